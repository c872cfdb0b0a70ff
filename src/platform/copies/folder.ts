import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** How long a copy lives: what somebody had a right to have removed must not lie in old copies for ever. */
const daysKept = 30
/** So many are left even when nothing new has been made for a long time. */
const leastKept = 3

const ending = '.kpcopy'
const named = /^knutpunkt-(\d{4}-\d\d-\d\d)T\d{6}Z\.kpcopy$/

const nameAt = (now: Date) => `knutpunkt-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z${ending}`

/** Copies of earlier days that were cut off in the middle are taken away: nobody is writing them any more. */
export function newCopyIn(folder: string, now: Date): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = nameAt(now)
  const halves = readdirSync(folder).filter((one) => /^knutpunkt-.*\.kpcopy\.part$/.test(one))
  for (const half of halves.filter((one) => one.slice(0, 20) < name.slice(0, 20))) rmSync(join(folder, half))
  return join(folder, name)
}

/** Removes copies that have lived their time; other files in the folder are nobody's business here. */
export function removeOldCopies(folder: string, now: Date): string[] {
  const eldest = new Date(now.getTime() - daysKept * 86_400_000).toISOString().slice(0, 10)
  const copies = readdirSync(folder)
    .filter((name) => named.test(name))
    .sort()
  const old = copies.slice(0, -leastKept).filter((name) => (named.exec(name)?.[1] ?? '') < eldest)
  for (const name of old) rmSync(join(folder, name))
  return old
}
