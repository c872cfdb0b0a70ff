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

function checkOffice(parts: Part[], kind: 'docx' | 'xlsx'): UploadProblem | null {
  if (parts.some(isActive)) return 'archive'
  return parts.some(({ name }) => name === mainPart[kind]) ? null : 'unreadable'
}

type Found = { kind: FileKind | undefined; parts: Part[] }

/** What the bytes are. An archive passes its checks first, so that nothing else unpacks it before. */
async function recognise(bytes: Uint8Array): Promise<{ value: Found } | { problem: UploadProblem }> {
  const archive = startsAsArchive(bytes) ? await checkArchive(bytes, insideArchive, officeWatch()) : { value: [] }
  if ('problem' in archive) return archive
  const type = await fileTypeFromBuffer(bytes)
  return { value: { kind: kindOfContent(type?.mime), parts: archive.value } }
}

function checkContent(bytes: Uint8Array, kind: FileKind, parts: Part[]): Checked | Promise<Checked> {
  if (kind === 'pdf') return checkPdf(bytes)
  if (kind === 'jpeg' || kind === 'png') return redraw(bytes, kind)
  const problem = checkOffice(parts, kind)
  return problem ? { problem } : { value: bytes }
}

export async function checkUpload(source: Uint8Array | AsyncIterable<Uint8Array>, as: string): Promise<CheckedUpload> {
  const name = tidyName(as)
  const said = kindOfName(name)
  if (!said) return { problem: 'kind' }
  const bytes = source instanceof Uint8Array ? source : await gather(source)
  if (!bytes || bytes.length > mostBytes) return { problem: 'tooLarge' }
  const found = await recognise(bytes)
  if ('problem' in found) return found
  if (found.value.kind !== said) return { problem: 'notWhatItSays' }
  const checked = await checkContent(bytes, said, found.value.parts)
  return 'problem' in checked ? checked : { value: { bytes: checked.value, kind: said, name } }
}
