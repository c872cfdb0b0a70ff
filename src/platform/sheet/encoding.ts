/** Bytes of a text file to text: UTF-8 with or without mark, UTF-16 with mark, else Windows-1252 as older programs write. */
type Decoded = { value: string; encoding: string } | { problem: 'kind' | 'encoding' | 'halfFile' }

const marks: [number[], string][] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]
/** PDF, old Excel (OLE2), pictures: files that are no text at all. */
const otherKinds = [
  [0x25, 0x50, 0x44, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
]
const begins = (bytes: Uint8Array, mark: number[]): boolean => mark.every((byte, place) => bytes[place] === byte)

function decodeAs(encoding: string, bytes: Uint8Array, stream = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream })
  } catch {
    // Bytes that this encoding does not have: another one is tried.
    return null
  }
}

/** Whole UTF-8 but for a letter cut at the end; at least one letter before it must prove the encoding. */
const isCutUtf8 = (bytes: Uint8Array): boolean => /[^\0-\x7f]/.test(decodeAs('utf-8', bytes, true) ?? '')

export function decode(bytes: Uint8Array): Decoded {
  if (otherKinds.some((mark) => begins(bytes, mark))) return { problem: 'kind' }
  const marked = marks.find(([mark]) => begins(bytes, mark))
  if (!marked && bytes.includes(0)) return { problem: 'kind' }
  const encoding = marked?.[1] ?? 'utf-8'
  const text = decodeAs(encoding, bytes)
  if (text !== null) return { value: text, encoding: encoding.toUpperCase() }
  if (marked || isCutUtf8(bytes)) return { problem: 'halfFile' }
  const older = new TextDecoder('windows-1252').decode(bytes)
  return /[\x80-\x9f]/.test(older) ? { problem: 'encoding' } : { value: older, encoding: 'Windows-1252' }
}
