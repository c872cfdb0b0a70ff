/**
 * Who applies to what and when, before anything has happened: people with a home, one to three ranked choices in one
 * sending, and the day it is sent. Nearer courses are likelier than far ones.
 */

import type { State } from '../../src/applications/domain/states.ts'
import { type Municipality, municipalities } from '../../src/organisations/facts/skane.ts'
import { estimateTravel } from '../../src/shared/distance.ts'
import type { Dice } from './dice.ts'
import { type Names, names } from './facts/names.ts'
import { closesBefore, firstDay, opensBefore, type Round } from './rounds.ts'

export const criteria = ['short_education', 'study_plan', 'no_exam', 'unemployed', 'work_need'] as const
export type Criterion = (typeof criteria)[number]
const share: Record<Criterion, number> = {
  short_education: 0.35,
  study_plan: 0.5,
  no_exam: 0.4,
  unemployed: 0.55,
  work_need: 0.6,
}

export type Person = { home: Municipality; origin: Names; criteria: Criterion[]; choices: Choice[] }
export type Stop = { state: State; day: number }
export type Choice = {
  person: Person
  round: Round
  rank: number
  sending: { begins: number; sent: number }
  /** Wants to take up an application that ended with a no, when there is one. */
  returning: boolean
  copyOf: Choice | null
  /** Nothing slows it down or stops it before its selection. */
  smooth: boolean
  stops: Stop[]
  next: Stop | null
  /** The day the person will have withdrawn, unless it has ended by then. */
  leaves: number | null
  /** The day Arbetsförmedlingen says yes to its share; null where it pays nothing. */
  afDay: number | null
}

const nearness = (from: Municipality, to: Municipality): number =>
  Math.exp(-estimateTravel(from.seat, to.seat).minutes / 45)
const seatOf = ({ provider }: Round): Municipality =>
  municipalities.find(({ code }) => code === provider.huvudman) as Municipality

function newPerson(round: Round, chance: Dice): Person {
  const school = seatOf(round)
  return {
    home: chance.weighted(municipalities, (home) => home.population * nearness(home, school)),
    origin: chance.weighted(names, ({ weight }) => weight),
    criteria: criteria.filter((criterion) => chance.chance(share[criterion])),
    choices: [],
  }
}

/** First and last day to send to all of these rounds. */
function windowOf(rounds: readonly Round[]): [number, number] {
  const opens = Math.max(firstDay, ...rounds.map(({ start }) => start - opensBefore))
  const closes = Math.min(-1, ...rounds.map((round) => lastDayOf(round)))
  return [opens, closes]
}

function lastDayOf({ start, intake, special }: Round): number {
  if (special === 'cancelled') return -20
  if (special) return -48
  return intake === 'paused' ? -25 : start - closesBefore
}

const overlap = (a: Round, b: Round): boolean => {
  const [opens, closes] = windowOf([a, b])
  return closes - opens >= 10
}

/** Further choices of the same sending, at most three in all; arranged rounds stand alone. */
function othersFor(round: Round, left: Map<Round, number>, chance: Dice): Round[] {
  const wish = chance.weighted([0, 1, 2], (count) => [80, 15, 5][count] ?? 0)
  const chosen: Round[] = []
  for (let n = 0; n < wish && !round.special; n++) {
    const taken = [round, ...chosen]
    const possible = [...left].filter(([other, free]) => {
      const apart = taken.every(({ course }) => course !== other.course) && taken.every((one) => overlap(one, other))
      return free > 0 && !other.special && apart
    })
    if (possible.length === 0) break
    chosen.push(chance.weighted(possible, ([other]) => nearness(seatOf(round), seatOf(other)))[0])
  }
  return chosen
}

function send(rounds: readonly Round[], chance: Dice): Choice[] {
  const [first] = rounds as [Round]
  const person = newPerson(first, chance)
  const [opens, closes] = windowOf(rounds)
  const sent = chance.between(opens, Math.max(opens, closes))
  const begins = Math.max(firstDay, sent - chance.between(0, 5))
  const sending = { begins, sent }
  const smooth = first.special !== null
  const returning = rounds.length === 1 && !smooth && first.start > -200 && chance.chance(0.07)
  person.choices = rounds.map((round, place) => ({
    ...{ person, round, rank: place + 1, sending, returning, copyOf: null, smooth, afDay: null },
    stops: [],
    next: { state: 'draft', day: begins },
    leaves: smooth || !chance.chance(0.025) ? null : sent + chance.between(4, 70),
  }))
  return person.choices
}

/** Every place that a round wants filled is filled once. */
export function plan(rounds: readonly Round[], chance: Dice): Choice[] {
  const left = new Map(rounds.map((round) => [round, round.wanted]))
  const take = (round: Round) => left.set(round, (left.get(round) ?? 0) - 1)
  const places = chance.shuffled(rounds.flatMap((round) => Array.from({ length: round.wanted }, () => round)))
  return places.flatMap((round) => {
    if ((left.get(round) ?? 0) <= 0) return []
    take(round)
    const others = othersFor(round, left, chance)
    for (const other of others) take(other)
    return send([round, ...others], chance)
  })
}
