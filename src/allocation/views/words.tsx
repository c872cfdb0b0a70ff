import type { Spoken } from '../../design/index.ts'
import { about } from '../../shared/language.ts'
import { formatNumber } from '../../shared/texts.ts'
import { shareOfFloors } from '../domain/bounds.ts'
import type { LineProblem } from '../domain/lines.ts'
import { nameOf } from '../domain/names.ts'
import type { Trouble } from '../domain/trouble.ts'
import { texts } from '../texts/index.ts'

/** Whole numbers with spaces, others with so many decimals. */
export const shown = (visit: Spoken, value: number, decimals = 0): string =>
  decimals === 0
    ? formatNumber(visit.language, Math.round(value))
    : new Intl.NumberFormat(about[visit.language].locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(value)

export const signed = (value: number): string => (value > 0 ? `+${value}` : String(value).replace('-', '−'))
/** A criterion in words, or by the name that the officer gave it. */
export const weightName = (visit: Spoken, criterion: string): string =>
  texts(visit.language).criterion[criterion] ?? criterion
const names = (codes: readonly string[]) => codes.map(nameOf).join(', ')

function lineText(visit: Spoken, problem: LineProblem): string {
  const t = texts(visit.language).problem
  if (problem.kind === 'unknown') return t.unknown(problem.row, problem.name, problem.near ?? '')
  return t[problem.kind](problem.row, problem.name)
}

/** What stands beside the field. */
export function troubleText(visit: Spoken, trouble: Trouble): string {
  const { problem: t, staff, part } = texts(visit.language)
  if (trouble.kind === 'line') return lineText(visit, trouble.problem)
  if (trouble.kind === 'weights') return t.weights(shown(visit, trouble.sum))
  if (trouble.kind === 'missing') return t.missing(names(trouble.codes))
  if (trouble.kind === 'crossed') return t.crossed(nameOf(trouble.code))
  if (trouble.kind === 'unaccompanied') return staff.said.unaccompanied(nameOf(trouble.code))
  if (trouble.kind === 'noValues')
    return t.noValues(weightName(visit, trouble.criterion), shown(visit, trouble.codes.length))
  if (trouble.kind === 'noWeight') return t.noWeight(nameOf(trouble.code))
  if (trouble.kind === 'sum') return staff.said.sum(part[trouble.part], String(trouble.is), String(trouble.should))
  if (trouble.kind === 'why') return staff.said.why(nameOf(trouble.code))
  if (trouble.kind === 'tooMany') return staff.said.tooMany(nameOf(trouble.code), String(trouble.has))
  if (trouble.kind === 'plain') return staff.problem[trouble.key] ?? staff.problem.any ?? ''
  const { kind, by, bounds } = trouble.refusal
  return t[kind](shown(visit, by), names(bounds.map(({ code }) => code)))
}

/** How floors that are too many could be shared instead (Sainte-Laguë among them): a proposal, never done by itself. */
export function proposalText(visit: Spoken, trouble: Trouble): string {
  if (trouble.kind !== 'bounds' || trouble.refusal.kind !== 'tooFewPlaces') return ''
  const { bounds, by } = trouble.refusal
  const places = bounds.reduce((all, { floor }) => all + floor, 0) - by
  const shared = [...shareOfFloors(places, bounds)].map(([code, number]) => `${nameOf(code)} ${shown(visit, number)}`)
  return texts(visit.language).staff.said.proposal(shared.join(', '))
}

/** Every problem of a form in words, by field. */
export const staffProblems = (visit: Spoken, problems: Record<string, string>): Record<string, string> => {
  const said = texts(visit.language).staff.problem
  return Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, said[key] ?? said.any ?? '']))
}
