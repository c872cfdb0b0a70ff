/**
 * Taking back a wrong step (ångra): nothing is edited or deleted, a compensating event restores what was before.
 * By whoever took the step within 24 hours, or by the coordinator. Steps that the site took by itself afterwards go
 * with it; the trap is that a later step by a person stands in the way.
 */
import type { Actor } from '../../shared/actor.ts'
import { type Change, type Moved, type Refusal, standing } from './application.ts'
import { dueAfter } from './clocks.ts'
import type { Effect } from './effects.ts'
import { openTo } from './effects.ts'
import type { Facts } from './facts.ts'
import { type Ask, takesSeat } from './guards.ts'
import { partiesOf, standingSteps } from './parties.ts'
import type { Application, Event, NewEvent } from './records.ts'
import { endOf } from './rules.ts'
import { holderOf, holdsSeat, isOpen, type State } from './states.ts'
import { rowsBetween } from './transitions.ts'
import type { Party } from './words.ts'

/** What has left the house cannot be called back: a sent application is withdrawn instead. */
const final: readonly State[] = ['submitted', 'transferred', 'moved', 'registered_in_error']

/** `reason` is a code, or null; the acceptance's own undo takes lower choices back by the system's hand. */
export type Undo = { event: string; reason: string | null; withAcceptance?: boolean }

export function undo(wish: Undo, application: Application, actor: Actor, facts: Facts): { done: Change } | Refusal {
  const parts = partiesOf(actor, application, facts.link)
  const event = application.events.find(({ id }) => id === wish.event)
  const component = application.components.find(({ id }) => id === event?.component)
  const party = event && component && whoMay(event, actor, parts, wish)
  if (!event || !component || !party) return { refused: 'notYours' }
  const undone = standingSteps(application.events, component.id).filter(({ seq }) => seq >= event.seq)
  const why = whyNotUndo(event, undone, { party, facts })
  if (why) return { refused: 'notNow', why }
  const ask: Ask = { application, component, step: { to: event.from ?? 'draft' }, actor, party, facts, now: facts.now }
  const takes = takesSeat(ask) && holdsSeat(ask.step.to) && !holdsSeat(component.state)
  if (takes && facts.round.freeSeats <= 0) return { refused: 'notNow', why: 'roundFull' }
  return { done: taken(undone, wish, ask) }
}

function whoMay(event: Event, actor: Actor, parts: readonly Party[], { withAcceptance }: Undo): Party | undefined {
  if (parts.includes('coordinator')) return 'coordinator'
  if (parts.includes('system') && withAcceptance) return 'system'
  return parts.find(
    (part) => part !== 'system' && (actor.account ? actor.account === event.account : part === event.party),
  )
}

function whyNotUndo(event: Event, undone: readonly Event[], { party, facts }: { party: Party; facts: Facts }) {
  if (event.from === null || final.includes(event.to)) return 'cannotBeUndone'
  if (undone[0]?.id !== event.id || undone.slice(1).some(({ party: by }) => by !== 'system')) return 'laterStepTaken'
  const late = facts.now > endOf(facts.limits, 'undo', event.at)
  return late && party !== 'coordinator' ? 'undoTimePassed' : null
}

function taken(undone: readonly Event[], wish: Undo, ask: Ask): Change {
  const place = restored(undone[0]?.seq ?? 0, ask)
  // Latest first: each event takes back one, so that history reads as steps back along the same way.
  const events = [...undone].reverse().map((event) => compensating(event, wish, ask))
  return {
    ...standing(ask.application, [place]),
    components: [place],
    events,
    effects: effectsOfUndo(undone, ask),
    proposal: null,
  }
}

/** Since when it stood there before, with the time limit of that time. */
function restored(before: number, { application, component, step, facts, now }: Ask): Moved {
  const entered = standingSteps(application.events, component.id).findLast(({ seq }) => seq < before)
  const row = rowsBetween(entered?.from ?? null, step.to)[0]
  const since = entered?.at ?? now
  const due = dueAfter(row?.deadline, { step, facts, now: since })
  return {
    component: component.id,
    from: component.state,
    to: step.to,
    holder: holderOf(step.to, component.kind),
    since,
    due,
  }
}

const compensating = (event: Event, { reason }: Undo, { application, actor, party, now }: Ask): NewEvent => ({
  application: application.id,
  component: event.component,
  from: event.to,
  to: event.from ?? 'draft',
  party,
  account: actor.account,
  organisation: actor.organisation,
  ground: 'undo',
  reason,
  note: null,
  at: now,
  compensates: event.id,
})

function effectsOfUndo(undone: readonly Event[], ask: Ask): Effect[] {
  const { component, step } = ask
  const seatMoves = takesSeat(ask) && holdsSeat(component.state) !== holdsSeat(step.to)
  const seat: Effect[] = seatMoves ? [{ kind: holdsSeat(step.to) ? 'takeSeat' : 'freeSeat' }] : []
  const reopened = isOpen(step.to) && !isOpen(component.state) ? openTo(ask) : []
  const others: Effect[] = undone.some(({ to }) => to === 'accepted') ? [{ kind: 'restoreLower' }] : []
  const compensates = undone.map(({ id }): Effect => ({ kind: 'compensates', event: id }))
  return [
    ...seat,
    { kind: 'closeTasks' },
    ...reopened,
    ...others,
    ...compensates,
    { kind: 'notice', text: 'corrected' },
  ]
}
