import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { asRoot, runnerOf } from './runner.ts'

// Where the database lives: in the data folder, or, when a closed folder above keeps its unprivileged user out, under
// /var/lib/knutpunkt in a folder that data/elsewhere names.

const otherRoot = '/var/lib/knutpunkt'

function noted(data: string): string | undefined {
  const note = join(data, 'elsewhere')
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
}

/** Is there a database in or behind this data folder? Asked before keys are made. */
export function hasDatabase(data: string): boolean {
  const elsewhere = noted(data)
  return elsewhere !== undefined || existsSync(join(data, 'postgres', 'kp.ready'))
}

function closedAbove(path: string): string | undefined {
  const { uid } = runnerOf(join(path, 'postgres'))
  if (uid === undefined) return undefined
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid: owner } = statSync(folder)
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return folder
    if (folder === dirname(folder)) return undefined
  }
}

function moveElsewhere(data: string): string {
  const other = join(otherRoot, randomBytes(6).toString('hex'))
  mkdirSync(other, { recursive: true, mode: 0o711 })
  chmodSync(otherRoot, 0o711)
  chmodSync(other, 0o711)
  writeFileSync(join(data, 'elsewhere'), `${other}\n`, { mode: 0o600 })
  return other
}

function make(data: string): string {
  try {
    const existed = existsSync(data)
    mkdirSync(data, { recursive: true, mode: asRoot ? 0o711 : 0o700 })
    if (!existed) chmodSync(data, asRoot ? 0o711 : 0o700)
    return realpathSync(data)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Refusal(`Datamappen ${data} går inte att skapa (${code}). Välj en annan med KNUTPUNKT_DATA.`)
  }
}

/** Stands in the data folder while a copy is being laid back, and is taken away when everything is on the disk. */
export const layingNote = (data: string): string => join(data, 'restoring')

/** A restore that was killed, or cut by a lost current: what lies there may be half, and may be torn. */
export function refuseHalf(data: string): void {
  if (existsSync(layingNote(data)))
    throw new Refusal(
      `I ${data} läggs en säkerhetskopia tillbaka, eller så avbröts det. Arbetar ingen restore längre: töm mappen och kör den igen.`,
    )
}

export type Place = { root: string; said: string | undefined }

export function placeOf(data: string): Place {
  const real = make(data)
  const before = noted(real)
  if (before !== undefined) {
    if (existsSync(before)) return { root: before, said: undefined }
    throw new Refusal(
      `${join(real, 'elsewhere')} säger att databasen ligger i ${before}, men den mappen finns inte. ` +
        'Lägg tillbaka mappen. Vill ni börja om från början: ta bort filen elsewhere.',
    )
  }
  const closed = closedAbove(real)
  if (closed === undefined) return { root: real, said: undefined }
  const root = moveElsewhere(real)
  return {
    root,
    said: `${closed} är stängd för andra användare och databasen får inte köras som root: den ligger i ${root}.`,
  }
}
