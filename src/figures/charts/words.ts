import type { Mark, ProtectedCell, Status } from '../../shared/disclosure/index.ts'
import { about, type Language } from '../../shared/language.ts'
import { remembered } from '../../shared/remembered.ts'

const formatted = remembered((language: Language) =>
  remembered((decimals: number) => {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    const format = new Intl.NumberFormat(about[language].locale, digits)
    // Marks of direction inside a number only make it longer: it is isolated as a whole where it stands.
    return remembered((value: number) => format.format(value).replaceAll(/[\u200e\u200f\u061c]/g, ''))
  }),
)
/** How a value is written: in the reader's way of writing numbers, with the letters of its marks after it. */
export const written = (language: Language, value: number, decimals: number): string =>
  formatted(language)(decimals)(value === 0 ? 0 : value)

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
