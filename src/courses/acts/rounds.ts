import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { type Intake, maySeat, opensToday } from '../domain/intake.ts'
import type { Round } from '../domain/round.ts'
import type { IntakeChange, NewRound, RoundDraft } from '../form/round.ts'
import { countHeld, addRound as insertRound, listAwaited, listToOpen, saveRound } from '../queries/keeping.ts'
import { lockRound } from '../queries/rounds.ts'

/** May this visitor look after rounds of that provider? Row security asks the same. */
export const looksAfter = ({ actor }: Visit, provider: string): boolean =>
  actor.role === 'platformAdministrator' ||
  actor.role === 'system' ||
  (['admissionOfficer', 'rector'].includes(actor.role) && actor.reach.includes(provider))

export type Seen = { id: string; version: number }
type Refused = { refused: 'missing' } | { refused: 'conflict'; now: Round } | { refused: 'held'; held: number }
export type Changed = { changed: Round } | Refused

const signed = ({ now, actor }: Visit) => ({ changedAt: now, changedBy: actor.account })
const distanceOf = (form: string) => form === 'distance'

const fieldsIn = (change: Partial<Round>, before: Round): string[] =>
  Object.entries(change).flatMap(([name, value]) => (before[name as keyof Round] !== value ? [name] : []))

/** Those who wait for it, or for any start of its course, are told when one can apply. */
const announceRound = (tx: Tx, round: string): Promise<void> =>
  later(tx, 'tellWatchers', { round }, { key: `open ${round}` })

async function save(tx: Tx, visit: Visit, before: Round, change: Partial<Round>): Promise<Changed> {
  await saveRound(tx, before.id, { ...change, ...signed(visit) })
  const about = { kind: 'round', id: before.id }
  await record(tx, visit, {
    verb: 'changeRound',
    municipality: before.huvudman,
    about,
    fields: fieldsIn(change, before),
  })
  if (change.intake === 'open' && before.intake !== 'open') await announceRound(tx, before.id)
  return { changed: { ...before, ...change } }
}

/** The row as it is, locked; or why it cannot be changed by this page. */
async function lockSeen(tx: Tx, visit: Visit, { id, version }: Seen): Promise<Round | Refused> {
  const round = await lockRound(tx, id)
  if (!round || !looksAfter(visit, round.provider)) return { refused: 'missing' }
  return round.version === version ? round : { refused: 'conflict', now: round }
}

export function addRound(visit: Visit, draft: NewRound): Promise<string | 'missing'> {
  if (!looksAfter(visit, draft.provider)) return Promise.resolve('missing')
  return inside(visit, async (tx) => {
    const row = { ...draft, distance: distanceOf(draft.form), ...signed(visit) }
    const id = await insertRound(tx, row)
    await record(tx, visit, { verb: 'addRound', municipality: draft.huvudman, about: { kind: 'round', id } })
    if (draft.intake === 'open') await announceRound(tx, id)
    return id
  })
}

export const changeRound = (visit: Visit, seen: Seen, draft: RoundDraft): Promise<Changed> =>
  inside(visit, async (tx) => {
    const round = await lockSeen(tx, visit, seen)
    if ('refused' in round) return round
    const held = await countHeld(tx, seen.id)
    if (!maySeat(draft.seats, held)) return { refused: 'held', held }
    return save(tx, visit, round, { ...draft, distance: distanceOf(draft.form) })
  })

/** An open round has no reason and no day to open; a closed one has no day. */
function intakeOf({ intake, reason, reopens }: IntakeChange): Pick<Round, 'intake' | 'intakeReason' | 'reopens'> {
  if (intake === 'open') return { intake, intakeReason: '', reopens: null }
  return { intake, intakeReason: reason, reopens: intake === 'closed' ? null : reopens }
}

export const changeIntake = (visit: Visit, seen: Seen, change: IntakeChange): Promise<Changed> =>
  inside(visit, async (tx) => {
    const round = await lockSeen(tx, visit, seen)
    return 'refused' in round ? round : save(tx, visit, round, intakeOf(change))
  })

/** For a neighbour that has seen to every applicant first: no more is asked here. */
export async function setIntake(
  tx: Tx,
  visit: Visit,
  of: { round: string; intake: Intake; reason: string },
): Promise<void> {
  const round = await lockRound(tx, of.round)
  if (round) await save(tx, visit, round, { intake: of.intake, intakeReason: of.reason, reopens: null })
}

/** Nightly: what was to open today opens, and nobody who waited is forgotten. */
export const openRounds = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'ownPages' }, (visit) =>
    inside(visit, async (tx) => {
      const today = dayOf(visit.now)
      const due = (await listToOpen(tx, today)).filter((round) => opensToday(round, today))
      for (const round of due) await save(tx, visit, round, intakeOf({ intake: 'open', reason: '', reopens: null }))
      for (const round of await listAwaited(tx, today)) await announceRound(tx, round)
    }),
  )
