import { type BroughtLine, bringSelections } from '../../admission/index.ts'
import type { OutcomeAnswer, State } from '../../applications/index.ts'
import { type BroughtOutcome, bringOutcomes } from '../../participation/index.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Criterion } from '../facts/words.ts'
import type { Outcome } from '../read/application.ts'
import type { Scene } from './scene.ts'

/** What a file of applications tells beside the applications themselves; neighbours keep it. */
export type Beside = {
  municipality: string
  application: string
  component: string
  round: string
  states: readonly State[]
  moments: readonly Date[]
  criteria: readonly Criterion[]
  outcomes: readonly Outcome[]
  endedOn: Day | null
}

/** In the same transaction: all of it stands or nothing. */
export async function bringBeside({ visit }: Scene, list: readonly Beside[]): Promise<void> {
  await bringSelections(visit, list.map(lineOf))
  await bringOutcomes(visit, list.flatMap(outcomesOf))
}

/** Short education is fewer than nine years of school; the others are met or not. */
const shortEducation = 8
const merits: Record<Criterion, BroughtLine['merits']> = {
  short_education: { shortEducation },
  study_plan: { ongoingStudyPlan: 1 },
  no_exam: { noUpperSecondary: 1 },
  unemployed: { unemployedOrAtRisk: 1 },
  work_need: { neededForWork: 1 },
}

function lineOf({ municipality, application, round, states, moments, criteria }: Beside): BroughtLine {
  const admitted = states.lastIndexOf('admitted')
  const [next, at] = [states[admitted + 1], moments[admitted + 1]]
  const isDecided = admitted >= 0 && at && (next === 'offered' || next === 'reserve')
  return {
    municipality,
    application,
    round,
    queueAt: moments[0] as Date,
    merits: Object.assign({}, ...criteria.map((code) => merits[code])),
    seen: admitted >= 0,
    decided: isDecided ? { outcome: next, at } : null,
    waits: states.at(-1) === 'reserve',
  }
}

function outcomesOf({ municipality, application, component, outcomes, endedOn }: Beside): BroughtOutcome[] {
  if (endedOn === null) return []
  const of = { municipality, application, component, ended: endedOn }
  return outcomes.map((outcome) => ({ ...of, after: outcome.after, answer: answerOf(outcome) }))
}

/** `work_part_subsidised` as the site keeps it. */
function answerOf({ answer }: Outcome): OutcomeAnswer {
  if (!answer.startsWith('work')) return { outcome: answer as Exclude<OutcomeAnswer['outcome'], 'work'> }
  return {
    outcome: 'work',
    extent: answer.includes('part') ? 'part' : 'full',
    subsidised: answer.endsWith('subsidised'),
  }
}
