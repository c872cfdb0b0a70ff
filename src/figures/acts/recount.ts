import { record } from '../../platform/audit.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { addDays, dayOf } from '../../shared/calendar.ts'
import {
  addRelease,
  changeRelease,
  dropEmptyRecounts,
  findPlannedRecount,
  findRelease,
  listNames,
  pin,
  type Release,
} from '../queries/store/releases.ts'
import { nextName } from '../release.ts'

/** Two editors have this long to look at it, unless they move the day. */
const daysAhead = 7
const reason = 'Tal om vår egen verksamhet är räknade om. Något har registrerats sent eller rättats.'

type Planned = { reply: string; own: { tables: readonly { name: string }[] }; corrects: number }
/** A recount stands in a release of its own, beside the one that it corrects, and is pinned to it from the first day. */
export async function planRecount(tx: Tx, visit: Visit, { reply, own, corrects }: Planned): Promise<void> {
  const corrected = await findRelease(tx, corrects)
  if (!corrected) return
  const release = (await findPlannedRecount(tx, corrects)) ?? (await plan(tx, visit, corrected))
  const indicators = [...new Set([...release.indicators, ...own.tables.map(({ name }) => name)])]
  await pin(tx, release.seq, [reply])
  await changeRelease(tx, release, { indicators })
}

async function plan(tx: Tx, visit: Visit, { seq, name, demo }: Release): Promise<Release> {
  const taken = new Set(await listNames(tx))
  let next = nextName(name)
  while (taken.has(next)) next = nextName(next)
  const plannedFor = addDays(dayOf(visit.now), daysAhead)
  const row = { name: next, plannedFor, corrects: seq, recounts: true, reason, demo, madeAt: visit.now }
  const [made] = await addRelease(tx, row)
  const release = made && (await findRelease(tx, made.seq))
  if (!release) throw new Error('the release of a recount was not made')
  await record(tx, visit, { verb: 'planRelease', municipality: null, fields: [next] })
  return release
}

/** What was planned for numbers that have changed back holds nothing any more. */
export const tidyRecounts = (tx: Tx) => dropEmptyRecounts(tx)
