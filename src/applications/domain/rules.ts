/**
 * Limits and times (frister) are rows with validity, scope and source; these are the rows every installation begins with.
 * The trap: a limit is read for the day it applies to, so a row that changes later never changes an old clock.
 */
import {
  addDays,
  addMonths,
  addWorkingDays,
  addWorkingHours,
  type Day,
  dayOf,
  endOfDay,
  type WorkingHours,
} from '../../shared/calendar.ts'
import { covers } from '../../shared/date-range.ts'

const units = ['wd', 'days', 'months', 'workingHours', 'hours', 'count'] as const
export type Unit = (typeof units)[number]

export type Rule = {
  key: RuleKey
  value: number
  unit: Unit
  from: Day
  to: Day | null
  /** null applies everywhere, else one organisation's own row, which goes first. */
  organisation: string | null
  source: string
  /** null is shown as "kontrollera". */
  verifiedOn: Day | null
}

const house = 'Knutpunkt, default 2026'
const defaults = {
  draftReminder: [23, 'days', house],
  draftDeleted: [30, 'days', house],
  maxChoices: [5, 'count', house],
  routeHome: [2, 'wd', house],
  homeAnswer: [10, 'wd', house],
  completion: [14, 'days', house],
  completionReminderFirst: [7, 'days', house],
  completionReminderLast: [2, 'days', house],
  returnAnswer: [5, 'wd', house],
  payerAnswer: [10, 'wd', house],
  providerStart: [5, 'wd', house],
  assess: [15, 'wd', house],
  answer: [7, 'days', house],
  reserveAnswer: [2, 'wd', house],
  reserveConfirm: [4, 'workingHours', house],
  callTask: [1, 'wd', house],
  revive: [14, 'days', house],
  callToStart: [14, 'days', house],
  startReminderFirst: [1, 'days', house],
  startReminderSecond: [3, 'days', house],
  startReminderLast: [5, 'days', house],
  startTicks: [5, 'days', house],
  lateStart: [14, 'days', house],
  quarantine: [0, 'days', house],
  absenceFirst: [3, 'days', house],
  absenceSecond: [10, 'days', house],
  absenceLast: [21, 'days', house],
  transferAnswer: [10, 'wd', house],
  undo: [24, 'hours', house],
  errorAlone: [24, 'hours', house],
  messageReply: [5, 'wd', house],
  stillThere: [30, 'days', house],
  sfiEstablishment: [1, 'months', 'Skollagen (2010:800) 20 kap. 29 §'],
  sfiOther: [3, 'months', 'Skollagen (2010:800) 20 kap. 29 §'],
  appeal: [21, 'days', 'Förvaltningslagen (2017:900) 44 §'],
  accessAfterEnd: [30, 'days', house],
  outcomeFirst: [0, 'days', house],
  outcomeSecond: [90, 'days', house],
  outcomeLast: [180, 'days', house],
  outcomeCall: [7, 'days', house],
  callsHolder: [80, 'count', house],
  callsManager: [100, 'count', house],
  callsCoordinator: [150, 'count', house],
} as const satisfies Record<string, readonly [number, Unit, string]>
export type RuleKey = keyof typeof defaults

export const ruleKeys = Object.keys(defaults) as RuleKey[]

export const defaultRules: readonly Rule[] = ruleKeys.map((key) => {
  const [value, unit, source] = defaults[key]
  return { key, value, unit, from: '2010-12-01', to: null, organisation: null, source, verifiedOn: null }
})

/** The row in force on the day: the organisation's own before the general one, the newest before older ones. */
export function ruleOf(rules: readonly Rule[], key: RuleKey, day: Day, organisation: string | null = null): Rule {
  const [found] = rules
    .filter((rule) => rule.key === key && covers(rule, day))
    .filter((rule) => rule.organisation === null || rule.organisation === organisation)
    .sort((a, b) => Number(a.organisation === null) - Number(b.organisation === null) || b.from.localeCompare(a.from))
  if (!found) throw new Error(`no rule row for ${key} on ${day}`)
  return found
}

/** What the limits are read from: the rows, and the working hours of the organisation whose clock it is. */
export type Limits = { rules: readonly Rule[]; hours?: WorkingHours; organisation?: string | null }

/** When the time that begins at `at` is over. Days, working days and months end 23.59. */
export function endOf(limits: Limits, key: RuleKey, at: Date): Date {
  const { value, unit } = ruleOf(limits.rules, key, dayOf(at), limits.organisation)
  if (unit === 'wd') return addWorkingDays(at, value)
  if (unit === 'days') return endOfDay(addDays(dayOf(at), value))
  if (unit === 'months') return endOfDay(addMonths(dayOf(at), value))
  if (unit === 'workingHours') return addWorkingHours(at, value, limits.hours)
  return new Date(at.getTime() + value * 3_600_000)
}

export const amountOf = (limits: Limits, key: RuleKey, at: Date): number =>
  ruleOf(limits.rules, key, dayOf(at), limits.organisation).value
