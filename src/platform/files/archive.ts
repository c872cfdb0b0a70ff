/**
 * Looks into a zip archive (DOCX, XLSX) before anything else opens it, and refuses what could hurt: bombs, links,
 * names that point out of the archive, encrypted or overlapping parts, data hidden before, between or after them.
 * The trap: the sizes written in an archive are claims, so each part is unpacked and counted, and thrown away.
 */
import { crc32, createInflateRaw } from 'node:zlib'

export type ArchiveLimits = { bytes: number; files: number }
export type ArchiveProblem = { problem: 'archive' | 'unreadable' }
export type Part = {
  name: string
  stored: boolean
  crc: number
  packed: number
  unpacked: number
  from: number
  start: number
}

const endLength = 22
const longestComment = 65_535
/** After a part there may be its data descriptor (at most 24 bytes), nothing else. */
const descriptor = 24

const broken: ArchiveProblem = { problem: 'unreadable' }
const hostile: ArchiveProblem = { problem: 'archive' }

export const startsAsArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** Where the archive says that it ends; the last record must end with the file. */
function findEnd(file: Buffer): number {
  const lowest = Math.max(0, file.length - endLength - longestComment)
  for (let at = file.length - endLength; at >= lowest; at--) {
    if (file.readUInt32LE(at) === 0x06054b50 && at + endLength + file.readUInt16LE(at + 20) === file.length) return at
  }
  return -1
}

const isLink = (attributes: number): boolean => ((attributes >>> 16) & 0xf000) === 0xa000

function leadsOut(name: string): boolean {
  const strange = [...name].some((sign) => sign < ' ' || sign === '\\' || sign === '\ufffd')
  return strange || name.length > 260 || /^(\/|[a-z]:)/i.test(name) || name === '' || name.split('/').includes('..')
}

/** One row of the directory with the part's own header, which must tell the same; null when it does not. */
function readPart(file: Buffer, at: number): (Part & { next: number }) | null {
  if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return null
  const [flags, method, nameLength] = [8, 10, 28].map((place) => file.readUInt16LE(at + place)) as [
    number,
    number,
    number,
  ]
  const name = file.toString('utf8', at + 46, at + 46 + nameLength)
  const from = file.readUInt32LE(at + 42)
  if (flags & 1 || (method !== 0 && method !== 8) || isLink(file.readUInt32LE(at + 38)) || leadsOut(name)) return null
  if (from + 30 > file.length || file.readUInt32LE(from) !== 0x04034b50) return null
  const ownName = file.toString('utf8', from + 30, from + 30 + file.readUInt16LE(from + 26))
  if (ownName !== name || file.readUInt16LE(from + 8) !== method) return null
  return {
    name,
    stored: method === 0,
    crc: file.readUInt32LE(at + 16),
    packed: file.readUInt32LE(at + 20),
    unpacked: file.readUInt32LE(at + 24),
    from,
    start: from + 30 + nameLength + file.readUInt16LE(from + 28),
    next: at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32),
  }
}

/** Parts lie one after another from the first byte to the directory, so nothing is hidden and nothing counted twice. */
function fillTheFile(parts: Part[], directory: number): boolean {
  let end = 0
  for (const part of [...parts].sort((a, b) => a.from - b.from)) {
    if (part.from < end || part.from > end + (end === 0 ? 0 : descriptor)) return false
    end = part.start + part.packed
  }
  return end <= directory && directory <= end + descriptor
}

function readDirectory(bytes: Uint8Array, limits: ArchiveLimits): { value: Part[] } | ArchiveProblem {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = startsAsArchive(file) && file.length >= endLength ? findEnd(file) : -1
  if (end < 0) return broken
  const count = file.readUInt16LE(end + 10)
  const directory = file.readUInt32LE(end + 16)
  if (count > limits.files || directory + file.readUInt32LE(end + 12) !== end) return hostile
  const parts: Part[] = []
  for (let n = 0, at = directory; n < count; n++) {
    const part = readPart(file, at)
    if (!part) return hostile
    parts.push(part)
    at = part.next
  }
  const names = new Set(parts.map(({ name }) => name.toLowerCase()))
  const total = parts.reduce((sum, { unpacked }) => sum + unpacked, 0)
  const sound = names.size === count && total <= limits.bytes && fillTheFile(parts, directory)
  return sound ? { value: parts } : hostile
}

export type Look = (chunk: Buffer, part: Part) => boolean

/** Unpacks one part in small pieces, shows each piece to `look`, and stops as soon as the size claimed is passed. */
async function checkPart(packed: Uint8Array, part: Part, look: Look): Promise<ArchiveProblem | null> {
  const pieces = part.stored ? [Buffer.from(packed)] : createInflateRaw({ chunkSize: 256 * 1024 })
  if (!Array.isArray(pieces)) pieces.end(packed)
  let [size, crc] = [0, 0]
  try {
    for await (const piece of pieces as AsyncIterable<Buffer>) {
      size += piece.length
      crc = crc32(piece, crc)
      if (size > part.unpacked || !look(piece, part)) return hostile
    }
  } catch {
    // zlib throws on bytes that are not packed data: the file is broken, not the site.
    return broken
  }
  return size === part.unpacked && crc === part.crc ? null : broken
}

/** Whole archive: directory, then every part. `look` says false to a piece that must not be there. */
export async function checkArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits,
  look: Look = () => true,
): Promise<{ value: Part[] } | ArchiveProblem> {
  const directory = readDirectory(bytes, limits)
  if ('problem' in directory) return directory
  for (const part of directory.value) {
    const problem = await checkPart(bytes.subarray(part.start, part.start + part.packed), part, look)
    if (problem) return problem
  }
  return directory
}
