import { randomUUID } from 'node:crypto'
import { correctPerson } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { correctInVault } from '../../protection/index.ts'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { readDay } from '../../shared/typed-day.ts'
import {
  addRequest,
  findWish,
  listEnded,
  listEnding,
  listSubjects,
  markRestricted,
  saveDispute,
  saveSettled,
  saveWish,
  type Wish,
} from '../queries/requests.ts'
import { correctedValue, isPersonField, liesInVault, requestDue, restrictedAtMost } from '../request.ts'

type Asked = {
  kind: 'correction' | 'restriction'
  application: string
  field?: string
  wrong: string
  right?: string
}

const entry = (of: { municipality: string; person: string; id: string }, verb: string, fields: string[] = []) => ({
  verb,
  municipality: of.municipality,
  person: of.person,
  about: { kind: 'request', id: of.id },
  fields,
})

/** The person asks; the unit that answers for the application, or for them, gets it with a month's clock. */
export function askFor(visit: Visit, { application, ...asked }: Asked): Promise<'asked' | 'missing'> {
  return inside(visit, async (tx) => {
    const subject = (await listSubjects(tx)).find((one) => (one.application ?? '') === application)
    if (!subject) return 'missing'
    const { title: _, municipality, person, unit } = subject
    const id = randomUUID()
    const row = { id, municipality, person, unit, application: subject.application, language: visit.language }
    await addRequest(tx, { ...row, ...asked, askedAt: visit.now, due: requestDue(visit.now) })
    await record(tx, visit, entry(row, 'askFor', [asked.kind]))
    return 'asked'
  })
}

export function dispute(visit: Visit, note: { id: string; version: number; dispute: string }) {
  return inside(visit, (tx) => saveDispute(tx, visit.actor.person ?? '', { ...note, at: visit.now }))
}

export type Settling = {
  id: string
  version: number
  outcome: 'accepted' | 'refused'
  value: string
  reason: string
  /** The last day of a restriction, as typed. */
  until: string
}
/** Field of the form to the key of what is wrong with it. */
type Problems = { problems: Record<string, string> }
type Outcome = 'done' | 'missing' | 'changed' | Problems

/** The desk answers: what is granted is carried out in the same transaction. */
export function settle(visit: Visit, settling: Settling): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const wish = await findWish(tx, visit, settling.id)
    if (!wish) return 'missing'
    const { outcome: state, reason: answer, version } = settling
    const endsOn = wish.kind === 'restriction' && state === 'accepted' ? untilOf(settling.until, visit.now) : null
    if (endsOn && typeof endsOn === 'object') return { problems: { until: endsOn.problem } }
    const saved = { from: 'waiting', state, answer, endsOn, at: visit.now, by: visit.actor.account } as const
    if (!(await saveSettled(tx, { ...wish, version }, saved))) return 'changed'
    const problem = state === 'accepted' ? await carryOut(tx, visit, wish, settling.value) : undefined
    if (problem) return { problems: { value: problem } }
    const verb = state === 'accepted' ? 'grant' : 'refuse'
    await record(tx, visit, entry(wish, verb, [wish.kind, wish.field].filter(Boolean)))
    return 'done'
  })
}

function untilOf(typed: string, now: Date): Day | { problem: string } {
  const day = readDay(typed, now)
  if (!day || day < dayOf(now)) return { problem: 'until' }
  return day > restrictedAtMost(now) ? { problem: 'tooFar' } : day
}

async function carryOut(tx: Tx, visit: Visit, wish: Wish, typed: string): Promise<string | undefined> {
  if (wish.kind === 'restriction') {
    await markRestricted(tx, wish)
    return undefined
  }
  const corrected = correctedValue(wish.field, typed)
  if ('problem' in corrected) return corrected.problem
  const right = { [wish.field]: corrected.value }
  if (wish.handlers && liesInVault(wish.field))
    return (await correctInVault(visit, wish.person, right)) === 'done' ? undefined : 'vault'
  if (isPersonField(wish.field)) await correctPerson(tx, visit, wish, right)
  if (wish.field === 'wish' && wish.application)
    await saveWish(tx, wish.municipality, wish.application, String(corrected.value))
  return undefined
}

/** The desk takes a restriction away before its day. */
export function endRestriction(visit: Visit, id: string, version: number): Promise<'done' | 'missing' | 'changed'> {
  return inside(visit, async (tx) => {
    const wish = await findWish(tx, visit, id)
    if (wish?.kind !== 'restriction') return 'missing'
    const { answer, endsOn } = wish
    const ended = { from: 'accepted', state: 'ended', answer, endsOn, at: visit.now, by: visit.actor.account } as const
    if (!(await saveSettled(tx, { ...wish, version }, ended))) return 'changed'
    await markRestricted(tx, wish)
    await record(tx, visit, entry(wish, 'endRestriction'))
    return 'done'
  })
}

/** The morning after its last day a restriction is over. */
export async function endRestrictions(services: Services): Promise<void> {
  const today = dayOf(services.clock())
  const of = (municipality: string | null) => ({ municipality, purpose: 'handleApplication' }) as const
  const municipalities = await asSystem(services, of(null), (visit) => inside(visit, (tx) => listEnding(tx, today)))
  for (const municipality of municipalities)
    await asSystem(services, of(municipality), (visit) => inside(visit, (tx) => endIn(tx, visit, municipality)))
}

async function endIn(tx: Tx, visit: Visit, municipality: string): Promise<void> {
  for (const { answer, endsOn, ...ending } of await listEnded(tx, municipality, dayOf(visit.now))) {
    await saveSettled(tx, ending, { from: 'accepted', state: 'ended', answer, endsOn, at: visit.now, by: null })
    await markRestricted(tx, ending)
    await record(tx, visit, entry(ending, 'endRestriction'))
  }
}
