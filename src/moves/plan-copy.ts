/**
 * The copy of the study plan that follows somebody who moves (studieplan): a document of its own until plans are kept here.
 * Versioned, so that whoever reads it later knows what it says. No notes of anybody's go along.
 */
import type { Day } from '../shared/calendar.ts'

export type Taken = {
  course: string
  school: string
  kind: string
  state: string
  from: Day | null
  to: Day | null
  level: string | null
  hours: number | null
}
export type PlanCopy = {
  format: 'knutpunkt-plan-copy'
  version: 1
  made: Day
  from: string
  first_sfi: Day | null
  activities: readonly Taken[]
}

export const planCopy = (
  made: Day,
  from: string,
  plan: { firstSfi: Day | null; activities: readonly Taken[] },
): PlanCopy => ({
  format: 'knutpunkt-plan-copy',
  version: 1,
  made,
  from,
  first_sfi: plan.firstSfi,
  activities: plan.activities,
})
