import type { Mark, ProtectedCell, Status } from '../../shared/disclosure/index.ts'
import { about, type Language } from '../../shared/language.ts'

/** How a value is written: in the reader's way of writing numbers, with the letters of its marks after it. */
const formats = new Map<string, Intl.NumberFormat>()
export function written(language: Language, value: number, decimals: number): string {
  const key = `${language} ${decimals}`
  let format = formats.get(key)
  if (!format) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    format = new Intl.NumberFormat(about[language].locale, digits)
    formats.set(key, format)
  }
  // Marks of direction inside a number only make it longer: it is isolated as a whole where it stands.
  return format.format(value === 0 ? 0 : value).replaceAll(/[\u200e\u200f\u061c]/g, '')
}

const symbols: Record<Exclude<Status, 'ok'>, string> = {
  missing: '-',
  na: '.',
  protected: '..',
  lt5: '<5',
  pending: '…',
}
const letters: Record<Mark, string> = {
  prel: 'p',
  revised: 'r',
  break: 'b',
  demo: 'd',
  computed: 'c',
  unweighted: 'm',
  merged: '',
}

export function shownAs(cell: Pick<ProtectedCell, 'value' | 'status' | 'marks'>, decimals: number, language: Language) {
  if (cell.status !== 'ok' || cell.value === null) return symbols[cell.status === 'ok' ? 'missing' : cell.status]
  const marks = cell.marks.map((mark) => letters[mark]).join('')
  return `${written(language, cell.value, decimals)}${marks ? `\u00a0${marks}` : ''}`
}
