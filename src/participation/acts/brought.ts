import type { OutcomeAnswer } from '../../applications/index.ts'
import { asSystemHere, type Visit } from '../../platform/visit.ts'
import { addDays, type Day, endOfDay } from '../../shared/calendar.ts'
import { insertOutcomes } from '../queries/brought.ts'

/** What another system has been told about how it went after a course. */
export type BroughtOutcome = {
  municipality: string
  application: string
  component: string
  /** The day the course ended for the person. */
  ended: Day
  after: number
  answer: OutcomeAnswer
}

/** For imports: questions that have been answered already are not asked again. */
export async function bringOutcomes(visit: Visit, outcomes: readonly BroughtOutcome[]): Promise<void> {
  for (const [municipality, there] of Map.groupBy(outcomes, (one) => one.municipality)) {
    const rows = there.map(({ ended, answer, ...row }) => {
      const onDay = addDays(ended, row.after)
      const at = new Date(Math.min(endOfDay(onDay).getTime(), visit.now.getTime()))
      const work = answer.outcome === 'work' ? { extent: answer.extent, subsidised: answer.subsidised } : {}
      const answered = { outcome: answer.outcome, ...work, answeredAt: at, answeredAs: 'import' }
      return { ...row, ...answered, onDay, askedAt: at }
    })
    await asSystemHere(visit, { municipality, purpose: 'import' }, (_, tx) => insertOutcomes(tx, rows))
  }
}
