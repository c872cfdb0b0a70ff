/**
 * Figures as somebody writes or pastes them: `kommun; tal`, and a second number where there is one: part 2 beside part 1 of a kommuntal,
 * or how many of those received were unaccompanied minors (ensamkommande). The trap: they are among those received, not beside them.
 */
import { isCount, type Line, type LineProblem, most, numberOf, readLines } from './lines.ts'
import type { Trouble } from './trouble.ts'

/** `second` is null where nothing is said. */
export type FigureRow = { code: string; value: number; second: number | null }
type Read = { numbers: FigureRow[]; listed: Set<string> }

export const isReception = (what: string): boolean => what.startsWith('mottagna-')
/** An agency's list of decided numbers; the other one has a number for each of the two parts. */
export const isList = (what: string): boolean => what === 'kommuntal' || hasParts(what)
export const hasParts = (what: string): boolean => what === 'kommuntal-delar'
const isPeople = (what: string): boolean =>
  isReception(what) || isList(what) || ['folkmangd', 'tillfalligt-skydd', 'asylsokande', 'inskrivna'].includes(what)

/** Only the labour market may lie below the middle. */
function wrongWith(value: number | null, what: string): LineProblem['kind'] | null {
  if (value === null) return 'number'
  if (value < 0 && what !== 'arbetsmarknad') return 'negative'
  return (isPeople(what) ? isCount(value) : Math.abs(value) <= most) ? null : 'whole'
}

function readOne({ row, name, code, cells }: Line, what: string): FigureRow | { trouble: Trouble } {
  const wrong = (kind: LineProblem['kind']) => {
    const problem = { kind, row, name } as LineProblem
    return { trouble: { kind: 'line', field: 'rader', problem } as const }
  }
  const value = numberOf(cells[0])
  const first = wrongWith(value, what)
  if (first || value === null) return wrong(first ?? 'number')
  if (!hasParts(what) && !(isReception(what) && cells[1])) return { code, value, second: null }
  const second = numberOf(cells[1])
  const last = wrongWith(second, what)
  if (last) return wrong(last)
  if (isReception(what) && (second ?? 0) > value) return { trouble: { kind: 'unaccompanied', field: 'rader', code } }
  return { code, value, second }
}

/** Only an agency's list may leave a number out. */
export function readFigures(rows: string, what: string, lan: string): Read | { trouble: Trouble } {
  const read = readLines(rows, lan)
  if ('problem' in read) return { trouble: { kind: 'line', field: 'rader', problem: read.problem } }
  const numbers: FigureRow[] = []
  for (const line of read.lines) {
    if (isList(what) && !line.cells.some(Boolean)) continue
    const one = readOne(line, what)
    if ('trouble' in one) return one
    numbers.push(one)
  }
  return { numbers, listed: new Set(read.lines.map(({ code }) => code)) }
}
