import { createHash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { readArchive } from './archive.ts'
import { type Manifest, manifestName } from './manifest.ts'

/** Reads a copy from end to end before anything is made of it: every piece is whole, and every entry is what the manifest says. */
export async function checkCopy(path: string, key: Buffer): Promise<Manifest> {
  const digests = new Map<string, string>()
  let text = ''
  for await (const { name, bytes } of readArchive(path, key)) {
    const hash = createHash('sha256')
    for await (const part of bytes) {
      hash.update(part)
      if (name === manifestName) text += part.toString()
    }
    digests.set(name, hash.digest('hex'))
  }
  if (!text) throw new Refusal(`${path} saknar sin innehållsförteckning. Ta en annan kopia.`)
  const manifest = JSON.parse(text) as Manifest
  const wanted = [
    ...manifest.tables.map(({ name, sha256 }) => [`tables/${name}`, sha256] as const),
    ...manifest.files.map(({ name, sha256 }) => [`files/${name}`, sha256] as const),
  ]
  const wrong = wanted.filter(([name, sha256]) => digests.get(name) !== sha256)
  if (wrong.length > 0)
    throw new Refusal(`${path} stämmer inte med sin förteckning: ${wrong.map(([name]) => name).join(', ')}.`)
  return manifest
}
