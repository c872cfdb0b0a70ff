/**
 * Lets the days pass, one by one, until the day before loading: everybody takes their steps, the rector decides each
 * round's list by its criteria, freed seats go to the first on the reserve list, a yes ends lower choices. Never more
 * people hold a seat than there are, on any day.
 */
import { holdsSeat, isOpen, type State } from '../../src/applications/domain/states.ts'
import type { Dice } from './dice.ts'
import { type Choice, criteria } from './plan.ts'
import { firstDay, type Round } from './rounds.ts'
import { nextOf } from './way.ts'

export const stateOf = (choice: Choice): State => choice.stops.at(-1)?.state ?? 'draft'
const endedWithNo: readonly State[] = ['not_granted', 'not_admitted', 'not_selected', 'declined']

type World = { choices: Choice[]; byRound: Map<Round, Choice[]>; chance: Dice }

function enter(world: World, choice: Choice, state: State, day: number): void {
  choice.stops.push({ state, day })
  choice.next = nextOf({ choice, day, chance: world.chance })
  if (state === 'with_provider' && choice.round.course.payers.af > 0 && choice.afDay === null) {
    choice.afDay = day + (choice.smooth ? 2 : world.chance.between(2, 30))
  }
  if (state === 'accepted') settleOthers(world, choice, day)
  if (state === 'ongoing') leaveOthers(world, choice, day, isOpen)
}

function leaveOthers(world: World, choice: Choice, day: number, which: (state: State) => boolean): void {
  for (const other of choice.person.choices) {
    if (other !== choice && which(stateOf(other))) enter(world, other, 'withdrawn', day)
  }
}

/** The yes to one choice withdraws those ranked below it; higher ones may stay on their lists. */
function settleOthers(world: World, choice: Choice, day: number): void {
  const lower = choice.person.choices.filter(({ rank, sending }) => sending === choice.sending && rank > choice.rank)
  for (const other of lower) if (isOpen(stateOf(other))) enter(world, other, 'withdrawn', day)
}

const freeSeats = (world: World, round: Round): number =>
  round.seats - (world.byRound.get(round) ?? []).filter((choice) => holdsSeat(stateOf(choice))).length

const score = ({ person }: Choice): string =>
  criteria.map((criterion) => (person.criteria.includes(criterion) ? 0 : 1)).join('')

/** The criteria in their order, then who sent first. */
export const byPriority = (a: Choice, b: Choice): number =>
  score(a).localeCompare(score(b)) || a.sending.sent - b.sending.sent

function waiting(world: World, round: Round, state: State): Choice[] {
  return (world.byRound.get(round) ?? []).filter((choice) => stateOf(choice) === state).sort(byPriority)
}

/** Every payer must have answered before a seat is offered or a place on the list given. */
const paid = ({ afDay, round }: Choice, day: number): boolean => round.course.payers.af === 0 || (afDay ?? 0) <= day

function offerSeats(world: World, round: Round, day: number): void {
  // An officer who confirms freed seats does so on most days; the machine at once.
  if (round.automatic || world.chance.chance(0.6)) {
    for (const choice of waiting(world, round, 'reserve')) {
      if (freeSeats(world, round) > 0 && day < round.entry) enter(world, choice, 'offered', day)
    }
  }
  const queue = waiting(world, round, 'reserve').length
  for (const choice of waiting(world, round, 'admitted')) {
    if (!paid(choice, day)) continue
    const free = freeSeats(world, round) - queue
    if (free > 0) enter(world, choice, 'offered', day)
    else if (freeSeats(world, round) <= 0) enter(world, choice, 'reserve', day)
  }
}

/** After the last day to enter nobody waits any longer for a seat. */
function closeLists(world: World, round: Round, day: number): void {
  for (const choice of world.byRound.get(round) ?? []) {
    const state = stateOf(choice)
    if (state === 'reserve' || state === 'admitted') enter(world, choice, 'not_selected', day)
    const unheard = ['submitted', 'with_home', 'completion', 'with_provider', 'assessment'].includes(state)
    if (unheard && day > round.entry + 4) enter(world, choice, 'withdrawn', day)
  }
}

/** Every open application of a cancelled round ends on the day it is cancelled. */
const cancelledOn = -9

function tend(world: World, round: Round, day: number): void {
  if (round.special === 'cancelled' && day === cancelledOn) {
    for (const choice of world.byRound.get(round) ?? [])
      if (isOpen(stateOf(choice))) enter(world, choice, 'cancelled', day)
  }
  if (day >= round.selection && day <= round.entry) offerSeats(world, round, day)
  if (day > round.entry) closeLists(world, round, day)
}

/** Takes over the person of an earlier no, who applies again with what was written then. */
function takeUp(world: World, choice: Choice): void {
  const old = world.choices.find(({ round, person, ...rest }) => {
    const same = round.course === choice.round.course && round.start < choice.round.start
    const ended = endedWithNo.includes(stateOf({ round, person, ...rest }))
    const tried = person.choices.some((one) => one.round === choice.round)
    return same && ended && !tried && person.choices.every((one) => !isOpen(stateOf(one)) && stateOf(one) !== 'ongoing')
  })
  if (!old) return
  choice.copyOf = old
  choice.person = old.person
  old.person.choices.push(choice)
}

/** A step that cannot be taken any more leads elsewhere: no seat is left, or the choice above it has begun. */
function possible(world: World, choice: Choice, to: State): State {
  if (stateOf(choice) === 'not_started' && to === 'ongoing' && freeSeats(world, choice.round) <= 0) return 'withdrawn'
  const begun = choice.person.choices.some((other) => other !== choice && stateOf(other) === 'ongoing')
  return to === 'accepted' && begun ? 'declined' : to
}

const mayLeave: readonly State[] = ['with_home', 'with_provider', 'assessment', 'admitted', 'reserve', 'awaiting_start']

function step(world: World, choice: Choice, day: number): void {
  if (choice.leaves === day && mayLeave.includes(stateOf(choice))) enter(world, choice, 'withdrawn', day)
  if (choice.next?.state === 'draft' && choice.next.day === day && choice.returning) takeUp(world, choice)
  while (choice.next && choice.next.day <= day) enter(world, choice, possible(world, choice, choice.next.state), day)
}

export function run(choices: Choice[], rounds: readonly Round[], chance: Dice): void {
  const byRound = new Map(rounds.map((round) => [round, choices.filter((choice) => choice.round === round)]))
  const world: World = { choices, byRound, chance }
  for (let day = firstDay; day < 0; day++) {
    for (const choice of choices) step(world, choice, day)
    for (const round of rounds) tend(world, round, day)
  }
}
