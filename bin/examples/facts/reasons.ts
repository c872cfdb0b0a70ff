/** Why an application ended as it did, or stands still: codes as in the column `skal`, several where they vary. */
import type { State } from '../../../src/applications/domain/states.ts'

export const reasons: Partial<Record<State, readonly string[]>> = {
  not_granted: ['not_resident', 'course_nearer', 'no_special_reasons'],
  not_admitted: ['language_level', 'prerequisites', 'level_test'],
  not_selected: ['round_full'],
  declined: ['work', 'other_course', 'too_far', 'childcare'],
  withdrawn: ['own_wish', 'work', 'moved_away', 'illness'],
  interrupted: ['work', 'absence', 'illness', 'parental_leave', 'moved_away', 'other_studies'],
  not_started: ['not_reached', 'illness', 'childcare'],
  moved: ['other_round'],
  transferred: ['moved_away'],
  cancelled: ['no_premises'],
  registered_in_error: ['sent_twice', 'wrong_course'],
}

export const pauses = ['parental_leave', 'illness', 'travel', 'waits_for_document'] as const

/** Outcome 0, 90 and 180 days after the course, likelier ones with more weight. */
export const outcomes: readonly (readonly [string, number])[] = [
  ['work_full', 30],
  ['work_part', 14],
  ['work_full_subsidised', 10],
  ['work_part_subsidised', 4],
  ['regular_studies', 20],
  ['other_activity', 8],
  ['parental_leave', 4],
  ['moved_away', 2],
  ['unknown', 8],
]
