import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../clock.ts'
import { connectApart } from '../connection.ts'
import { endings } from '../copies/folder.ts'
import { baseInto, copyInto } from '../copies/noted.ts'
import { shipPieces } from '../copies/wal.ts'
import type { Apart } from '../keys-apart.ts'
import type { Order } from './order.ts'

/** The copy of a night is made after this time, UTC. */
const after = '01:30'
const tries = 3

type Kind = keyof typeof endings

/** Is the copy of this night still to be made? A site that was away at the time makes it when it is back. */
export function isDue(now: Date, names: readonly string[], kind: Kind): boolean {
  const [day = '', time = ''] = now.toISOString().split('T')
  return time >= after && !names.some((name) => name.startsWith(`knutpunkt-${day}T`) && name.endsWith(endings[kind]))
}

/** The site's own database: its files every night and its rows on Sundays. Others' databases: their rows every night. */
export const kindsOf = (now: Date, root: string | null): Kind[] =>
  root === null ? ['logical'] : now.getUTCDay() === 0 ? ['physical', 'logical'] : ['physical']

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])

type Night = { order: Order & { copies: string }; apart: Apart }

async function copyNow({ order: { at, data, mark, copies, root }, apart }: Night, kind: Kind): Promise<void> {
  const client = await connectApart(at, 'kp_backup', apart.passwords.kp_backup)
  const source = { client, files: `${data}/files`, mark, now: systemClock() }
  const around = { key: apart.copies, clock: systemClock }
  try {
    if (kind === 'physical' && root !== null)
      await baseInto(copies, { ...source, folder: join(root, 'postgres') }, around)
    else await copyInto(copies, source, around)
  } finally {
    await client.end().catch(() => {}) // the database is away already
  }
}

const wordOf = (error: unknown) => (error as { code?: string }).code ?? (error as Error).message

/** Every minute it is asked whether the night's copies are there; after three faults the next night is waited for. */
export async function keepCopying(night: Night, say: (line: string) => void): Promise<never> {
  const { copies, root } = night.order
  for (let faults = { day: '', count: 0 }; ; await sleep(60_000)) {
    const now = systemClock()
    const day = now.toISOString().slice(0, 10)
    if (faults.day !== day) faults = { day, count: 0 }
    const due = kindsOf(now, root).filter((kind) => isDue(now, namesIn(copies), kind))
    for (const kind of faults.count < tries ? due : [])
      await copyNow(night, kind).catch((error) => {
        faults.count += 1
        say(`the copy of the night failed (${faults.count} of ${tries}): ${wordOf(error)}`)
      })
  }
}

/** What the database lays beside it leaves for the copies within seconds. */
export async function keepShipping(
  { order: { copies, root }, apart }: Night,
  say: (line: string) => void,
): Promise<void> {
  if (root === null) return
  for (let told = ''; ; await sleep(5000)) {
    const fault = await shipPieces(join(root, 'wal'), copies, apart.copies).then(() => '', wordOf)
    if (fault && fault !== told) say(`the log of the database is not copied: ${fault}`)
    told = fault
  }
}
