/** What stands in a cell of a file: a number as Swedes or machines write it, or why there is none. The trap: `<5` is not 5, `-` is not 0. */
import { stop } from '../cell.ts'
import type { Status } from '../words.ts'

const signs: Record<string, Status> = {
  '': 'missing',
  '-': 'missing',
  '–': 'missing',
  '.': 'na',
  '..': 'protected',
  '…': 'pending',
  '...': 'pending',
  '<5': 'lt5',
}
/** `1 631`, `1 631` with a hard space, `10,4`, `10.4`, `-3,2`; a thousands point or comma is nobody's here. */
const written = /^[-−]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?$|^[-−]?\d+(?:[.,]\d+)?$/
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(text)

export function readNumber(text: string): { value: number | null; status: Status } {
  const plain = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  const sign = signs[plain.replace(/^< 5$/, '<5')]
  if (sign) return { value: null, status: sign }
  if (isDate(plain)) stop('date', plain)
  if (!written.test(plain)) stop('notNumber', plain.slice(0, 30))
  return { value: Number(plain.replaceAll(' ', '').replace(',', '.').replace('−', '-')), status: 'ok' }
}
