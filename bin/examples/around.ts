/** What stands beside the events of an application: documents, eligibility, outcome, pause, reason. */
import { isOpen, type State } from '../../src/applications/domain/states.ts'
import type { Dice } from './dice.ts'
import { outcomes, pauses, reasons } from './facts/reasons.ts'
import type { Choice } from './plan.ts'
import { stateOf } from './run.ts'

const been = ({ stops }: Choice, state: State): boolean => stops.some((stop) => stop.state === state)

type DocumentStatus = 'missing' | 'received' | 'approved' | 'rejected'

function statusOf(choice: Choice, first: boolean, chance: Dice): DocumentStatus {
  const state = stateOf(choice)
  if (state === 'completion') return first || chance.chance(0.3) ? 'missing' : 'received'
  if (been(choice, 'admitted')) return 'approved'
  if (state === 'not_admitted') return first ? 'rejected' : 'approved'
  if (state === 'assessment') return chance.chance(0.6) ? 'approved' : 'received'
  return chance.chance(0.85) ? 'received' : 'missing'
}

/** `grade:received identity:approved`: one status for each document that the course asks for. */
export const documentsOf = (choice: Choice, chance: Dice): string =>
  choice.round.course.documents.map(([code], place) => `${code}:${statusOf(choice, place === 0, chance)}`).join(' ')

export function eligibilityOf(choice: Choice, chance: Dice): 'unknown' | 'eligible' | 'maybe' | 'not_eligible' {
  if (been(choice, 'admitted')) return chance.chance(0.88) ? 'eligible' : 'maybe'
  if (stateOf(choice) === 'not_admitted') return 'not_eligible'
  return chance.chance(0.2) ? 'maybe' : 'unknown'
}

/** `work_full@0 work_full@90`: as far as days have come; one in six has not answered. */
export function outcomeOf(choice: Choice, chance: Dice): string {
  const last = choice.stops.at(-1)
  if (!last || !['completed', 'interrupted'].includes(last.state)) return ''
  let outcome = chance.weighted(outcomes, ([, weight]) => weight)[0]
  const asked = [0, 90, 180].filter((days) => last.day + days < -3 && chance.chance(0.84))
  return asked
    .map((days) => {
      if (days > 0 && chance.chance(0.3)) outcome = chance.weighted(outcomes, ([, weight]) => weight)[0]
      return `${outcome}@${days}`
    })
    .join(' ')
}

const standStill: readonly State[] = ['with_home', 'completion', 'with_provider', 'assessment', 'reserve', 'admitted']

export function pauseOf(choice: Choice, chance: Dice): { until: string; reason: string } {
  const paused = !choice.smooth && standStill.includes(stateOf(choice)) && chance.chance(0.07)
  return paused ? { until: String(chance.between(10, 60)), reason: chance.pick(pauses) } : { until: '', reason: '' }
}

/** Withdrawn by the site because a higher choice was accepted, or by the person. */
function withdrawnFor(choice: Choice): boolean {
  const day = choice.stops.at(-1)?.day
  return choice.person.choices.some((other) => {
    const higher = other.sending === choice.sending && other.rank < choice.rank
    return higher && other.stops.some((stop) => stop.state === 'accepted' && stop.day === day)
  })
}

export function reasonOf(choice: Choice, chance: Dice): string {
  const state = stateOf(choice)
  if (state === 'withdrawn' && withdrawnFor(choice)) return 'other_choice_accepted'
  const possible = reasons[state]
  return possible ? chance.pick(possible) : ''
}

const beginners = ['applicant', 'studyCounsellor', 'sfiTeacher', 'caseworker', 'payer', 'helper'] as const
export type Beginner = (typeof beginners)[number]

/** Who filled in the form; the same for all choices of a sending. */
export const beginnerOf = (chance: Dice): Beginner =>
  chance.weighted(beginners, (beginner) => [62, 14, 12, 6, 4, 2][beginners.indexOf(beginner)] ?? 0)

/** What Arbetsförmedlingen has answered about its share, and when; nothing where the answer is no longer waited for. */
export function afAnswerOf(choice: Choice): string {
  const { round, afDay, stops } = choice
  const asked = stops.find(({ state }) => state === 'with_home')
  if (round.course.payers.af === 0 || !asked) return ''
  if (afDay !== null && afDay < 0) return `committed@${afDay}`
  return isOpen(stateOf(choice)) ? `requested@${asked.day}` : ''
}
