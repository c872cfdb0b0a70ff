import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../refusal.ts'
import { beganAt } from './living.ts'

// One site process at a time starts or stops the database of a folder. Two postmasters on one folder would destroy it.

const patience = 60_000
const me = () => `${process.pid} ${beganAt(process.pid)}`

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** The file appears whole (a link to a written file), so nobody ever reads half an owner. */
function take(lock: string): boolean {
  const mine = `${lock}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    // On a full disk the file is made and stays empty: it is taken away like any other.
    writeFileSync(mine, me(), { mode: 0o600 })
    linkSync(mine, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Takes away what a killed process left. The rename may catch a living owner's file that came in between: it is put back. */
function clearDead(lock: string): void {
  const owner = read(lock)
  const [pid, began] = owner.split(' ')
  if (!owner || beganAt(Number(pid)) === began) return
  const aside = `${lock}.dead.${process.pid}`
  try {
    renameSync(lock, aside)
    if (read(aside) !== owner) linkSync(aside, lock)
  } catch {
    // another process cleared it first
  }
  rmSync(aside, { force: true })
}

export async function inTurn<T>(root: string, work: () => Promise<T>): Promise<T> {
  const lock = join(root, 'starting')
  const until = performance.now() + patience
  while (!take(lock)) {
    clearDead(lock)
    if (performance.now() > until)
      throw new Refusal(`En annan process startar eller stoppar databasen i ${root} sedan en minut. Försök igen.`)
    await sleep(25)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}
