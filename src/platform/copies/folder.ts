import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { removeOldPieces } from './wal.ts'

/** How long a copy lives: what somebody had a right to have removed must not lie in old copies for ever. */
const daysKept = 30
/** So many are left even when nothing new has been made for a long time. */
const leastKept = 3

/** Rows, and the database's own files. */
export const endings = { logical: '.kpcopy', physical: '.kpbase' } as const
type Kind = keyof typeof endings
const named = /^knutpunkt-(\d{4}-\d\d-\d\d)T\d{6}Z(\.kpcopy|\.kpbase)$/

const nameAt = (now: Date, kind: Kind) =>
  `knutpunkt-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z${endings[kind]}`

/** Copies of earlier days that were cut off in the middle are taken away: nobody is writing them any more. */
export function newCopyIn(folder: string, kind: Kind, now: Date): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = nameAt(now, kind)
  const halves = readdirSync(folder).filter((one) => /^knutpunkt-.*\.part$/.test(one))
  for (const half of halves.filter((one) => one.slice(0, 20) < name.slice(0, 20))) rmSync(join(folder, half))
  return join(folder, name)
}

/** Removes copies that have lived their time, of each kind; other files in the folder are nobody's business here. */
export function removeOldCopies(folder: string, now: Date): string[] {
  const before = new Date(now.getTime() - daysKept * 86_400_000)
  const eldest = before.toISOString().slice(0, 10)
  const copies = readdirSync(folder).filter((name) => named.test(name))
  const kinds = Map.groupBy(copies.sort(), (name) => named.exec(name)?.[2])
  const old = [...kinds.values()]
    .flatMap((names) => names.slice(0, -leastKept))
    .filter((name) => (named.exec(name)?.[1] ?? '') < eldest)
  for (const name of old) rmSync(join(folder, name))
  removeOldPieces(folder, eldestKept(folder, before))
  return old
}

/** Pieces of the log are kept as long as the eldest copy that needs them. */
function eldestKept(folder: string, before: Date): Date {
  const bases = readdirSync(folder).filter((name) => name.endsWith(endings.physical))
  const [first] = bases.sort()
  const day = first ? new Date(`${named.exec(first)?.[1] ?? ''}T00:00:00Z`) : before
  return day < before ? day : before
}
