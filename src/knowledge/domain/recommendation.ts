/**
 * A recommendation (rekommendation) from a report, a council or a forum, and what each addressee has answered.
 * The trap: silence is no answer; after twelve months it is shown as "inget svar", and can still be answered.
 */
import { addMonths, type Day } from '../../shared/calendar.ts'

export const answerStages = ['unanswered', 'takenUp', 'alreadyDone', 'declined', 'expired'] as const
export type AnswerStage = (typeof answerStages)[number]
export const answers = ['takenUp', 'alreadyDone', 'declined'] as const
export type Answer = (typeof answers)[number]

export const stageOn = (answer: Answer | null, made: Day, today: Day): AnswerStage =>
  answer ?? (today >= addMonths(made, 12) ? 'expired' : 'unanswered')

export type Said = { answer: Answer; goal: string; example: string | null; reason: string }
export type AnswerLack = 'goal' | 'example' | 'reason'
/** Each answer stands on something: a goal that can be followed, an example, or a reason. */
export function lackOf({ answer, goal, example, reason }: Said): AnswerLack | null {
  if (answer === 'takenUp') return goal.trim() ? null : 'goal'
  if (answer === 'alreadyDone') return example ? null : 'example'
  return reason.trim() ? null : 'reason'
}

export const addressees = ['municipality', 'region', 'authority', 'state'] as const
export type Addressee = (typeof addressees)[number]
/** Organisations here that may be asked, besides municipalities, which answer for themselves. The state has none. */
export const kindsOf: Record<Addressee, readonly ('owner' | 'authority')[]> = {
  municipality: [],
  region: ['owner'],
  authority: ['authority'],
  state: [],
}

type Written = { title: string; text: string; source: string; examples: readonly string[]; indicator: string | null }
export type ShowingLack = 'title' | 'text' | 'source' | 'evidence'
/** What is recommended stands on something: where it was said, and an example or an indicator. */
export function showingLacks({ title, text, source, examples, indicator }: Written): ShowingLack[] {
  const lacks: [ShowingLack, boolean][] = [
    ['title', title.trim() === ''],
    ['text', text.trim() === ''],
    ['source', source.trim() === ''],
    ['evidence', examples.length === 0 && indicator === null],
  ]
  return lacks.filter(([, lacking]) => lacking).map(([lack]) => lack)
}

export const counted = (stages: readonly AnswerStage[]): Record<AnswerStage, number> =>
  Object.fromEntries(answerStages.map((stage) => [stage, stages.filter((one) => one === stage).length])) as Record<
    AnswerStage,
    number
  >
