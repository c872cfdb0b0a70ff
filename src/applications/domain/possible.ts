/**
 * The steps somebody can take now: one button each. What the form itself will ask (a reason, a day) is not held against
 * a step; what is lacking elsewhere is told beside it; a decision without a live delegation is not shown at all.
 */
import type { Actor } from '../../shared/actor.ts'
import { needsTwo, whyNot } from './application.ts'
import type { Facts } from './facts.ts'
import type { Ask, GuardName, Refused } from './guards.ts'
import { partiesOf } from './parties.ts'
import type { Application, Component } from './records.ts'
import { leadingComponent, type State } from './states.ts'
import { type Transition, transitions } from './transitions.ts'
import type { Party } from './words.ts'

/** Guards that the step's own form answers. */
const askedInForm = [
  'asked',
  'reason',
  'reasonWhenLate',
  'suggestion',
  'changedDecision',
  'recorded',
  'lastDayPresent',
  'absenceCameFirst',
  'nextStep',
  'newStart',
  'result',
  'target',
  'splitDay',
  'applicantAgreed',
] as const satisfies readonly GuardName[]

export type PossibleStep = {
  to: State
  component: string
  party: Party
  /** What the form must ask. */
  asks: readonly GuardName[]
  /** A second user must confirm. */
  twoPeople: boolean
  /** null: the button is drawn. Else why not yet, and what would help. */
  why: Refused | null
}

export function stepsFor(actor: Actor, application: Application, facts: Facts): PossibleStep[] {
  const parts = partiesOf(actor, application, facts.link)
  const leading = leadingComponent(application.components)
  const found = application.components.flatMap((component) =>
    transitions
      .filter((row) => row.from === component.state && (!row.wholeApplication || component.id === leading.id))
      .flatMap((row) => {
        const party = parts.find((part) => row.by.includes(part))
        return party
          ? [possible(row, { application, component, step: { to: row.to }, actor, party, facts, now: facts.now })]
          : []
      }),
  )
  return onePerWay(found.filter(({ why }) => why?.why !== 'noDelegation'))
}

function possible(row: Transition, ask: Ask): PossibleStep {
  const asks = row.guards.filter((name) => isAsked(name) && whyNot({ ...row, guards: [name] }, ask) !== null)
  const others = row.guards.filter((name) => !isAsked(name))
  const why = whyNot({ ...row, guards: others }, ask)
  return { to: row.to, component: ask.component.id, party: ask.party, asks, twoPeople: needsTwo(row, ask), why }
}

const isAsked = (name: GuardName): boolean => askedInForm.some((asked) => asked === name)

/** Two rows can lead the same way: the one that is open goes first. */
function onePerWay(steps: readonly PossibleStep[]): PossibleStep[] {
  const sorted = [...steps].sort((a, b) => Number(a.why !== null) - Number(b.why !== null))
  const kept = new Set(sorted.filter((step, index) => sorted.findIndex((other) => sameWay(other, step)) === index))
  return steps.filter((step) => kept.has(step))
}

const sameWay = (a: PossibleStep, b: PossibleStep) => a.to === b.to && a.component === b.component

/** The components on which somebody may do anything at all: for lists, without reading every row of the table. */
export const mayActOn = (application: Application, parts: readonly Party[]): Component[] =>
  application.components.filter(({ state }) =>
    transitions.some((row) => row.from === state && row.by.some((part) => parts.includes(part))),
  )
