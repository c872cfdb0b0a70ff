/** The words that a file may use in a column; the same as the site keeps. */
import type { PriceUnit } from '../../courses/index.ts'

export { courseKinds, forms, intakes, offerModes } from '../../courses/index.ts'
/** The owner is made at set-up and corners on a page of their own. */
export const organisationKinds = [
  'municipality',
  'board',
  'unit',
  'provider',
  'authority',
  'employer',
  'association',
] as const
export const priceUnits = ['course', 'week', 'credit', 'month'] as const satisfies readonly PriceUnit[]
export const channels = ['sms', 'mail', 'letter', 'none'] as const
export const homeSources = ['stated', 'folkbokforing', 'coordinator_decision'] as const
export const starters = ['applicant', 'studyCounsellor', 'sfiTeacher', 'caseworker', 'payer', 'helper'] as const
/** Criteria of a selection that somebody meets. */
export const criteria = ['short_education', 'study_plan', 'no_exam', 'unemployed', 'work_need'] as const
export type Criterion = (typeof criteria)[number]
export const eligibilities = ['unknown', 'eligible', 'maybe', 'not_eligible'] as const
export const documentStates = ['missing', 'received', 'approved', 'rejected'] as const
export const afAnswers = ['requested', 'committed', 'refused'] as const
/** What became of somebody, and how work is written: `work_part_subsidised`. */
export const outcomes = [
  'work_full',
  'work_part',
  'work_full_subsidised',
  'work_part_subsidised',
  'regular_studies',
  'other_activity',
  'parental_leave',
  'moved_away',
  'unknown',
] as const
