import { randomUUID } from 'node:crypto'
import { costOf, type Price, type RoundFacts, splitCost } from '../../courses/index.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays, type Day, dayOf, daysBetween } from '../../shared/calendar.ts'
import type { Change, Moved } from '../domain/application.ts'
import { dueAfter, shifted } from '../domain/clocks.ts'
import type { Facts } from '../domain/facts.ts'
import type { Application, DocumentState, Payer } from '../domain/records.ts'
import { endOf } from '../domain/rules.ts'
import { type FundingState, holderOf, isOpen, type PayerKind, type State } from '../domain/states.ts'
import { rowsBetween } from '../domain/transitions.ts'
import type { NewRows } from '../queries/insert.ts'
import type { Made } from './rows.ts'

/** One moment of a history that is brought in: the state it came to. */
export type Stop = { to: State; at: Date; reason?: string; effective?: Day }
/** What the other system says beside the stops; without a word it is taken from them. */
export type Told = {
  /** Other payers than the home municipality; one that is not named has not answered. */
  answers?: readonly { kind: PayerKind; funding: 'requested' | 'committed' | 'refused'; at: Date }[]
  documents?: readonly { item: string; status: DocumentState }[]
  pause?: { until: Day; reason: string }
  result?: string
  /** When the one that it takes up again stood in line first. */
  queueAt?: Date
  /** Shares and decisions as they stand, for one that goes on here from another controller. */
  payers?: readonly Omit<NewRows['payer'][number], 'municipality' | 'application' | 'component' | 'id'>[]
  decisions?: readonly Omit<NewRows['decision'][number], 'municipality' | 'application' | 'component' | 'id'>[]
}
export type Past = {
  application: Application
  round: RoundFacts
  price: Price | undefined
  facts: Facts
  by: Actor
  stops: readonly Stop[]
  told: Told
}

/** The last stop as a change, and every stop as an event; imports write the part `import`. */
export function changeOf({ application, facts, by, stops }: Past): Change {
  const component = application.leadingComponent
  const kind = application.components.find(({ id }) => id === component)?.kind
  const events = stops.map(({ to, at, reason, effective }, index) => ({
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
    effective: effective ?? null,
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
  stops.findLast(({ to }) => states.includes(to))

const atHome: State[] = ['with_home', 'with_provider', 'not_granted']

/** What the home municipality had answered by then; its own course asks nobody. */
function homeFunding({ stops, facts, application, round }: Past): FundingState {
  if (application.municipality === round.huvudman) return 'not_applicable'
  if (reached(stops, ...atHome)?.to === 'not_granted') return 'refused'
  if (reached(stops, 'completed')) return 'ended'
  if (facts.statutory) return 'statutory'
  return reached(stops, 'with_provider') ? 'committed' : 'requested'
}

function otherFunding({ stops, told }: Past, { kind }: Payer): FundingState {
  if (reached(stops, 'completed')) return 'ended'
  if (told.answers) return told.answers.find((answer) => answer.kind === kind)?.funding ?? 'requested'
  return reached(stops, 'with_provider') ? 'committed' : 'requested'
}

/** Rows with what the history tells of money, decisions, days and documents. */
export function withPast(made: Made, past: Past): Made {
  const { stops } = past
  const passed = reached(stops, 'with_provider')
  const begun = reached(stops, 'ongoing')
  const last = stops.at(-1)
  const ended = last && ['completed', 'interrupted'].includes(last.to) ? last : undefined
  const amounts = past.price && passed ? splitCost(costOf(past.price, past.round), made.payer) : []
  const { payers } = past.told
  return {
    ...made,
    payer: payers
      ? sharesOf(made, payers)
      : made.payer.map((row, index) => ({
          ...row,
          ...moneyOf(past, past.application.payers[index] as Payer, passed),
          ...(amounts[index] !== undefined && { price: past.price?.id ?? null, amount: amounts[index] }),
          ...timeOf(begun, ended, (day) => addDays(day, 1)),
        })),
    component: made.component.map((row) => ({ ...row, ...daysOf(begun, ended, past.told) })),
    document: documentsOf(made, past),
  }
}

/** Of the leading component; who pays elsewhere sees it as before. */
function sharesOf({ application }: Made, payers: NonNullable<Told['payers']>): Made['payer'] {
  const others = payers.filter(({ kind }) => kind !== 'municipality').map(({ organisation }) => organisation)
  application.partners = [...new Set([application.provider, ...others])]
  const of = { municipality: application.municipality, application: application.id ?? '' }
  return payers.map((payer) => ({ ...payer, ...of, component: application.leadingComponent }))
}

const answered: FundingState[] = ['committed', 'refused', 'ended']

function moneyOf(past: Past, payer: Payer, passed: Stop | undefined) {
  const isHome = payer.kind === 'municipality'
  const funding = isHome ? homeFunding(past) : otherFunding(past, payer)
  const said = isHome ? undefined : past.told.answers?.find(({ kind }) => kind === payer.kind)?.at
  const decided = funding === 'refused' && isHome ? reached(past.stops, 'not_granted') : passed
  const asked = said ?? past.stops[0]?.at
  return {
    funding,
    decidedAt: answered.includes(funding) ? (said ?? decided?.at ?? null) : null,
    due: funding === 'requested' && asked ? endOf(past.facts.limits, 'payerAnswer', asked) : null,
  }
}

function timeOf(begun: Stop | undefined, ended: Stop | undefined, last: (day: Day) => Day) {
  return { validFrom: begun ? dayOf(begun.at) : null, validTo: ended ? last(dayOf(ended.at)) : null }
}

const daysOf = (begun: Stop | undefined, ended: Stop | undefined, { result }: Told) => ({
  starts: begun ? dayOf(begun.at) : null,
  ends: ended ? dayOf(ended.at) : null,
  lastPresent: ended?.to === 'interrupted' ? dayOf(ended.at) : null,
  result: ended?.to === 'completed' ? (result ?? 'approved') : null,
})

/** As the other system says, or as a history of that kind must have been. */
function documentsOf({ application, document }: Made, { stops, told }: Past): Made['document'] {
  if (!told.documents) return document.map((row, index) => ({ ...row, status: statusOf(stops, index) }))
  const said = new Map(told.documents.map(({ item, status }) => [item, status]))
  const asked = document.map((row) => ({ ...row, status: said.get(row.item) ?? row.status ?? 'missing' }))
  const of = { municipality: application.municipality, application: application.id ?? '' }
  const more = told.documents.filter(({ item }) => !document.some((row) => row.item === item))
  return [...asked, ...more.map(({ item, status }) => ({ ...of, item, label: item, status }))]
}

function statusOf(stops: readonly Stop[], index: number) {
  if (reached(stops, 'with_provider')) return 'approved'
  return stops.at(-1)?.to === 'completion' && index === 0 ? 'missing' : 'received'
}

/** An open application whose clock stands still from the day it is brought in: the limit moves by as many days. */
export function withPause(made: Made, { stops, told }: Past, now: Date): Made {
  const { pause } = told
  const today = dayOf(now)
  if (!pause || !isOpen(stops.at(-1)?.to ?? 'draft') || pause.until <= today) return made
  const due = shifted(made.application.due ?? null, daysBetween(today, pause.until))
  return {
    ...made,
    application: { ...made.application, due, pausedUntil: pause.until, pauseReason: pause.reason },
    component: made.component.map((row) => ({ ...row, due: row.due && due })),
  }
}

const decided: Partial<Record<State, { kind: 'cost' | 'admission' | 'seat'; outcome: 'yes' | 'no' }>> = {
  not_granted: { kind: 'cost', outcome: 'no' },
  admitted: { kind: 'admission', outcome: 'yes' },
  not_admitted: { kind: 'admission', outcome: 'no' },
  offered: { kind: 'seat', outcome: 'yes' },
  not_selected: { kind: 'seat', outcome: 'no' },
}

/** Decisions that were taken elsewhere: they are told, and their register number is the other system's. */
export function decisionsOf({ application, stops, facts, told }: Past): NewRows['decision'] {
  const here = { municipality: application.municipality, application: application.id }
  if (told.decisions)
    return told.decisions.map((row) => ({ ...row, ...here, id: randomUUID(), component: application.leadingComponent }))
  const cost = facts.costDecisionNeeded ? { with_provider: { kind: 'cost', outcome: 'yes' } as const } : {}
  const known = { ...decided, ...cost }
  return stops.flatMap(({ to, at, reason }, index) => {
    const found = known[to]
    // A place from the reserve list, or its end, only carries out what was decided with the list.
    if (!found || (found.kind === 'seat' && stops[index - 1]?.to !== 'admitted')) return []
    const of = { municipality: application.municipality, application: application.id }
    const row = { ...of, ...found, id: randomUUID(), component: application.leadingComponent, decidedAt: at }
    return [{ ...row, grounds: reason ? [reason] : [], registerNumber: `import ${application.receipt}` }]
  })
}

const answers: Partial<Record<State, string>> = { accepted: 'accepted', declined: 'declined', no_answer: 'no_answer' }

export function offersOf({ application, stops, facts, round }: Past): NewRows['offer'] {
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
        mode: row?.from === 'reserve' ? round.offerMode : 'confirm',
        answeredAt: next?.at ?? null,
        answer,
      },
    ]
  })
}

/** Who has been told no keeps it open as long as it can be appealed, and a school sees what it has finished for a while. */
export function openUntil({ stops, facts }: Past, now: Date): 'always' | 'closed' | Date {
  const last = stops.at(-1)
  if (!last) return 'closed'
  const { to, at } = last
  if (isOpen(to) || to === 'ongoing' || to === 'interrupted') return 'always'
  const key = to === 'completed' ? 'accessAfterEnd' : to.startsWith('not_') ? 'appeal' : null
  const until = key && endOf(facts.limits, key, at)
  return until && until > now ? until : 'closed'
}
