/**
 * The folder where files that people sent in lie: outside everything that is served, random names, readable by the
 * site alone. What was sent is in the database; the name of a file here says nothing.
 */
import { createHash, randomUUID } from 'node:crypto'
import type { ReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

export type StoredFile = { key: string; size: number; sha256: string }

const isKey = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

function pathOf(folder: string, key: string): string {
  if (!isKey(key)) throw new RangeError('a stored file is named by its key')
  return join(folder, key)
}

async function writeThrough(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A name in a folder is on the disk when the folder itself has been written. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Whole on the disk when it returns, or not there at all. */
export async function storeFile(folder: string, source: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const key = randomUUID()
  const hash = createHash('sha256')
  let size = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const bytes of source instanceof Uint8Array ? [source] : source) {
      hash.update(bytes)
      size += bytes.length
      yield bytes
    }
  }
  const unfinished = join(folder, `${key}.part`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await writeThrough(unfinished, counted())
    await rename(unfinished, pathOf(folder, key))
  } catch (defect) {
    // Nothing may stay behind when the disk is full; the defect itself goes on to the one who asked.
    await rm(unfinished, { force: true })
    throw defect
  }
  await syncFolder(folder)
  return { key, size, sha256: hash.digest('hex') }
}

/** null when it is no longer there. The caller reads the stream to its end or destroys it. */
export async function openFile(folder: string, key: string): Promise<{ stream: ReadStream; size: number } | null> {
  try {
    const file = await open(pathOf(folder, key), 'r')
    return { stream: file.createReadStream(), size: (await file.stat()).size }
  } catch (defect) {
    if ((defect as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw defect
  }
}

/** Removing what is gone is no defect: a repeated job does it again. */
export const removeFile = (folder: string, key: string): Promise<void> => rm(pathOf(folder, key), { force: true })

/** Takes away what a killed site left half written; at start, before anybody sends anything. Says how many. */
export async function sweepUnfinished(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const left = (await readdir(folder)).filter((name) => name.endsWith('.part'))
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })))
  return left.length
}
