import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '../refusal.ts'

// A sealed file: a head, then pieces of at most 1 MB, each sealed with AES-256-GCM. The number of the piece and whether it is the last
// are authenticated, so that nothing can be changed, moved, repeated or cut off unseen.

const magic = Buffer.from('KNUTPUNKT-COPY-1')
const piece = 1_048_576
const tagLength = 16
const headLength = magic.length + 32 + 8

const derive = (key: Buffer, salt: Buffer, purpose: string, length: number) =>
  Buffer.from(hkdfSync('sha256', key, salt, `knutpunkt copy ${purpose}`, length))

/** A key of its own for each file, so that counting is enough for a nonce. */
const nonceOf = (number: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(Math.floor(number / 2 ** 32), 4)
  nonce.writeUInt32BE(number % 2 ** 32, 8)
  return nonce
}
const aboutOf = (head: Buffer, number: number, last: boolean) =>
  createHash('sha256').update(head).update(`${number} ${last}`).digest()

const partOf = (path: string): string => `${path}.${process.pid}.part`

export class SealedWriter {
  #file: FileHandle
  #path: string
  #head: Buffer
  #key: Buffer
  #kept: Buffer[] = []
  #size = 0
  #number = 0
  bytes = headLength

  private constructor(file: FileHandle, path: string, key: Buffer) {
    const salt = randomBytes(32)
    this.#file = file
    this.#path = path
    this.#key = derive(key, salt, 'pieces', 32)
    this.#head = Buffer.concat([magic, salt, derive(key, salt, 'check', 8)])
  }

  /** Written beside as `.part`, each process its own: two copies may begin in the same second. The name means that it is whole. */
  static async to(path: string, key: Buffer): Promise<SealedWriter> {
    const writer = new SealedWriter(await open(partOf(path), 'w', 0o600), path, key)
    await writer.#file.write(writer.#head)
    return writer
  }

  async write(bytes: Buffer): Promise<void> {
    this.#kept.push(bytes)
    this.#size += bytes.length
    // One byte more than a piece: the last piece is known only when nothing follows it.
    if (this.#size > piece) await this.#flush()
  }

  async #flush(): Promise<void> {
    const all = Buffer.concat(this.#kept)
    let at = 0
    for (; all.length - at > piece; at += piece) await this.#seal(all.subarray(at, at + piece), false)
    const rest = Buffer.from(all.subarray(at))
    this.#kept = [rest]
    this.#size = rest.length
  }

  async #seal(bytes: Buffer, last: boolean): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#number))
    cipher.setAAD(aboutOf(this.#head, this.#number, last))
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    await this.#file.write(sealed)
    this.bytes += sealed.length
    this.#number += 1
  }

  /** On the disk, under its name, when it returns. */
  async end(): Promise<void> {
    await this.#flush()
    await this.#seal(Buffer.concat(this.#kept), true)
    await this.#file.sync()
    await this.#file.close()
    await rename(partOf(this.#path), this.#path)
    const folder = await open(dirname(this.#path), 'r')
    await folder.sync().finally(() => folder.close())
  }

  async giveUp(): Promise<void> {
    await this.#file.close().catch(() => {}) // the fault that led here is told, not this one
    await rm(partOf(this.#path), { force: true })
  }
}

const damaged = (path: string, where: string) =>
  new Refusal(`${path} är skadad ${where}. Ingenting har lagts tillbaka. Ta en annan kopia.`)

async function readExactly(file: FileHandle, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, null)
  return buffer.subarray(0, bytesRead)
}

async function keyOf(file: FileHandle, path: string, key: Buffer) {
  const head = await readExactly(file, headLength)
  if (head.length < headLength || !head.subarray(0, magic.length).equals(magic))
    throw new Refusal(`${path} är ingen säkerhetskopia av Knutpunkt.`)
  const salt = head.subarray(magic.length, magic.length + 32)
  if (!timingSafeEqual(derive(key, salt, 'check', 8), head.subarray(-8)))
    throw new Refusal(
      `${path} är låst med en annan nyckel, eller så är filens början skadad. Peka ut nyckelmappen som kopian gjordes med.`,
    )
  return { head, key: derive(key, salt, 'pieces', 32) }
}

/** Only bytes that are proved whole come out; what is wrong is told with the number of the piece. */
export async function* openSealed(path: string, key: Buffer): AsyncGenerator<Buffer> {
  const { size } = await stat(path).catch(() => {
    throw new Refusal(`${path} finns inte, eller går inte att läsa.`)
  })
  const file = await open(path, 'r')
  try {
    const opened = await keyOf(file, path, key)
    let left = size - headLength
    for (let number = 0; ; number++) {
      const sealed = await readExactly(file, Math.min(piece + tagLength, left))
      left -= sealed.length
      if (sealed.length < tagLength) throw damaged(path, 'i slutet: något är avklippt')
      const last = left === 0
      yield pieceOf(path, { ...opened, number, last, sealed })
      if (last) return
    }
  } finally {
    await file.close()
  }
}

type Piece = { head: Buffer; key: Buffer; number: number; last: boolean; sealed: Buffer }
function pieceOf(path: string, { head, key, number, last, sealed }: Piece): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(number))
  cipher.setAAD(aboutOf(head, number, last))
  cipher.setAuthTag(sealed.subarray(-tagLength))
  try {
    return Buffer.concat([cipher.update(sealed.subarray(0, -tagLength)), cipher.final()])
  } catch {
    throw damaged(
      path,
      last ? `i del ${number + 1}, den sista: en bit är ändrad eller slutet avklippt` : `i del ${number + 1}`,
    )
  }
}
