import type { Option } from '../../../design/index.ts'
import type { Shown } from '../../../shared/shown.ts'
import { forms, offerModes } from '../../domain/intake.ts'
import type { Round } from '../../domain/round.ts'
import { texts } from '../../texts/index.ts'
import { type Field, type Typed, worded } from './fields.tsx'

/** What a start can be about: lists that the page looked up. */
export type Lists = { courses: Option[]; providers: Option[]; municipalities: Option[]; ruleSets: Option[] }

const yesOrNo = ['yes', 'no'] as const

/** Where and when. */
function placeFields(visit: Shown, { municipalities }: Lists): Field[] {
  const { form, staff } = texts(visit.language)
  const { fields, hints } = staff
  const places = { as: 'select' as const, options: municipalities }
  const days = { as: 'text' as const, hint: hints.day }
  return [
    { name: 'huvudman', label: fields.huvudman, ...places },
    { name: 'municipality', label: fields.municipality, ...places },
    { name: 'place', label: fields.place, as: 'text', hint: hints.place, optional: true },
    { name: 'form', label: fields.form, as: 'radios', options: worded(forms, form) },
    { name: 'starts', label: fields.starts, ...days },
    { name: 'ends', label: fields.ends, ...days },
    { name: 'entryDate', label: fields.entryDate, ...days },
    { name: 'hoursPerWeek', label: fields.hoursPerWeek, as: 'number' },
    { name: 'schedule', label: fields.schedule, as: 'text', hint: hints.schedule, optional: true },
  ]
}

/** Seats and who gets them. */
function seatFields(visit: Shown, { ruleSets }: Lists): Field[] {
  const { staff } = texts(visit.language)
  const { fields, hints, noRules } = staff
  return [
    { name: 'seats', label: fields.seats, as: 'number', hint: hints.seats },
    { name: 'minSeats', label: fields.minSeats, as: 'number' },
    { name: 'offerMode', label: fields.offerMode, as: 'radios', options: worded(offerModes, staff.offerModes) },
    { name: 'answerDays', label: fields.answerDays, as: 'number' },
    { name: 'stayOnHigher', label: fields.stayOnHigher, as: 'radios', options: worded(yesOrNo, staff) },
    { name: 'ruleSet', label: fields.ruleSet, as: 'select', options: ruleSets, empty: noRules, optional: true },
    { name: 'agreement', label: fields.agreement, as: 'text', optional: true },
  ]
}
export const roundFields = (visit: Shown, lists: Lists): Field[] => [
  ...placeFields(visit, lists),
  ...seatFields(visit, lists),
]

/** Which course, whose, and whether one can apply at once: asked of a new start only. */
export function newFields(visit: Shown, { courses, providers }: Lists): Field[] {
  const { fields, intakes } = texts(visit.language).staff
  const states = worded(['planned', 'open'], intakes)
  return [
    { name: 'course', label: fields.course, as: 'select', options: courses },
    { name: 'provider', label: fields.provider, as: 'select', options: providers },
    { name: 'intake', label: fields.intake, as: 'radios', options: states },
  ]
}

/** A row as its fields show it. */
export const typedRound = (round: Round): Typed => ({
  huvudman: round.huvudman,
  municipality: round.municipality,
  place: round.place,
  form: round.form,
  starts: round.starts,
  ends: round.ends,
  entryDate: round.entryDate,
  hoursPerWeek: String(round.hoursPerWeek),
  schedule: round.schedule,
  seats: String(round.seats),
  minSeats: String(round.minSeats),
  offerMode: round.offerMode,
  answerDays: String(round.answerDays),
  stayOnHigher: round.stayOnHigher ? 'yes' : 'no',
  ruleSet: round.ruleSet ?? '',
  agreement: round.agreement,
})

/** What most starts are like. */
export const usualRound: Typed = {
  form: 'campus',
  hoursPerWeek: '30',
  minSeats: '0',
  offerMode: 'confirm',
  answerDays: '7',
  stayOnHigher: 'yes',
  intake: 'planned',
}
