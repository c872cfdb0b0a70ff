import { expect, test } from 'vitest'
import { openSealer } from '../../src/platform/sealing/seal.ts'
import { listSeals, type Seal } from '../../src/platform/sealing/stored.ts'
import { verifyLog } from '../../src/platform/sealing/verify.ts'
import { randomFrom, report, seed } from '../faults/measure.ts'
import { theSite } from '../site.ts'
import { asApart, plantLines } from './log-lines.ts'
import { tampers } from './tampering.ts'

// Promise 24, the full form: a million lines, a thousand changes at once, each in a batch of its own.
const lines = 1_000_000
const perRound = 1600
const changes = 1000

const nameOf = ({ chain, number }: { chain: string; number: number }) => `${chain} ${number}`

test('a thousand changes in a million lines are all found where they are', async () => {
  const site = await theSite()
  const { client, apart } = await asApart(site.at, site.services.settings.keys, 'kp_seal')
  const sealer = await openSealer(client, apart.sealing)
  for (let done = 0; done < lines; done += perRound) {
    await plantLines(site.db, { transactions: 4, each: perRound / 4 })
    await sealer.round(site.clock.now)
  }
  const began = performance.now()
  const whole = await verifyLog(client, apart.sealing)
  const verifyMs = Math.round(performance.now() - began)
  expect(whole).toMatchObject({ lines, sealed: lines, breaks: [] })

  const random = randomFrom(seed)
  const left = (await listSeals(client)).filter((seal) => seal.lines > 1)
  const chosen = new Map<string, { batch: Seal; kind: string }>()
  await site.db.query('begin isolation level repeatable read')
  for (let n = 0; n < Math.min(changes, left.length); n++) {
    const [batch] = left.splice(Math.floor(random() * left.length), 1)
    const tamper = tampers[n % tampers.length]
    if (!batch || !tamper) throw new Error('nothing to tamper with')
    await tamper.run(site.db, batch, random)
    chosen.set(nameOf(batch), { batch, kind: tamper.name })
  }
  const { breaks } = await verifyLog(site.db, apart.sealing)
  await client.end()
  const found = new Set(breaks.map(nameOf))
  const missed = [...chosen].filter(([name]) => !found.has(name))
  const wrong = [...found].filter((name) => !chosen.has(name))
  report({ lines, changes: chosen.size, notFound: missed.length, wronglyNamed: wrong.length, verifyMs })
  expect({ missed, wrong }).toEqual({ missed: [], wrong: [] })
}, 3_600_000)
