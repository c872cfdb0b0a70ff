import { randomUUID } from 'node:crypto'
import { costOf, type Price, type RoundFacts, splitCost } from '../../courses/index.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays, type Day, dayOf } from '../../shared/calendar.ts'
import type { Change, Moved } from '../domain/application.ts'
import { dueAfter } from '../domain/clocks.ts'
import type { Facts } from '../domain/facts.ts'
import type { Application, Payer } from '../domain/records.ts'
import { amountOf } from '../domain/rules.ts'
import { type FundingState, holderOf, holdsSeat, isOpen, type State } from '../domain/states.ts'
import { rowsBetween } from '../domain/transitions.ts'
import type { NewRows } from '../queries/insert.ts'
import type { Made } from './rows.ts'

/** One moment of a history that is brought in: the state it came to. */
export type Stop = { to: State; at: Date; reason?: string }
export type Past = {
  application: Application
  round: RoundFacts
  price: Price | undefined
  facts: Facts
  by: Actor
  stops: readonly Stop[]
}

/** The last stop as a change, and every stop as an event; imports write the part `import`. */
export function changeOf({ application, facts, by, stops }: Past): Change {
  const component = application.leadingComponent
  const kind = application.components.find(({ id }) => id === component)?.kind
  const events = stops.map(({ to, at, reason }, index) => ({
    application: application.id,
    component,
    from: stops[index - 1]?.to ?? ('draft' as const),
    to,
    party: 'import' as const,
    account: by.account,
    organisation: by.organisation,
    ground: null,
    reason: reason ?? null,
    note: null,
    at,
    compensates: null,
  }))
  const last = events.at(-1)
  if (!last) throw new Error('a history without a stop')
  const { to, at, from } = last
  const row = rowsBetween(from, to)[0]
  const due = isOpen(to) ? dueAfter(row?.deadline, { step: { to }, facts: { ...facts, now: at }, now: at }) : null
  const place: Moved = { component, from, to, holder: holderOf(to, kind), since: at, due }
  return { state: to, holder: place.holder, since: at, due, components: [place], events, effects: [], proposal: null }
}

const reached = (stops: readonly Stop[], ...states: State[]): Stop | undefined =>
  stops.find(({ to }) => states.includes(to))

/** What each payer had answered by then; the home municipality's own course asks nobody. */
export function fundingAfter({ stops, facts, application, round }: Past, payer: Payer): FundingState {
  const isHome = payer.kind === 'municipality'
  if (isHome && application.municipality === round.huvudman) return 'not_applicable'
  if (isHome && reached(stops, 'not_granted') && !reached(stops, 'with_provider')) return 'refused'
  if (reached(stops, 'completed')) return 'ended'
  if (isHome && facts.statutory) return 'statutory'
  return reached(stops, 'with_provider') ? 'committed' : 'requested'
}

/** Rows with what the history tells of money, decisions, days and documents. */
export function withPast(made: Made, past: Past): Made {
  const { stops } = past
  const passed = reached(stops, 'with_provider')
  const begun = reached(stops, 'ongoing')
  const ended = reached(stops, 'completed', 'interrupted')
  const amounts = past.price && passed ? splitCost(costOf(past.price, past.round), made.payer) : []
  return {
    ...made,
    payer: made.payer.map((row, index) => ({
      ...row,
      ...moneyOf(past, past.application.payers[index] as Payer, passed),
      ...(amounts[index] !== undefined && { price: past.price?.id ?? null, amount: amounts[index] }),
      ...timeOf(begun, ended, (day) => addDays(day, 1)),
    })),
    component: made.component.map((row) => ({ ...row, ...daysOf(begun, ended) })),
    document: made.document.map((row, index) => ({ ...row, status: statusOf(stops, index) })),
  }
}

function moneyOf(past: Past, payer: Payer, passed: Stop | undefined) {
  const funding = fundingAfter(past, payer)
  return { funding, decidedAt: funding === 'committed' || funding === 'ended' ? (passed?.at ?? null) : null }
}

function timeOf(begun: Stop | undefined, ended: Stop | undefined, last: (day: Day) => Day) {
  return { validFrom: begun ? dayOf(begun.at) : null, validTo: ended ? last(dayOf(ended.at)) : null }
}

const daysOf = (begun: Stop | undefined, ended: Stop | undefined) => ({
  starts: begun ? dayOf(begun.at) : null,
  ends: ended ? dayOf(ended.at) : null,
  lastPresent: ended?.to === 'interrupted' ? dayOf(ended.at) : null,
  result: ended?.to === 'completed' ? 'approved' : null,
})

function statusOf(stops: readonly Stop[], index: number) {
  if (reached(stops, 'with_provider')) return 'approved'
  return stops.at(-1)?.to === 'completion' && index === 0 ? 'missing' : 'received'
}

const decided: Partial<Record<State, { kind: 'cost' | 'admission' | 'seat'; outcome: 'yes' | 'no' }>> = {
  not_granted: { kind: 'cost', outcome: 'no' },
  admitted: { kind: 'admission', outcome: 'yes' },
  not_admitted: { kind: 'admission', outcome: 'no' },
  offered: { kind: 'seat', outcome: 'yes' },
  not_selected: { kind: 'seat', outcome: 'no' },
}

/** Decisions that were taken elsewhere: they are told, and their register number is the other system's. */
export function decisionsOf({ application, stops, facts }: Past): NewRows['decision'] {
  const cost = facts.costDecisionNeeded ? { with_provider: { kind: 'cost', outcome: 'yes' } as const } : {}
  const known = { ...decided, ...cost }
  return stops.flatMap(({ to, at, reason }) => {
    const found = known[to]
    if (!found) return []
    const of = { municipality: application.municipality, application: application.id }
    const row = { ...of, ...found, id: randomUUID(), component: application.leadingComponent, decidedAt: at }
    return [{ ...row, grounds: reason ? [reason] : [], registerNumber: `import ${application.receipt}` }]
  })
}

const answers: Partial<Record<State, string>> = { accepted: 'accepted', declined: 'declined', no_answer: 'no_answer' }

export function offersOf({ application, stops, facts }: Past): NewRows['offer'] {
  return stops.flatMap(({ to, at }, index) => {
    if (to !== 'offered') return []
    const next = stops[index + 1]
    const row = rowsBetween(stops[index - 1]?.to ?? 'admitted', 'offered')[0]
    const until = dueAfter(row?.deadline, { step: { to }, facts: { ...facts, now: at }, now: at }) ?? at
    const of = { municipality: application.municipality, application: application.id }
    const answer = next ? (answers[next.to] ?? 'withdrawn') : null
    return [
      {
        ...of,
        component: application.leadingComponent,
        sentAt: at,
        answerBy: until,
        mode: 'confirm',
        answeredAt: next?.at ?? null,
        answer,
      },
    ]
  })
}

export const seatOf = ({ application, stops }: Past): { round: string; component: string } | null => {
  const last = stops.at(-1)
  return last && holdsSeat(last.to) ? { round: application.round, component: application.leadingComponent } : null
}

/** Who has been told no keeps it open as long as it can be appealed, and a school sees what it has finished for a while. */
export function isStillOpen({ stops, facts }: Past, now: Date): boolean {
  const last = stops.at(-1)
  if (!last) return false
  const { to, at } = last
  if (isOpen(to) || to === 'ongoing' || to === 'interrupted') return true
  const key = to === 'completed' ? 'accessAfterEnd' : to.startsWith('not_') ? 'appeal' : null
  return key !== null && dayOf(now) <= addDays(dayOf(at), amountOf(facts.limits, key, at))
}
