/** Rows that somebody writes or pastes: a municipality and a number on each. Every problem says which row and what to do. */
import { municipalityNamed, nearName } from './names.ts'

export type LineProblem =
  | { kind: 'unknown'; row: number; name: string; near: string | null }
  | { kind: 'number' | 'whole' | 'negative' | 'twice' | 'elsewhere'; row: number; name: string }
export type Line = { row: number; name: string; code: string; cells: string[] }
export type Lines = { lines: Line[] } | { problem: LineProblem }

/** With separators the cells are what stands between them; without, the last word is the number. */
function cellsOf(text: string): string[] {
  const cells = text.split(/[;\t]/).map((cell) => cell.trim())
  if (cells.length > 1) return cells
  const parts = /^(\d{4}|[^\d:,=]*[^\d:,=\s])[\s:,=]+(-?\d[\d\s.,]*)$/.exec(text.trim())
  return parts ? [parts[1] ?? '', parts[2] ?? ''] : [text.trim()]
}

/** Rows of one county, each municipality once; a first row of headings is left out. */
export function readLines(text: string, lan: string): Lines {
  const rows = text.split(/\r?\n/).map((line, n) => ({ row: n + 1, cells: cellsOf(line) }))
  const lines: Line[] = []
  const seen = new Set<string>()
  for (const { row, cells } of rows) {
    const [name = ''] = cells
    if (name === '' || (row === 1 && /^(kommun|kommunkod|municipality)$/i.test(name))) continue
    const code = municipalityNamed(name)
    if (!code) return { problem: { kind: 'unknown', row, name, near: nearName(name) } }
    if (!code.startsWith(lan)) return { problem: { kind: 'elsewhere', row, name } }
    if (seen.has(code)) return { problem: { kind: 'twice', row, name } }
    seen.add(code)
    lines.push({ row, name, code, cells: cells.slice(1) })
  }
  return { lines }
}

/** `1 631`, `10,4`; null when it is no number. */
export function numberOf(text: string | undefined): number | null {
  const cleaned = (text ?? '').replace(/[\s\u00a0]/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(cleaned) ? Number(cleaned) : null
}

/** More than this is a slip of the hand, wherever people or places are counted. */
export const most = 10_000_000
export const isCount = (number: number): boolean => Number.isInteger(number) && number <= most

export type Numbers = { numbers: Map<string, number> } | { problem: LineProblem }
/** `whole`: where nobody is half. */
export function readNumbers(text: string, lan: string, whole: boolean): Numbers {
  const read = readLines(text, lan)
  if ('problem' in read) return read
  const numbers = new Map<string, number>()
  for (const { row, name, code, cells } of read.lines) {
    const number = numberOf(cells[0])
    if (number === null) return { problem: { kind: 'number', row, name } }
    if (number < 0) return { problem: { kind: 'negative', row, name } }
    if (number > most || (whole && !isCount(number))) return { problem: { kind: 'whole', row, name } }
    numbers.set(code, number)
  }
  return { numbers }
}
