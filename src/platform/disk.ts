import { existsSync, mkdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from './settings.ts'
import { placeOf } from './supervisor/index.ts'

// The disks that the site writes to. Beside the data lies a ballast that is let go when its disk is full, so that there is
// time to make room before saving stops.

const pieceSize = 4 * 2 ** 20
const ballastSize = 16 * pieceSize
const everyMs = 2000
/** With less than this a disk is full: PostgreSQL makes its next log file of 16 MB. */
const full = 24 * 2 ** 20

/** Where the site's own database lies, and what is sent in. The disk of a foreign database is somebody else's. */
export const foldersOf = ({ data, database }: Pick<Settings, 'data' | 'database'>): string[] => [
  ...(database ? [] : [placeOf(data).root]),
  join(data, 'files'),
]

export function freeOf(folder: string): { bytes: number; share: number } {
  const { bavail, bsize, blocks } = statfsSync(folder)
  return { bytes: bavail * bsize, share: blocks === 0 ? 1 : bavail / blocks }
}

type Watched = { folder: string; ballast: string | undefined; told: boolean }
type Say = (line: string) => void

/** Zeroes take their place on the disk only once they are written. One piece at a look, so that nobody notices. */
async function lay(path: string): Promise<void> {
  const file = await open(path, 'a', 0o600)
  try {
    await file.write(Buffer.alloc(pieceSize))
  } finally {
    await file.close()
  }
}

const laid = (ballast: string) => statSync(ballast, { throwIfNoEntry: false })?.size ?? 0

/** One look at one disk; `ask` tells what is free. */
export async function look(watched: Watched, say: Say, ask = freeOf): Promise<void> {
  const { folder, ballast, told } = watched
  const { bytes, share } = ask(folder)
  const isFull = bytes < full
  if (isFull && ballast && existsSync(ballast)) {
    rmSync(ballast)
    say(`Disken vid ${folder} är full. Det som låg i reserv är släppt: gör plats nu.`)
  } else if (isFull && !told) say(`Disken vid ${folder} är full. Det som sparas där får vänta tills det finns plats.`)
  else if (!isFull && told) say(`Det finns plats igen på disken vid ${folder}.`)
  watched.told = isFull
  if (ballast && laid(ballast) < ballastSize && bytes > 3 * ballastSize && share > 0.1) await lay(ballast)
}

/** Looks at the disks until stopped; what the operator must know is said once, and again when it is over. */
export function watchDisks(settings: Settings, say: Say): () => Promise<void> {
  const disks = foldersOf(settings).map((folder, at): Watched => {
    mkdirSync(folder, { recursive: true })
    return { folder, ballast: at === 0 && !settings.database ? join(folder, 'ballast') : undefined, told: false }
  })
  let looking = Promise.resolve()
  const lookAll = () => {
    looking = looking.then(async () => {
      // A disk that cannot even be asked is told by whatever needs it.
      for (const disk of disks) await look(disk, say).catch(() => {})
    })
  }
  lookAll()
  const timer = setInterval(lookAll, everyMs)
  return () => {
    clearInterval(timer)
    return looking
  }
}
