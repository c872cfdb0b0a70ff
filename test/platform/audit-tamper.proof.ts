import type pg from 'pg'
import { expect, test } from 'vitest'
import { openSealer } from '../../src/platform/sealing/seal.ts'
import { listSeals, type Seal } from '../../src/platform/sealing/stored.ts'
import { verifyLog } from '../../src/platform/sealing/verify.ts'
import { minutes, progress, randomFrom, report, seed } from '../faults/measure.ts'
import { theSite } from '../site.ts'
import { asApart, plantLines } from './log-lines.ts'
import { tampers } from './tampering.ts'

// Promise 24, the full form: a million lines, a thousand changes at once, each in a batch of its own. With less time there are fewer lines.
const most = 1_000_000
const perRound = 3200
const changes = 1000
const seedingMs = minutes * 30_000

const nameOf = ({ chain, number }: { chain: string; number: number }) => `${chain} ${number}`

/** Lines as they come during a day: few at a time, each round sealed. Gives how many there are. */
async function plantSealed(db: pg.Client, sealRound: () => Promise<unknown>): Promise<number> {
  const until = performance.now() + seedingMs
  let done = 0
  while (done < most && (done === 0 || performance.now() < until)) {
    await plantLines(db, { transactions: 4, each: perRound / 4 })
    await sealRound()
    done += perRound
    if (done % (50 * perRound) === 0) progress(`${done} of ${most} lines planted and sealed`)
  }
  await sealRound()
  return done
}

test('a thousand changes in a million lines are all found where they are', async () => {
  const site = await theSite()
  const { client, apart } = await asApart(site.at, site.services.settings.keys, 'kp_seal')
  const sealer = await openSealer(client, apart.sealing)
  const lines = await plantSealed(site.db, () => sealer.round(site.clock.now))
  const began = performance.now()
  const whole = await verifyLog(client, apart.sealing)
  const verifyMs = Math.round(performance.now() - began)
  expect(whole).toMatchObject({ lines, sealed: lines, breaks: [] })
  progress(`${lines} lines verified in ${verifyMs} ms`)

  const random = randomFrom(seed)
  const left = (await listSeals(client)).filter((seal) => seal.lines > 1)
  const chosen = new Map<string, { batch: Seal; kind: string }>()
  await site.db.query('begin isolation level repeatable read')
  const many = Math.min(changes, left.length)
  for (let n = 0; n < many; n++) {
    const [batch] = left.splice(Math.floor(random() * left.length), 1)
    const tamper = tampers[n % tampers.length]
    if (!batch || !tamper) throw new Error('nothing to tamper with')
    await tamper.run(site.db, batch, random)
    chosen.set(nameOf(batch), { batch, kind: tamper.name })
  }
  progress(`${chosen.size} batches are changed`)
  const searching = performance.now()
  const { breaks } = await verifyLog(site.db, apart.sealing)
  const locateMs = Math.round(performance.now() - searching)
  await client.end()
  const found = new Set(breaks.map(nameOf))
  const missed = [...chosen].filter(([name]) => !found.has(name))
  const wrong = [...found].filter((name) => !chosen.has(name))
  report({ lines, changes: chosen.size, notFound: missed.length, wronglyNamed: wrong.length, verifyMs, locateMs })
  expect({ missed, wrong }).toEqual({ missed: [], wrong: [] })
}, 3_600_000)
