/** Writes a zip archive part by part, so that memory holds one part at a time. Past 4 GB it throws: such a package is made in two. */
import { crc32, deflateRawSync } from 'node:zlib'

export type ZipPart = { name: string; bytes: Buffer }

const words = (...numbers: [number, 2 | 4][]): Buffer =>
  Buffer.concat(
    numbers.map(([number, size]) => {
      const bytes = Buffer.alloc(size)
      bytes.writeUIntLE(number, 0, size)
      return bytes
    }),
  )

const version = 20
const utf8 = 0x800
const deflated = 8
/** 1 January 1980: the archive says itself when it was made. */
const noDay = 33

function packed({ name, bytes }: ZipPart) {
  const data = deflateRawSync(bytes)
  const title = Buffer.from(name)
  const head = words(
    [version, 2],
    [utf8, 2],
    [deflated, 2],
    [0, 2],
    [noDay, 2],
    [crc32(bytes), 4],
    [data.length, 4],
    [bytes.length, 4],
    [title.length, 2],
    [0, 2],
  )
  return { head, title, data }
}

export async function* zipOf(parts: AsyncIterable<ZipPart>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let at = 0
  for await (const part of parts) {
    const { head, title, data } = packed(part)
    directory.push(words([0x02014b50, 4], [version, 2]), head, words([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), title)
    const local = Buffer.concat([words([0x04034b50, 4]), head, title, data])
    at += local.length
    yield local
  }
  const list = Buffer.concat(directory)
  const count = directory.length / 4
  yield list
  yield words([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [list.length, 4], [at, 4], [0, 2])
}
