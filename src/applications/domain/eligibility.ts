/**
 * Right to the course (behörighet): documents and rules, apart from where the application stands.
 * "Maybe" never stops sending: the person sees which condition is unmet and what would help, staff see the same list.
 */
import { addDays, addMonths, type Day, daysBetween } from '../../shared/calendar.ts'
import type { DocumentItem } from './records.ts'

const sfiCourses = ['A', 'B', 'C', 'D'] as const
export type SfiCourse = (typeof sfiCourses)[number]

/** What a course asks for; rows of the course. */
export type Condition = {
  code: string
  /** Unmet, it can only be met by waiting or another course: the answer is no, not maybe. */
  absolute?: boolean
} & (
  | { asks: 'document'; document: string }
  | { asks: 'sfiCourse'; atLeast: SfiCourse }
  | { asks: 'studyPath'; oneOf: readonly (1 | 2 | 3)[] }
  | { asks: 'age'; atLeast: number }
  | { asks: 'yes'; question: string }
)

/** What is known about the applicant; what is not known is left out. */
export type Known = {
  documents: readonly Pick<DocumentItem, 'item' | 'status'>[]
  sfiCourse?: SfiCourse
  studyPath?: 1 | 2 | 3
  /** Whole years on the day the course starts. */
  age?: number
  answers?: Readonly<Record<string, boolean>>
}

export type Met = 'met' | 'not_met' | 'unknown'
export type Result = 'unknown' | 'eligible' | 'maybe' | 'not_eligible'
export type Unmet = {
  code: string
  met: 'not_met' | 'unknown'
  helps:
    | 'addDocument'
    | 'waitForReading'
    | 'newDocument'
    | 'moreSfi'
    | 'otherPath'
    | 'waitUntilAge'
    | 'answer'
    | 'guidance'
}
export type Eligibility = { result: Result; unmet: readonly Unmet[] }

type Judged = { met: Met; helps: Unmet['helps'] }
const yesNo = (value: boolean | undefined, helps: Unmet['helps']): Judged =>
  value === undefined ? { met: 'unknown', helps: 'answer' } : { met: value ? 'met' : 'not_met', helps }

const byDocument: Record<DocumentItem['status'], Judged> = {
  approved: { met: 'met', helps: 'addDocument' },
  received: { met: 'unknown', helps: 'waitForReading' },
  rejected: { met: 'not_met', helps: 'newDocument' },
  missing: { met: 'not_met', helps: 'addDocument' },
}

function judge(condition: Condition, known: Known): Judged {
  if (condition.asks === 'document') {
    const statuses = known.documents.filter(({ item }) => item === condition.document).map(({ status }) => status)
    const best = (['approved', 'received', 'rejected'] as const).find((status) => statuses.includes(status))
    return byDocument[best ?? 'missing']
  }
  if (condition.asks === 'sfiCourse') {
    const reached = known.sfiCourse && sfiCourses.indexOf(known.sfiCourse) >= sfiCourses.indexOf(condition.atLeast)
    return yesNo(reached, 'moreSfi')
  }
  if (condition.asks === 'studyPath')
    return yesNo(known.studyPath && condition.oneOf.includes(known.studyPath), 'otherPath')
  if (condition.asks === 'age')
    return yesNo(known.age === undefined ? undefined : known.age >= condition.atLeast, 'waitUntilAge')
  return yesNo(known.answers?.[condition.question], 'guidance')
}

/** Nothing known at all is "unknown"; one absolute no is a no; anything else unmet is "maybe". */
export function eligibilityOf(conditions: readonly Condition[], known: Known): Eligibility {
  const judged = conditions.map((condition) => ({ ...condition, ...judge(condition, known) }))
  const unmet = judged.flatMap(({ code, met, helps }): Unmet[] => (met === 'met' ? [] : [{ code, met, helps }]))
  if (unmet.length === 0) return { result: 'eligible', unmet }
  if (judged.some(({ absolute, met }) => absolute && met === 'not_met')) return { result: 'not_eligible', unmet }
  return { result: judged.every(({ met }) => met === 'unknown') ? 'unknown' : 'maybe', unmet }
}

/** Birthdays count from the day itself; born on 29 February one is a year older on 1 March in other years. */
export function ageOn(born: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) >= born.slice(5) ? years : years - 1
}

/** Documents that the course asks for and nobody has yet: what a completion asks about first. */
export const missingDocuments = (conditions: readonly Condition[], known: Known): string[] =>
  conditions.flatMap((condition) =>
    condition.asks === 'document' && judge(condition, known).met === 'not_met' ? [condition.document] : [],
  )

/** Days until the person is old enough, for "you can apply again from". */
export function daysUntilAge(born: Day, years: number, today: Day): number {
  const day = addMonths(born, years * 12)
  const birthday = ageOn(born, day) < years ? addDays(day, 1) : day
  return Math.max(0, daysBetween(today, birthday))
}
