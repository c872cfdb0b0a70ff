/**
 * Rounds of the 21 demonstration courses from fifteen months back to six months ahead, as days from the day of loading.
 * Three are arranged so that something is always there to see: one ready for its selection, one just selected, one
 * cancelled. The others follow from the course.
 */
import { type DemoCourse, demoCourses } from '../../src/courses/facts/demonstration.ts'
import { type DemoProvider, demoProviders } from '../../src/courses/facts/providers.ts'
import { type Dice, dice } from './dice.ts'

export type Intake = 'planned' | 'open' | 'paused' | 'closed' | 'cancelled'
export type Special = 'toSelect' | 'selected' | 'cancelled' | null
export type Round = {
  id: string
  course: DemoCourse
  provider: DemoProvider
  start: number
  end: number
  /** Last day to enter. */
  entry: number
  /** The day the rector decides the list. */
  selection: number
  seats: number
  intake: Intake
  reason: string
  /** Day on which the intake opens (again), or null. */
  opens: number | null
  automatic: boolean
  /** How many have applied until the day of loading. */
  wanted: number
  special: Special
}

const earliest = -413
const latest = 185
/** Fifteen months of applications. */
export const firstDay = -455
/** Nineteen weeks between rounds of a course, so that all begin on the same day of the week. */
const apart = 133
export const opensBefore = 150
export const closesBefore = 16
export const applications = 1631

const firstOf: Partial<Record<string, number>> = {
  kock: 30 - 3 * apart,
  svetsare: 29 - 3 * apart,
  bagare: 51 - 3 * apart,
  buss: -4 - 3 * apart,
  cnc: -6 - 3 * apart,
  underskoterska: 24 - 3 * apart,
  frisor: 27 - 3 * apart,
  snickare: 22 - 3 * apart,
}
const specialOf: Partial<Record<string, Special>> = {
  'kock+30': 'toSelect',
  'svetsare+29': 'selected',
  'bagare+51': 'cancelled',
}
const crowd = { toSelect: 31, selected: 31, cancelled: 14 }

type Stand = Pick<Round, 'intake' | 'reason' | 'opens'>

const pausedRounds: Partial<Record<string, Stand>> = {
  odling: { intake: 'paused', reason: 'Odlingen vilar en tid. Vi öppnar ansökan igen när jorden är redo.', opens: 60 },
  frisor: { intake: 'paused', reason: 'Vi väntar på en ny lärare. Du kan bevaka kursen så länge.', opens: 35 },
}

function standOf(courseId: string, start: number, special: Special): Stand {
  if (special === 'cancelled') return { intake: 'cancelled', reason: 'Vi fick ingen lokal till kursen.', opens: null }
  // From when, and that the last day has passed, the site says itself, in the reader's language.
  if (start > opensBefore) return { intake: 'planned', reason: '', opens: start - opensBefore }
  if (start <= closesBefore) return { intake: 'closed', reason: '', opens: null }
  const paused = start > 45 ? pausedRounds[courseId] : undefined
  if (paused) return paused
  if (courseId === 'elektriker' && start < 75)
    return { intake: 'closed', reason: 'Många har sökt, så vi tar inte emot fler till den här starten.', opens: null }
  return { intake: 'open', reason: '', opens: null }
}

/** Those who apply to a round that is still open have not all come yet. */
function wantedFor(demand: number, start: number, chance: Dice): number {
  const whole = demand * (0.75 + chance.next() * 0.5)
  const passed = (-1 - (start - opensBefore)) / (opensBefore - closesBefore)
  return passed <= 0 ? 0 : whole * Math.min(1, passed)
}

const providerOf = (id: string): DemoProvider => demoProviders.find((provider) => provider.id === id) as DemoProvider
const signed = (day: number): string => (day < 0 ? String(day) : `+${day}`)

function selectionOf(special: Special, start: number, place: number): number {
  if (special === 'toSelect') return 2
  return special === 'selected' ? -3 : Math.max(start - 42 + ((place * 5) % 15), firstDay + 30)
}

function roundOf(course: DemoCourse, place: number, number: number, chance: Dice): Round {
  const start = (firstOf[course.id] ?? earliest + ((place * 53) % apart)) + number * apart
  const special = specialOf[`${course.id}${signed(start)}`] ?? null
  return {
    id: `${course.id}-${number + 1}`,
    course,
    provider: providerOf(course.providers[number % course.providers.length] as string),
    start,
    end: start + course.weeks * 7 - 3,
    entry: start + (place % 2) * 7,
    selection: selectionOf(special, start, place),
    seats: course.seats,
    ...standOf(course.id, start, special),
    automatic: place % 3 === 0,
    wanted: special ? crowd[special] : wantedFor(course.demand, start, chance),
    special,
  }
}

/** Whole numbers that add up to what is left, largest remainder first. */
function settle(rounds: Round[]): Round[] {
  const ordinary = rounds.filter(({ special }) => !special)
  const left = applications - rounds.reduce((sum, { special, wanted }) => sum + (special ? wanted : 0), 0)
  const scale = left / ordinary.reduce((sum, { wanted }) => sum + wanted, 0)
  const exact = ordinary.map((round) => ({ round, number: round.wanted * scale }))
  for (const { round, number } of exact) round.wanted = Math.floor(number)
  const missing = left - ordinary.reduce((sum, { wanted }) => sum + wanted, 0)
  const byRemainder = exact.sort((a, b) => (b.number % 1) - (a.number % 1))
  for (const { round } of byRemainder.slice(0, missing)) round.wanted += 1
  return rounds
}

export function makeRounds(seed: number): Round[] {
  const chance = dice(seed * 31 + 1)
  const rounds = demoCourses.flatMap((course, place) =>
    Array.from({ length: 5 }, (_, number) => roundOf(course, place, number, chance)),
  )
  return settle(rounds.filter(({ start }) => start <= latest))
}
