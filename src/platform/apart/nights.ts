import { existsSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../clock.ts'
import { connectApart } from '../connection.ts'
import { copyInto } from '../copies/noted.ts'
import type { Apart } from '../keys-apart.ts'
import type { Order } from './order.ts'

/** The copy of a night is made after this time, UTC. */
const after = '01:30'
const tries = 3

/** Is the copy of this night still to be made? A site that was away at the time makes it when it is back. */
export function isDue(now: Date, names: readonly string[]): boolean {
  const [day = '', time = ''] = now.toISOString().split('T')
  return time >= after && !names.some((name) => name.startsWith(`knutpunkt-${day}T`) && name.endsWith('.kpcopy'))
}

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])

async function copyNow({ at, data, mark }: Order, folder: string, apart: Apart): Promise<void> {
  const client = await connectApart(at, 'kp_backup', apart.passwords.kp_backup)
  try {
    const source = { client, files: `${data}/files`, mark, now: systemClock() }
    await copyInto(folder, source, { key: apart.copies, clock: systemClock })
  } finally {
    await client.end().catch(() => {}) // the database is away already
  }
}

/** Every minute it is asked whether the night's copy is there; after three faults the next night is waited for. */
export async function keepCopying(order: Order, apart: Apart, say: (line: string) => void): Promise<void> {
  const { copies } = order
  if (!copies) return
  for (let faults = { day: '', count: 0 }; ; await sleep(60_000)) {
    const now = systemClock()
    const day = now.toISOString().slice(0, 10)
    if (faults.day !== day) faults = { day, count: 0 }
    if (faults.count >= tries || !isDue(now, namesIn(copies))) continue
    await copyNow(order, copies, apart).catch((error) => {
      faults.count += 1
      say(`the copy of the night failed (${faults.count} of ${tries}): ${error.code ?? error.name}`)
    })
  }
}
