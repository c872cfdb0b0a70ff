/**
 * The gate for every file that somebody sends in: size, kind by content, name that agrees, nothing hidden inside.
 * What comes out is safe to keep: pictures are drawn anew without EXIF (place, time, telephone); other kinds as sent.
 */
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { checkArchive, type Part, startsAsArchive } from './archive.ts'
import { type FileKind, kindOfContent, kindOfName, tidyName } from './kinds.ts'
import { holdsScript, officeWatch } from './suspect.ts'

export type UploadProblem = 'tooLarge' | 'kind' | 'notWhatItSays' | 'unreadable' | 'pixels' | 'archive'
export type Upload = { bytes: Uint8Array; kind: FileKind; name: string }
export type CheckedUpload = { value: Upload } | { problem: UploadProblem }
type Checked = { value: Uint8Array } | { problem: UploadProblem }

export const mostBytes = 10 * 1024 * 1024
const mostPixels = 50_000_000
const insideArchive = { bytes: 100 * 1024 * 1024, files: 1000 }

/** Reads no further than the limit: an endless stream is left, not followed. */
async function gather(source: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of source) {
    size += piece.length
    if (size > mostBytes) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function redraw(bytes: Uint8Array, kind: 'jpeg' | 'png'): Promise<Checked> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > mostPixels) return { problem: 'pixels' }
    const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated' }).autoOrient()
    return { value: await (kind === 'jpeg' ? upright.jpeg({ quality: 88 }) : upright.png()).toBuffer() }
  } catch {
    // The decoder throws on pictures that are broken or cut: the sender's file, not a defect of the site.
    return { problem: 'unreadable' }
  }
}

/** A PDF begins with its header, ends with its mark, and is nothing else at the same time (zip, page with script). */
function checkPdf(bytes: Uint8Array): Checked {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!file.subarray(-1024).includes('%%EOF')) return { problem: 'unreadable' }
  const alsoArchive = file.subarray(-65_557).includes('PK\x05\x06', 0, 'latin1')
  return alsoArchive || holdsScript(file) ? { problem: 'kind' } : { value: bytes }
}

const mainPart = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' }
const isActive = ({ name }: Part): boolean =>
  /vbaproject|vbadata|activex|macrosheets|\.(exe|dll|js|vbs|bat|com|lnk)$/i.test(name)

async function checkOffice(bytes: Uint8Array, kind: 'docx' | 'xlsx'): Promise<Checked> {
  const archive = await checkArchive(bytes, insideArchive, officeWatch())
  if ('problem' in archive) return archive
  if (archive.value.some(isActive)) return { problem: 'archive' }
  return archive.value.some(({ name }) => name === mainPart[kind]) ? { value: bytes } : { problem: 'unreadable' }
}

function checkContent(bytes: Uint8Array, kind: FileKind): Checked | Promise<Checked> {
  if (kind === 'pdf') return checkPdf(bytes)
  return kind === 'jpeg' || kind === 'png' ? redraw(bytes, kind) : checkOffice(bytes, kind)
}

/** What the bytes are. An archive passes the checks first, so that nothing else unpacks it before. */
async function recognise(bytes: Uint8Array): Promise<{ value: FileKind | undefined } | { problem: UploadProblem }> {
  if (startsAsArchive(bytes)) {
    const archive = await checkArchive(bytes, insideArchive)
    if ('problem' in archive) return archive
  }
  return { value: kindOfContent((await fileTypeFromBuffer(bytes))?.mime) }
}

export async function checkUpload(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  name: string,
): Promise<CheckedUpload> {
  const said = kindOfName(tidyName(name))
  if (!said) return { problem: 'kind' }
  const bytes = source instanceof Uint8Array ? source : await gather(source)
  if (!bytes || bytes.length > mostBytes) return { problem: 'tooLarge' }
  const found = await recognise(bytes)
  if ('problem' in found) return found
  if (found.value !== said) return { problem: 'notWhatItSays' }
  const checked = await checkContent(bytes, said)
  return 'problem' in checked ? checked : { value: { bytes: checked.value, kind: said, name: tidyName(name) } }
}
