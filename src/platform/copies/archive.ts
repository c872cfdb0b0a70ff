import { once } from 'node:events'
import { Readable } from 'node:stream'
import { createGunzip, createGzip, type Gzip } from 'node:zlib'
import { openSealed, SealedWriter } from './sealed-file.ts'

// What lies in a copy: named entries after each other, packed and sealed. Each block is its kind, its length and its bytes.

const kinds = { name: 1, bytes: 2, end: 3 } as const
const most = 1_048_576

export type Put = (bytes: Buffer) => Promise<void>

function blockOf(kind: number, bytes: Buffer): Buffer[] {
  const head = Buffer.alloc(5)
  head.writeUInt8(kind, 0)
  head.writeUInt32BE(bytes.length, 1)
  return [head, bytes]
}

export class ArchiveWriter {
  #gzip: Gzip = createGzip({ level: 1 })
  #file: SealedWriter
  #pumping: Promise<void>

  private constructor(file: SealedWriter) {
    this.#file = file
    this.#pumping = this.#pump()
    this.#pumping.catch(() => {}) // told by whoever writes or ends next
  }
  static async to(path: string, key: Buffer): Promise<ArchiveWriter> {
    return new ArchiveWriter(await SealedWriter.to(path, key))
  }
  async #pump(): Promise<void> {
    for await (const bytes of this.#gzip) await this.#file.write(bytes as Buffer)
  }
  async #block(kind: number, bytes: Buffer): Promise<void> {
    for (const part of blockOf(kind, bytes)) {
      if (this.#gzip.write(part)) continue
      await Promise.race([once(this.#gzip, 'drain'), this.#pumping])
    }
  }
  async entry(name: string, produce: (put: Put) => Promise<void>): Promise<void> {
    await this.#block(kinds.name, Buffer.from(name))
    await produce(async (bytes) => {
      for (let at = 0; at < bytes.length; at += most) await this.#block(kinds.bytes, bytes.subarray(at, at + most))
    })
    await this.#block(kinds.end, Buffer.alloc(0))
  }
  /** The size of the file. */
  async end(): Promise<number> {
    this.#gzip.end()
    await this.#pumping
    await this.#file.end()
    return this.#file.bytes
  }
  async giveUp(): Promise<void> {
    this.#gzip.destroy()
    await this.#pumping.catch(() => {}) // the fault that led here is told, not this one
    await this.#file.giveUp()
  }
}

/** Takes exactly so many bytes at a time from pieces of any size. */
class Pieces {
  #source: AsyncIterator<Buffer>
  #kept: Buffer = Buffer.alloc(0)
  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }
  async take(length: number): Promise<Buffer | undefined> {
    const parts = [this.#kept]
    let size = this.#kept.length
    while (size < length) {
      const next = await this.#source.next()
      if (next.done) return undefined
      parts.push(next.value)
      size += next.value.length
    }
    const all = parts.length === 1 ? this.#kept : Buffer.concat(parts)
    this.#kept = all.subarray(length)
    return all.subarray(0, length)
  }
}

function unpacked(path: string, key: Buffer): AsyncIterable<Buffer> {
  const sealed = Readable.from(openSealed(path, key))
  const gunzip = createGunzip()
  sealed.on('error', (error) => gunzip.destroy(error))
  return sealed.pipe(gunzip)
}

async function* bytesOf(pieces: Pieces): AsyncGenerator<Buffer> {
  for (let block = await nextBlock(pieces); block && block.kind !== kinds.end; block = await nextBlock(pieces))
    yield block.bytes
}

async function nextBlock(pieces: Pieces): Promise<{ kind: number; bytes: Buffer } | undefined> {
  const head = await pieces.take(5)
  const bytes = head && (await pieces.take(head.readUInt32BE(1)))
  return bytes && { kind: head.readUInt8(0), bytes }
}

export type Entry = { name: string; bytes: AsyncGenerator<Buffer> }

/** Entry after entry. What a reader leaves of an entry is passed over. */
export async function* readArchive(path: string, key: Buffer): AsyncGenerator<Entry> {
  const pieces = new Pieces(unpacked(path, key))
  for (let head = await nextBlock(pieces); head; head = await nextBlock(pieces)) {
    const bytes = bytesOf(pieces)
    yield { name: head.bytes.toString(), bytes }
    while (!(await bytes.next()).done);
  }
}
