/**
 * Acts that take two people (förslag till beslut): the first asks, the second confirms or returns, never the same user.
 * The trap: everything is judged again at the confirmation, by the second user's own delegation, because days have passed.
 */
import type { Actor } from '../../shared/actor.ts'
import { type Change, componentOf, moved, nameOf, type Refusal, refusal, whyNot } from './application.ts'
import type { Facts } from './facts.ts'
import type { Ask } from './guards.ts'
import { partiesOf } from './parties.ts'
import type { Application, Proposal } from './records.ts'
import { rowsBetween, type Transition } from './transitions.ts'
import type { Party } from './words.ts'

export type Closed = { id: string; state: 'confirmed' | 'returned' }
export type Confirmed = { done: Change; closed: Closed } | Refusal

/** The second user's yes: the state moves now. */
export function confirm(proposal: Proposal, application: Application, actor: Actor, facts: Facts): Confirmed {
  const found = second(proposal, application, actor, facts)
  if ('refused' in found) return found
  const { row, ask } = found
  const refused = whyNot(row, ask)
  if (refused) return refusal(refused, ask)
  return { done: moved(row, ask), closed: { id: proposal.id, state: 'confirmed' } }
}

/** The second user's no: nothing has changed, and the first may ask again. */
export function giveBack(
  proposal: Proposal,
  application: Application,
  actor: Actor,
  facts: Facts,
): { closed: Closed } | Refusal {
  const found = second(proposal, application, actor, facts)
  return 'refused' in found ? found : { closed: { id: proposal.id, state: 'returned' } }
}

type Second = { row: Transition; ask: Ask } | Refusal

function second(proposal: Proposal, application: Application, actor: Actor, facts: Facts): Second {
  const { step } = proposal
  const component = componentOf(application, { ...step, component: proposal.component })
  if (proposal.state !== 'waiting' || !component) return { refused: 'notNow', why: 'noProposal' }
  const rows = rowsBetween(component.state, step.to).filter(({ confirm }) => confirm)
  const parts = partsIn(proposal, application, actor, facts)
  for (const row of rows) {
    const party = parts.find((part) => row.confirm?.by.includes(part))
    if (party && nameOf(actor, party) === proposal.proposedBy) return { refused: 'notNow', why: 'needsSecondPerson' }
    if (party && row.confirm?.otherParty && party === proposal.party)
      return { refused: 'notNow', why: 'needsSecondPerson', about: party }
    if (party) return { row, ask: { application, component, step, actor, party, facts, now: facts.now } }
  }
  return parts.length > 0 && rows.length === 0
    ? { refused: 'notNow', why: 'changedMeanwhile' }
    : { refused: 'notYours' }
}

/** A receiving municipality's caseworker confirms what was sent to them, though the person is not theirs yet. */
function partsIn({ step, proposedBy }: Proposal, application: Application, actor: Actor, facts: Facts): Party[] {
  const parts = partiesOf(actor, application, facts.link)
  const rows = rowsBetween(application.state, step.to)
  if (!rows.some(({ confirm }) => confirm?.receiver)) return parts
  const receives = actor.role === 'caseworker' && actor.municipality === step.target
  return receives || actor.account === proposedBy ? ['homeCaseworker'] : []
}
