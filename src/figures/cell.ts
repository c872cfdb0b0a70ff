/**
 * One number of the region's figures as it is read and stored: what, where, when, whom, and whether it is a number at all.
 * The trap: `null` with status is never 0, and `<5` is neither 0 nor 4.
 */
import type { Sex, Status } from './words.ts'

export type Cell = {
  slug: string
  edition: number
  municipality: string
  period: string
  sex: Sex
  value: number | null
  numerator: number | null
  denominator: number | null
  status: Status
  marks: readonly string[]
}
type Given = Pick<Cell, 'slug' | 'municipality' | 'period' | 'sex'> & Partial<Cell>

export function cellOf(given: Given): Cell {
  const value = given.value ?? null
  const status = given.status ?? (value === null ? 'missing' : 'ok')
  const shown = status === 'ok' ? value : null
  return { edition: 1, numerator: null, denominator: null, marks: [], ...given, value: shown, status }
}
export const cellKey = ({ slug, edition, municipality, period, sex }: Cell): string =>
  `${slug} ${edition} ${municipality} ${period} ${sex}`

/** Why an import stopped: each code has a sentence in texts. `about` is a code, a name of a column or a place, never a person. */
const whys = [
  'titleChanged',
  'titleUnknown',
  'unknownStatus',
  'unknownIndicator',
  'unknownPlace',
  'emptyList',
  'names',
  'totals',
  'shape',
  'cut',
  'notData',
  'tooMany',
  'headers',
  'months',
  'range',
  'twice',
  'notNumber',
  'negative',
  'over100',
  'date',
  'formula',
  'macro',
  'file',
  'others',
  'overlap',
  'notWhole',
  'http',
  'timeout',
  'gone',
  'moved',
  'notKolada',
  'opensCell',
  'notAllowed',
] as const
export type Why = (typeof whys)[number]
export type Stop = { why: Why; about: string }
export type Reading = { cells: Cell[]; warnings: string[] }

/** Thrown while a reply is read, caught by the import alone: nothing of it is kept. */
export class Stopped extends Error {
  readonly stop: Stop
  constructor(why: Why, about = '') {
    super(`${why} ${about}`)
    this.stop = { why, about: about.slice(0, 200) }
  }
}
export const stop = (why: Why, about = ''): never => {
  throw new Stopped(why, about)
}
