import { verify } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { systemClock } from '../clock.ts'
import { connectApart } from '../connection.ts'
import type { Apart } from '../keys-apart.ts'
import { Refusal } from '../refusal.ts'
import { signedOf } from '../sealing/batch.ts'
import { keepHeads } from '../sealing/heads.ts'
import { openSealer } from '../sealing/seal.ts'
import { newestSeal } from '../sealing/stored.ts'
import type { Order } from './order.ts'

const lockNumber = 4712
const pause = 1000

/** Another key would begin a chain that nobody can check: the operator must lay the right one back. */
async function refuseOtherKey(client: pg.Client, keys: Apart['sealing']): Promise<void> {
  const seal = await newestSeal(client)
  if (seal && !verify(null, signedOf(seal, seal.hash), keys.checks, seal.signature))
    throw new Refusal('Loggen är förseglad med en annan nyckel än sealing i nyckelmappen. Lägg tillbaka den nyckeln.')
}

/** One process at a time seals a database; the others wait for their turn. */
async function myTurn(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [lockNumber])
  return rows[0].mine
}

async function sealUntilFault({ at, data }: Order, apart: Apart): Promise<never> {
  const client = await connectApart(at, 'kp_seal', apart.passwords.kp_seal)
  try {
    while (!(await myTurn(client))) await sleep(pause)
    await refuseOtherKey(client, apart.sealing)
    const sealer = await openSealer(client, apart.sealing)
    for (;;) {
      const made = await sealer.round(systemClock())
      if (made.length > 0) keepHeads(data, made)
      await sleep(pause)
    }
  } finally {
    await client.end().catch(() => {}) // the database is away already
  }
}

/** A database that is away is waited for, and each new fault is told once. */
export async function keepSealing(order: Order, apart: Apart, say: (line: string) => void): Promise<never> {
  for (let told = ''; ; await sleep(pause)) {
    const fault = await sealUntilFault(order, apart).catch((error) =>
      error instanceof Refusal ? error.message : `the log is not sealed: ${error.code ?? error.name}`,
    )
    if (fault !== told) say(fault)
    told = fault
  }
}
