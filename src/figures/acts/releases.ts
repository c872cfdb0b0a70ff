import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { counties, derived, summed, weighted } from '../facts/derived.ts'
import { derive, sumCounties, weighCounties } from '../queries/store/derive.ts'
import {
  addMove,
  addRelease,
  changeRelease,
  findRelease,
  listReady,
  moveWaiting,
  pinWaiting,
  type Release,
  sealOf,
  unpin,
} from '../queries/store/releases.ts'
import { isDue, mayApprove, mayMove, mayStep, nextName, type Refused } from '../release.ts'
import type { Stage } from '../words.ts'

type At = { seq: number; version: number }
export type Done = 'done' | 'changed' | 'missing' | Refused

const log = (tx: Tx, visit: Visit, verb: string, name: string) =>
  record(tx, visit, { verb, municipality: null, fields: [name] })

/** Visible in the calendar from the first day. */
export function planRelease(
  visit: Visit,
  plan: { name: string; on: Day; indicators?: string[] },
): Promise<number | 'taken'> {
  return inside(visit, async (tx) => {
    const { name, on, indicators = [] } = plan
    const [made] = await addRelease(tx, { name, plannedFor: on, indicators, madeAt: visit.now })
    if (!made) return 'taken'
    await log(tx, visit, 'planRelease', name)
    return made.seq
  })
}

async function change(
  visit: Visit,
  at: At,
  work: (tx: Tx, found: Release) => Promise<Partial<Release> | Refused>,
): Promise<Done> {
  return inside(visit, async (tx) => {
    const found = await findRelease(tx, at.seq)
    if (!found) return 'missing'
    const row = await work(tx, found)
    if (typeof row === 'string') return row
    const [saved] = await changeRelease(tx, at, row)
    if (saved) await log(tx, visit, 'changeRelease', `${found.name} ${row.stage ?? ''}`.trim())
    return saved ? 'done' : 'changed'
  })
}

const nobody = { approvedBy: null, approvedName: '', approvedAt: null }
const byMe = ({ actor, now }: Visit) => ({ preparedBy: actor.account, preparedName: actor.name, preparedAt: now })

/** What waits now is what it will hold: later replies wait for the next one. A recount holds its own from the first day. */
export const prepare = (visit: Visit, at: At): Promise<Done> =>
  change(visit, at, async (tx, found) => {
    if (!mayStep(found.stage, 'preparing')) return 'stage'
    if (!found.recounts) {
      await unpin(tx, at.seq)
      await pinWaiting(tx, at.seq, found.indicators)
    }
    return { stage: 'preparing' as Stage, ...byMe(visit), ...nobody }
  })

export const makeReady = (visit: Visit, at: At): Promise<Done> =>
  change(visit, at, async (_, { stage }) =>
    mayStep(stage, 'ready') ? { stage: 'ready' as Stage, ...byMe(visit), ...nobody } : 'stage',
  )

/** The second pair of eyes. */
export const approve = (visit: Visit, at: At): Promise<Done> =>
  change(visit, at, async (_, found) => {
    const { account, name } = visit.actor
    const refused = mayApprove(found, account ?? '')
    return refused ?? { approvedBy: account, approvedName: name, approvedAt: visit.now }
  })

export const moveRelease = (visit: Visit, at: At, to: { day: Day; reason: string }): Promise<Done> =>
  change(visit, at, async (tx, found) => {
    const refused = mayMove(found, to.day, visit.now)
    if (refused) return refused
    await addMove(tx, {
      release: at.seq,
      fromDay: found.plannedFor,
      toDay: to.day,
      reason: to.reason,
      at: visit.now,
    })
    await later(tx, 'figuresMoved', { release: at.seq })
    return { plannedFor: to.day }
  })

/** A new release beside the old one, which stays as it was and says that it has been corrected. */
export function correct(visit: Visit, seq: number, reason: string): Promise<number | Done> {
  return inside(visit, async (tx) => {
    const found = await findRelease(tx, seq)
    if (!found) return 'missing'
    if (found.stage !== 'published') return 'stage'
    const made = { name: nextName(found.name), plannedFor: dayOf(visit.now), indicators: found.indicators }
    const [row] = await addRelease(tx, { ...made, corrects: seq, reason, madeAt: visit.now })
    if (!row) return 'changed'
    await log(tx, visit, 'correctRelease', made.name)
    return row.seq
  })
}

/** Out: what waits becomes what is shown, counties and quotients are made of it, and its digest is kept. */
export async function publishNow(tx: Tx, visit: Visit, found: Release): Promise<void> {
  await moveWaiting(tx, found.seq, found.indicators)
  await sumCounties(tx, found.seq, { counties, slugs: summed })
  for (const of of weighted) await weighCounties(tx, found.seq, { ...of, counties })
  for (const of of derived) await derive(tx, found.seq, of)
  const seal = await sealOf(tx, found.seq, found.indicators)
  await changeRelease(tx, found, { stage: 'published', publishedAt: visit.now, ...seal })
  if (found.corrects) {
    const old = await findRelease(tx, found.corrects)
    if (old) await changeRelease(tx, old, { stage: 'corrected' })
  }
  await later(tx, 'figuresPublished', { release: found.seq })
  await log(tx, visit, 'publishRelease', found.name)
}

/** At eight in the morning, those that two have looked at. */
export const publishDue = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'export' }, (visit) =>
    inside(visit, async (tx) => {
      for (const found of (await listReady(tx)).filter((one) => isDue(one, visit.now)))
        await publishNow(tx, visit, found)
    }),
  )
