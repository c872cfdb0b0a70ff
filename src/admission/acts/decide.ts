import { randomUUID } from 'node:crypto'
import { type NotNow, takeStep } from '../../applications/index.ts'
import { liveDelegation } from '../../organisations/index.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { lockUndecided } from '../queries/applicants.ts'
import { forgetPlaces, insertEntries } from '../queries/line.ts'
import { holdLine, insertList } from '../queries/rounds.ts'
import { meritsOf, type Proposed, rulesOf } from '../selection.ts'
import { type Mode, readSelection, type Selection } from './selection.ts'

export type Decided = { offered: number; reserve: number; waiting: number }
export type Undecided = 'missing' | 'changed' | (NotNow & { application?: string })

/**
 * The rector's one decision about the round: a list with its rules, an entry for each application, and a step for each
 * that moves. Nothing stands unless all of it does. `stamp` is what the rector saw.
 */
export function decideList(
  visit: Visit,
  id: string,
  { stamp, mode }: { stamp: number; mode: Mode },
): Promise<{ done: Decided } | Undecided> {
  return inside(visit, async (tx) => {
    await holdLine(tx, id)
    await lockUndecided(tx, id)
    const selection = await readSelection(tx, visit, id, mode)
    if (!selection) return 'missing'
    if (selection.stamp !== stamp) return 'changed'
    if (!visit.actor.delegated.includes('seat')) return { notNow: 'noDelegation', about: 'seat' }
    return carryOut(tx, { ...visit, open: tx }, selection, mode)
  })
}

async function carryOut(
  tx: Tx,
  visit: Visit,
  selection: Selection,
  mode: Mode,
): Promise<{ done: Decided } | Undecided> {
  const decidable = selection.proposed.filter(({ outcome }) => outcome !== 'waits')
  const moving = decidable.filter((one) => stateOf(selection, one) === 'admitted')
  if (decidable.length === 0 || (mode === 'join' && moving.length === 0)) return { notNow: 'movedOn' }
  const list = await listFor(tx, visit, selection, mode)
  await insertAll(tx, visit, selection, { list, mode })
  // Seats first: a reserve list begins when they are gone.
  const inTurn = [...moving].sort((a, b) => Number(a.outcome === 'reserve') - Number(b.outcome === 'reserve'))
  for (const { application, outcome } of inTurn) {
    const to = outcome === 'offered' ? 'offered' : 'reserve'
    const taken = await takeStep(visit, application, { to }, { list })
    if (taken !== 'taken') return failed(application, taken)
  }
  const count = (what: Proposed['outcome']) => selection.proposed.filter(({ outcome }) => outcome === what).length
  return { done: { offered: count('offered'), reserve: count('reserve'), waiting: count('waits') } }
}

const failed = (application: string, taken: Exclude<Awaited<ReturnType<typeof takeStep>>, 'taken'>): Undecided =>
  typeof taken === 'object' ? { ...taken, application } : taken === 'missing' ? 'missing' : 'changed'

const stateOf = ({ applicants }: Selection, { application }: Proposed) =>
  applicants.find(({ id }) => id === application)?.state

/** A list once decided is gone on with; a new decision, or the first, is a new one with the rules of today. */
async function listFor(tx: Tx, visit: Visit, { round }: Selection, mode: Mode): Promise<string> {
  if (mode === 'join' && round.list) return round.list.id
  const { account, organisation, role } = visit.actor
  const asked = { kind: 'seat', role, account: account ?? '', day: dayOf(visit.now) } as const
  const delegation = organisation ? await liveDelegation(tx, { organisation, ...asked }) : undefined
  const id = randomUUID()
  await insertList(tx, {
    id,
    round: round.id,
    number: (round.list?.number ?? 0) + 1,
    rules: rulesOf(round.ruleSet),
    seats: round.seats,
    decidedBy: account,
    delegation: delegation?.id ?? null,
    decidedAt: visit.now,
  })
  return id
}

/** A place for each; who stands on the list already keeps the entry it has, unless the whole list is decided anew. */
async function insertAll(tx: Tx, visit: Visit, selection: Selection, { list, mode }: { list: string; mode: Mode }) {
  const { round, proposed, applicants } = selection
  const isNew = mode === 'new' || !round.list
  if (isNew) await forgetPlaces(tx, round.id)
  const line = proposed.filter(({ outcome }) => outcome === 'reserve').length
  const byId = new Map(applicants.map((applicant) => [applicant.id, applicant]))
  const rows = proposed.flatMap((one) => {
    const applicant = byId.get(one.application)
    if (!applicant || one.outcome === 'waits' || (!isNew && applicant.entry?.list === list)) return []
    const { municipality, queueAt, answers } = applicant
    const place = one.outcome === 'reserve' ? { place: one.place, line, placedBy: one.criterion } : {}
    return [
      {
        municipality,
        application: one.application,
        round: round.id,
        list,
        rank: isNew ? one.rank : null,
        outcome: one.outcome,
        criterion: one.criterion,
        merits: meritsOf(answers),
        queueAt,
        joinedAt: visit.now,
        // Who joins a line that stands is given a place by its keeper, who also tells those that are moved.
        ...(isNew && place),
      },
    ]
  })
  await insertEntries(tx, rows)
}
