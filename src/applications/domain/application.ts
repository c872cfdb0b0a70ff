/**
 * An application's step, decided: who asks, which row of the table, what must be true, and then what changes.
 * Plain words in, plain words out: the act reads, calls `take`, and writes what it is given, in one transaction.
 * The trap: a row for two people changes nothing the first time; it leaves a proposal that somebody else confirms.
 */
import type { Actor } from '../../shared/actor.ts'
import type { Day } from '../../shared/calendar.ts'
import { dueAfter } from './clocks.ts'
import { type Effect, effectsOf, type TaskOwner } from './effects.ts'
import type { Facts } from './facts.ts'
import { type Ask, agreedStart, guards, payersOf, type Refused } from './guards.ts'
import { lastStep, partiesOf, partyToBegin } from './parties.ts'
import type { Application, Component, NewEvent, NewProposal, Step } from './records.ts'
import { endOf } from './rules.ts'
import { type Holder, holderOf, leadingComponent, type State } from './states.ts'
import { isCopy, rowsBetween, type Transition, transitions } from './transitions.ts'
import type { Party } from './words.ts'

export type { Effect } from './effects.ts'
export type { Facts } from './facts.ts'
export type { RefusalReason } from './reasons.ts'
export type * from './records.ts'

/** A component's new place; the columns that change. */
export type Moved = { component: string; from: State | null; to: State; holder: Holder; since: Date; due: Date | null }

export type Change = {
  /** Of the application: its leading component's, when that one moved. */
  state: State
  holder: Holder
  since: Date
  due: Date | null
  components: readonly Moved[]
  events: readonly NewEvent[]
  effects: readonly Effect[]
  /** Two people are needed: nothing has moved yet. */
  proposal: NewProposal | null
}

/** `effects` of a refusal are carried out all the same: the chase that makes the step possible. */
export type Refusal = { refused: 'notYours' } | ({ refused: 'notNow'; effects?: readonly Effect[] } & Refused)
export type Taken = { done: Change } | Refusal

/** The step, taken or refused. `facts.now` is the moment it is taken. */
export function take(step: Step, application: Application, actor: Actor, facts: Facts): Taken {
  const parts = partiesOf(actor, application, facts.link)
  const component = componentOf(application, step)
  if (!component || parts.length === 0) return { refused: 'notYours' }
  const leads = component.id === leadingComponent(application.components).id
  const rows = rowsBetween(component.state, step.to).filter(
    (row) => partyIn(row, parts) && (leads || !row.wholeApplication),
  )
  if (rows.length === 0) return noRow(step.to, parts)
  return decide(rows, { application, component, step, actor, facts, now: facts.now, party: parts[0] as Party }, parts)
}

/** A new draft: the application as it will be saved, with its components. */
export function begin(application: Application, actor: Actor, facts: Facts): Taken {
  const party = partyToBegin(actor, facts.link)
  const [row] = rowsBetween(null, 'draft')
  if (!party || !row) return { refused: 'notYours' }
  const component = leadingComponent(application.components)
  const ask: Ask = { application, component, step: { to: 'draft' }, actor, party, facts, now: facts.now }
  const refused = whyNot(row, ask)
  return refused ? refusal(refused, ask) : { done: moved(row, ask) }
}

export const componentOf = (application: Application, { component }: Step): Component | undefined =>
  component === undefined
    ? leadingComponent(application.components)
    : application.components.find(({ id }) => id === component)

const partyIn = ({ by }: Pick<Transition, 'by'>, parts: readonly Party[]) => parts.find((part) => by.includes(part))

/** A step that this part never takes is not theirs to know of; one it takes from elsewhere has been overtaken. */
const noRow = (to: State, parts: readonly Party[]): Refusal =>
  transitions.some((row) => row.to === to && partyIn(row, parts))
    ? { refused: 'notNow', why: 'movedOn' }
    : { refused: 'notYours' }

function decide(rows: readonly Transition[], question: Ask, parts: readonly Party[]): Taken {
  let first: Refused | null = null
  for (const row of rows) {
    const ask = { ...question, party: partyIn(row, parts) ?? question.party }
    const refused = whyNot(row, ask)
    if (!refused) return needsTwo(row, ask) ? propose(row, ask) : { done: moved(row, ask) }
    first ??= refused
  }
  return refusal(first ?? { why: 'movedOn' }, question)
}

export function whyNot(row: Transition, ask: Ask): Refused | null {
  for (const name of row.guards) {
    const refused = guards[name](ask)
    if (refused) return refused
  }
  return null
}

/** A missing answer from a payer is chased, whoever ran into it. */
export function refusal(refused: Refused, { facts, now }: Pick<Ask, 'facts' | 'now'>): Refusal {
  if (refused.why !== 'afHasNotAnswered' && refused.why !== 'payerHasNotAnswered')
    return { refused: 'notNow', ...refused }
  const chase: Effect = {
    kind: 'task',
    what: 'chasePayer',
    of: 'payer',
    due: endOf(facts.limits, 'payerAnswer', now),
    about: refused.about ?? '',
  }
  return { refused: 'notNow', ...refused, effects: [chase] }
}

/** Are two people needed for this row, here and now? */
export function needsTwo({ confirm }: Transition, ask: Ask): boolean {
  if (!confirm) return false
  if (confirm.when === 'afPays') return payersOf(ask).some(({ kind, share }) => kind === 'af' && share > 0)
  const last = lastStep(ask.application.events)
  if (confirm.when === 'afterErrorAlone') return !last || ask.now > endOf(ask.facts.limits, 'errorAlone', last.at)
  return true
}

function propose(row: Transition, ask: Ask): Taken {
  const { application, component, step, actor, party, now } = ask
  const waiting = application.proposals.some(
    (proposal) => proposal.state === 'waiting' && proposal.component === component.id && proposal.step.to === step.to,
  )
  if (waiting) return { refused: 'notNow', why: 'alreadyProposed' }
  const proposal = {
    application: application.id,
    component: component.id,
    step,
    proposedBy: nameOf(actor, party),
    party,
    proposedAt: now,
  }
  const due = endOf(ask.facts.limits, 'messageReply', now)
  const effects: Effect[] = [{ kind: 'task', what: 'confirmProposal', of: secondOf(row, party), due }]
  return { done: { ...stayed(application), effects, proposal } }
}

/** On whose list the proposal waits for its second user. */
function secondOf({ confirm }: Transition, party: Party): TaskOwner {
  if (confirm?.when === 'afPays') return 'payer'
  if (confirm?.when === 'afterErrorAlone') return 'coordinator'
  return confirm?.otherParty && party === 'homeCaseworker' ? 'provider' : 'home'
}

const stayed = ({ state, holder, since, due }: Application): Change => ({
  state,
  holder,
  since,
  due,
  components: [],
  events: [],
  effects: [],
  proposal: null,
})

/** The change that a row makes, once its guards have answered. */
export function moved(row: Transition, ask: Ask): Change {
  const { application } = ask
  const effects = effectsOf(row, ask)
  if (isCopy(row)) return { ...stayed(application), effects: [{ kind: 'newDraft', of: application.id }] }
  const places = movers(row, ask).map((component) => placed(component, row, ask))
  const events = places.map((place) => eventOf(place, ask))
  return {
    ...standing(application, places),
    components: places,
    events,
    effects: [...effects, ...takenBack(events)],
    proposal: null,
  }
}

/** The one component, or all that have the same way to go. */
function movers(row: Transition, { application, component }: Ask): Component[] {
  if (!row.wholeApplication) return [component]
  if (row.from === null) return [...application.components]
  return application.components.filter(
    ({ id, state }) =>
      id === component.id || rowsBetween(state, row.to).some(({ by }) => by.some((part) => row.by.includes(part))),
  )
}

const placed = (component: Component, row: Transition, ask: Ask): Moved => ({
  component: component.id,
  from: row.from === null ? null : component.state,
  to: row.to,
  holder: holderOf(row.to, component.kind),
  since: ask.now,
  due: dueAfter(row.deadline, ask),
})

/** The application stands where its leading component stands. */
export function standing(
  application: Application,
  places: readonly Moved[],
): Pick<Change, 'state' | 'holder' | 'since' | 'due'> {
  const leading = leadingComponent(application.components)
  const place = places.find(({ component }) => component === leading.id)
  if (!place)
    return { state: application.state, holder: application.holder, since: application.since, due: application.due }
  return { state: place.to, holder: place.holder, since: place.since, due: place.due }
}

/** Accounts sign with their id; those without one with their part. */
export const nameOf = ({ account }: Actor, party: Party): string => account ?? party

function eventOf(place: Moved, ask: Ask): NewEvent {
  const { component, from, to } = place
  const { application, actor, party, step, facts, now } = ask
  const other = party === 'system' && to === 'withdrawn'
  return {
    application: application.id,
    component,
    from,
    to,
    party,
    account: actor.account,
    organisation: actor.organisation,
    ground: step.ground ?? step.recorded ?? (other ? (facts.accepted?.application ?? null) : null),
    reason: other ? 'other_choice_accepted' : (step.reason ?? null),
    note: step.text ?? null,
    at: now,
    effective: effectiveDay(to, ask),
    compensates: wrongStep(place, ask),
  }
}

/** Participation is reckoned by these days: when it began again, ended or was handed over. */
function effectiveDay(to: State, { step, component, now }: Ask): Day | null {
  const { lastDay, newStart, splitDay } = step
  const days: Partial<Record<State, Day | undefined>> = {
    ongoing: newStart ?? agreedStart(component, now),
    interrupted: lastDay,
    transferred: splitDay,
  }
  return days[to] ?? null
}

/** What is registered in error takes back the step that was wrong. */
function wrongStep({ to, component }: Moved, { application }: Ask): string | null {
  return to === 'registered_in_error' ? (lastStep(application.events, component)?.id ?? null) : null
}

const takenBack = (events: readonly NewEvent[]): Effect[] =>
  events.flatMap(({ compensates }): Effect[] => (compensates ? [{ kind: 'compensates', event: compensates }] : []))
