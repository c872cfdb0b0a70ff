import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchiveWriter } from './archive.ts'
import type { FileEntry } from './manifest.ts'

/** Puts one file into the copy. Undefined when it went away before it could be opened. */
export async function putFile(
  archive: ArchiveWriter,
  place: string,
  name: string,
): Promise<Omit<FileEntry, 'name'> | undefined> {
  if (!existsSync(place)) return undefined
  const hash = createHash('sha256')
  let size = 0
  await archive.entry(name, async (write) => {
    try {
      for await (const bytes of createReadStream(place)) {
        hash.update(bytes)
        size += bytes.length
        await write(bytes)
      }
    } catch (error) {
      // Taken away in this very moment: it stands in the copy as an empty file.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  })
  return { size, sha256: hash.digest('hex') }
}

/** Files that people sent in are never changed; one that is destroyed while the copy is made is left out. */
export async function putUploads(archive: ArchiveWriter, folder: string): Promise<FileEntry[]> {
  const names = existsSync(folder) ? await readdir(folder) : []
  const put: FileEntry[] = []
  for (const name of names.filter((one) => !one.endsWith('.part')).sort()) {
    const found = await putFile(archive, join(folder, name), `files/${name}`)
    if (found) put.push({ name, ...found })
  }
  return put
}
