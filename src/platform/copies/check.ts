import { createHash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { readArchive } from './archive.ts'
import { type BaseManifest, isBase, type Manifest, manifestName } from './manifest.ts'

/** Reads a copy from end to end before anything is made of it: every piece is whole, and every entry is what the manifest says. */
export async function checkCopy(path: string, key: Buffer): Promise<Manifest | BaseManifest> {
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
  const manifest = JSON.parse(text) as Manifest | BaseManifest
  const wrong = wantedOf(manifest).filter(([name, sha256]) => digests.get(name) !== sha256)
  if (wrong.length > 0)
    throw new Refusal(`${path} stämmer inte med sin förteckning: ${wrong.map(([name]) => name).join(', ')}.`)
  return manifest
}

function wantedOf(manifest: Manifest | BaseManifest): (readonly [string, string])[] {
  const named = (folder: string, entries: { name: string; sha256: string }[]) =>
    entries.map(({ name, sha256 }) => [`${folder}/${name}`, sha256] as const)
  const own = isBase(manifest) ? named('data', manifest.parts) : named('tables', manifest.tables)
  return [...own, ...named('files', manifest.files)]
}
