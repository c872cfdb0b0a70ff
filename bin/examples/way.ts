/**
 * What follows a state, and after how many days. Only what the people and offices do by themselves; seats, reserve
 * lists and what one choice does to another is in run.ts. Null: somebody else decides what comes next.
 */
import type { State } from '../../src/applications/domain/states.ts'
import type { Dice } from './dice.ts'
import type { Choice, Stop } from './plan.ts'

export type Here = { choice: Choice; day: number; chance: Dice }

/** From so many days before the start everybody hurries. */
const hurry = 32
/** Since then there is more to do than hands. */
const backlog = -50

/** Mostly near the usual time, now and then far over it: what is late must be on a list. */
function wait({ choice, day, chance }: Here, from: number, to: number, late = 0): number {
  if (day >= choice.round.start - hurry) return chance.between(0, 2)
  const share = day > backlog ? late * 3 : late
  return !choice.smooth && chance.chance(share) ? chance.between(to + 6, to + 34) : chance.between(from, to)
}

const after = (here: Here, days: number, state: State): Stop => ({ state, day: here.day + days })

/** Some municipalities are quicker than others, always the same ones. */
const pace = ({ choice }: Here): number => 0.6 + (Number(choice.person.home.code) % 9) / 10

function fromHome(here: Here): Stop {
  const { choice, chance } = here
  const again = choice.stops.filter(({ state }) => state === 'with_home').length > 1
  const days = Math.round(wait(here, 3, 11, 0.08) * pace(here))
  if (choice.smooth) return after(here, days, 'with_provider')
  if (!again && chance.chance(0.16)) return after(here, wait(here, 2, 6), 'completion')
  if (chance.chance(0.03)) return after(here, days + 2, 'not_granted')
  return after(here, days, chance.chance(0.008) ? 'moved' : 'with_provider')
}

function fromSchool(here: Here): Stop {
  const { choice, chance } = here
  if (!choice.smooth && chance.chance(0.025)) return after(here, wait(here, 1, 4), 'with_home')
  return after(here, wait(here, 1, 5, 0.06), 'assessment')
}

function fromAssessment(here: Here): Stop {
  const { choice, chance } = here
  const days = wait(here, 4, 15, 0.05)
  const changed = choice.stops.some(({ state }) => state === 'not_admitted')
  if (choice.smooth || changed || !chance.chance(0.055)) return after(here, days, 'admitted')
  return after(here, days, chance.chance(0.75) ? 'not_admitted' : 'with_home')
}

/** Seven days for the first round of offers, two working days for one from the reserve list. */
function fromOffer(here: Here): Stop {
  const { choice, chance } = here
  const quick = choice.stops.at(-2)?.state !== 'admitted'
  const answer = chance.next()
  if (answer < 0.84) return after(here, chance.between(0, quick ? 2 : 6), 'accepted')
  if (answer < 0.92) return after(here, chance.between(0, quick ? 2 : 6), 'declined')
  return after(here, chance.between(quick ? 5 : 9, quick ? 7 : 12), 'no_answer')
}

function fromWaiting({ choice, day, chance }: Here): Stop {
  const start = Math.max(choice.round.start, day)
  // Of those whose course has just begun some are still missing.
  const late = chance.chance(choice.round.start > -14 ? 0.3 : 0.06)
  return late
    ? { state: 'not_started', day: start + chance.between(2, 5) }
    : { state: 'ongoing', day: start + chance.between(0, 1) }
}

function fromNotStarted({ choice, day, chance }: Here): Stop {
  const { start } = choice.round
  if (chance.chance(0.45)) return { state: 'ongoing', day: Math.max(day, start + chance.between(6, 13)) }
  return { state: 'withdrawn', day: day + chance.between(14, 30) }
}

function fromCourse({ choice, day, chance }: Here): Stop {
  const { end } = choice.round
  const left = end - day
  const done: Stop = { state: 'completed', day: end + chance.between(0, 3) }
  if (left < 30 || !chance.chance(0.13)) return done
  const broken = day + chance.between(21, left - 7)
  return { state: chance.chance(0.1) ? 'transferred' : 'interrupted', day: broken }
}

function fromInterruption(here: Here): Stop | null {
  const { choice, day, chance } = here
  const back = day + chance.between(14, 45)
  const before = choice.stops.filter(({ state }) => state === 'interrupted').length
  return before === 1 && back < choice.round.end - 21 && chance.chance(0.2) ? { state: 'ongoing', day: back } : null
}

/** A no that was changed when somebody looked again. */
const changed = (here: Here, to: State): Stop | null => {
  const inTime = here.day < here.choice.round.start - 40
  return inTime && here.chance.chance(0.2) ? after(here, here.chance.between(12, 28), to) : null
}

const ways: Partial<Record<State, (here: Here) => Stop | null>> = {
  draft: ({ choice }) => ({ state: 'submitted', day: choice.sending.sent }),
  submitted: (here) =>
    !here.choice.smooth && here.chance.chance(0.006)
      ? after(here, here.chance.between(0, 1), 'registered_in_error')
      : after(here, here.chance.chance(0.7) ? 0 : here.chance.between(1, 2), 'with_home'),
  with_home: fromHome,
  completion: (here) => after(here, here.chance.chance(0.8) ? here.chance.between(2, 13) : 15, 'with_home'),
  with_provider: fromSchool,
  assessment: fromAssessment,
  not_granted: (here) => changed(here, 'with_home'),
  not_admitted: (here) => changed(here, 'assessment'),
  offered: fromOffer,
  no_answer: (here) => after(here, here.chance.between(15, 30), 'withdrawn'),
  accepted: (here) => after(here, 0, 'awaiting_start'),
  awaiting_start: fromWaiting,
  not_started: fromNotStarted,
  ongoing: fromCourse,
  interrupted: fromInterruption,
}

export const nextOf = (here: Here): Stop | null => ways[here.choice.stops.at(-1)?.state ?? 'draft']?.(here) ?? null
