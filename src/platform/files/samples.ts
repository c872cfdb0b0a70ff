/** Files for tests, made in memory: honest ones and the hostile list of the upload tests. Nothing of this lies in git. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

export type ZipPart = {
  name: string
  bytes: Buffer
  claims?: number
  ownName?: string
  mode?: number
  stored?: boolean
}

const words = (...numbers: [number, 2 | 4][]): Buffer =>
  Buffer.concat(
    numbers.map(([number, size]) => {
      const buffer = Buffer.alloc(size)
      if (size === 2) buffer.writeUInt16LE(number)
      else buffer.writeUInt32LE(number >>> 0)
      return buffer
    }),
  )

function packed(part: ZipPart): { local: Buffer; central: (offset: number) => Buffer } {
  const data = part.stored ? part.bytes : deflateRawSync(part.bytes, { level: 9 })
  const name = Buffer.from(part.name)
  const ownName = Buffer.from(part.ownName ?? part.name)
  const size = part.claims ?? part.bytes.length
  const method = part.stored ? 0 : 8
  const sizes: [number, 2 | 4][] = [
    [crc32(part.bytes), 4],
    [data.length, 4],
    [size, 4],
  ]
  const head: [number, 2 | 4][] = [[20, 2], [0x800, 2], [method, 2], [0, 4], ...sizes]
  return {
    local: Buffer.concat([words([0x04034b50, 4], ...head, [ownName.length, 2], [0, 2]), ownName, data]),
    central: (offset) =>
      Buffer.concat([
        words([0x02014b50, 4], [0x314, 2], ...head, [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2]),
        words([((part.mode ?? 0o100644) << 16) >>> 0, 4], [offset, 4]),
        name,
      ]),
  }
}

export function zip(parts: ZipPart[]): Buffer {
  const made = parts.map(packed)
  let offset = 0
  const central = made.map(({ local, central }) => {
    const row = central(offset)
    offset += local.length
    return row
  })
  const directory = Buffer.concat(central)
  const end = words(
    [0x06054b50, 4],
    [0, 4],
    [parts.length, 2],
    [parts.length, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  )
  return Buffer.concat([...made.map(({ local }) => local), directory, end])
}

const text = (name: string, content: string): ZipPart => ({ name, bytes: Buffer.from(content) })
const mainType = (kind: 'wordprocessingml.document' | 'spreadsheetml.sheet') =>
  `application/vnd.openxmlformats-officedocument.${kind}.main+xml`

const types = (part: string, type: string): ZipPart =>
  text(
    '[Content_Types].xml',
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${type}"/></Types>`,
  )

export const docxWith = (...more: ZipPart[]): Buffer =>
  zip([
    types('word/document.xml', mainType('wordprocessingml.document')),
    text('word/document.xml', '<w:document><w:body>Betyg</w:body></w:document>'),
    ...more,
  ])

export const xlsxWith = (...more: ZipPart[]): Buffer =>
  zip([
    types('xl/workbook.xml', mainType('spreadsheetml.sheet')),
    text('xl/workbook.xml', '<workbook><sheets/></workbook>'),
    ...more,
  ])

export const pdfWith = (inside = ''): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${inside}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`)

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, check])
}

/** A PNG whose header says these measures whatever its few lines hold. */
export function pngClaiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const lines = deflateSync(Buffer.alloc(Math.min(height, 100) * (Math.ceil(width) + 1)), { level: 9 })
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([sign, chunk('IHDR', header), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))])
}

export async function* endless(): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(65_536, 0x20)
  for (;;) yield piece
}

/** In two halves, so that no scanner stops this file itself. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
