import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { ArchiveWriter } from './archive.ts'
import { putFile } from './files.ts'

// Pieces of the database's own log (WAL), 16 MB each, named by timeline and number.

const piece = /^[0-9A-F]{24}$/
const ending = '.kpwal'

/** Seals what the database has laid beside, and takes it away from there. Returns how many. */
export async function shipPieces(from: string, copies: string, key: Buffer): Promise<number> {
  const names = existsSync(from) ? readdirSync(from).filter((name) => piece.test(name)) : []
  const to = join(copies, 'wal')
  if (names.length > 0) mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const name of names.sort()) {
    const archive = await ArchiveWriter.to(join(to, `${name}${ending}`), key)
    try {
      await putFile(archive, join(from, name), name)
      await archive.end()
    } catch (fault) {
      await archive.giveUp()
      throw fault
    }
    rmSync(join(from, name))
  }
  return names.length
}

/** Pieces from before the eldest copy that is kept. */
export function removeOldPieces(copies: string, before: Date): void {
  const folder = join(copies, 'wal')
  if (!existsSync(folder)) return
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  for (const name of names) if (statSync(join(folder, name)).mtime < before) rmSync(join(folder, name))
}

/** The one after: 256 pieces of 16 MB to each number in the middle. */
export function nextPiece(name: string): string {
  const number = BigInt(`0x${name.slice(8, 16)}`) * 256n + BigInt(`0x${name.slice(16)}`) + 1n
  const hex = (value: bigint) => value.toString(16).toUpperCase().padStart(8, '0')
  return name.slice(0, 8) + hex(number / 256n) + hex(number % 256n)
}

/** All pieces that a copy can be carried on with, from its first. A hole among them is refused: what comes after it could never be read. */
export function piecesFor(copy: string, { startWal, stopWal }: { startWal: string; stopWal: string }): string[] {
  const folder = join(dirname(copy), 'wal')
  const timeline = startWal.slice(0, 8)
  const there = new Set(
    (existsSync(folder) ? readdirSync(folder) : [])
      .map((name) => name.slice(0, -ending.length))
      .filter((name) => piece.test(name) && name.startsWith(timeline) && name >= startWal),
  )
  const last = [stopWal, ...there].sort().at(-1) ?? stopWal
  const wanted: string[] = []
  for (let name = startWal; name <= last; name = nextPiece(name)) {
    if (!there.has(name))
      throw new Refusal(`Biten ${name} av databasens logg saknas i ${folder}. Utan den går kopian inte att göra hel.`)
    wanted.push(join(folder, `${name}${ending}`))
  }
  return wanted
}
