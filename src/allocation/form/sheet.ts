/** Länstal and rule sets from a table: each row is one form, read by the same rules, under headings that people's own tables use. */
import type { z } from 'zod'
import { type Field, mapHeaders } from '../../imports/index.ts'
import { parse } from '../../platform/input.ts'
import { lanstalForm, ruleForm } from './work.ts'

const must = <Name extends string>(name: Name, ...labels: string[]): Field<Name> => ({ name, labels, required: true })
const may = <Name extends string>(name: Name, ...labels: string[]): Field<Name> => ({ name, labels, required: false })
const kept = [
  must('fran', 'gäller från', 'valid from'),
  may('till', 'gäller till', 'valid to'),
  must('kalla', 'källa', 'source'),
  may('av', 'beslutat av', 'decided by'),
  may('nummer', 'beslutets nummer', 'decision'),
] as const

const lanstalFields = [
  must('ar', 'år', 'year'),
  may('lan', 'län', 'länskod', 'county'),
  may('hela', 'hela länstalet', 'länstal', 'total'),
  may('del1', 'del 1', 'part 1'),
  may('del2', 'del 2', 'part 2'),
  ...kept,
] as const
const ruleFields = [
  must('namn', 'regel', 'name'),
  must('satt', 'sätt', 'mode'),
  may('gamma', 'γ'),
  may('e', 'arbetsmarknad', 'effect'),
  may('avrundning', 'rounding'),
  may('plan', 'behåller sin plan', 'keep plan'),
  may('del2', 'del 2 räknas', 'part 2 counts'),
  may('vikter', 'weights'),
  may('granser', 'gränser', 'golv och tak', 'bounds'),
  ...kept,
] as const

export type SheetKind = 'lanstal' | 'regler'
export const fieldsOf: Record<SheetKind, readonly Field[]> = { lanstal: lanstalFields, regler: ruleFields }

/** As the forms call it; what nobody has another word for stays as it is, and the form says what it wants. */
const words: Record<string, string> = {
  ...{ 'jämna ut': 'equalise', jämna: 'equalise', 'väg ihop': 'blend', sammanvägning: 'blend' },
  ...{ 'sainte-laguë': 'sainte_lague', 'sainte-lague': 'sainte_lague', 'största resten': 'largest_remainder' },
}
const meant = (text: string): string => words[text.toLowerCase()] ?? text
const isYes = (text: string | undefined): boolean => /^(ja|yes|x|1|sant|true)$/i.test(text ?? '')
/** A bar in a cell is a new row: tables seldom have rows within a cell. */
const inLines = (text: string): string =>
  text
    .split('|')
    .map((line) => line.trim())
    .join('\n')

export type Cells = Record<string, string>
export function cellsIn(kind: SheetKind, headers: readonly string[], row: readonly string[]): Cells {
  const { columns } = mapHeaders(headers, fieldsOf[kind])
  return Object.fromEntries(
    fieldsOf[kind].map(({ name }) => [name, columns[name] === undefined ? '' : (row[columns[name]] ?? '').trim()]),
  )
}

export const lanstalOf = ({ lan: _, ...cells }: Cells) => parse<z.infer<typeof lanstalForm>>(lanstalForm, cells)
export const ruleOf = ({ plan, del2, ...cells }: Cells) =>
  parse<z.infer<typeof ruleForm>>(ruleForm, {
    ...cells,
    satt: meant(cells.satt ?? ''),
    gamma: cells.gamma || '1',
    e: cells.e || '0',
    avrundning: meant(cells.avrundning || 'sainte_lague'),
    val: [...(isYes(plan) ? ['plan'] : []), ...(isYes(del2) ? ['del2'] : [])],
    vikter: inLines(cells.vikter ?? ''),
    granser: inLines(cells.granser ?? ''),
  })
