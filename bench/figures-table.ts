import { putTable } from './readme.ts'

// The table of figures in bench/README.md: three programs write their own rows of it.

const forms = ['bars', 'bars-by-sex', 'line', 'multiples', 'peers', 'tiles'].map((form) => `chart, ${form}`)
export const sizes = [20_000, 10_000, 6000, 1631] as const
export const familyName = (n: number, told = false) =>
  `family of 33 × 4 × 3, ${n.toLocaleString('en')} persons${told ? ', as it is told' : ''}`
export const page = 'municipality page, 290 × 60 × 15 × 3'
export const imported = 'import of a file of 1,000,000 rows'
const order = [...forms, page, ...sizes.flatMap((n) => [familyName(n), familyName(n, true)]), imported]

export type Line = readonly [name: string, measured: string, goal: string]
export function putFigures(lines: readonly Line[]): void {
  for (const line of lines) process.stdout.write(`${line.join(' | ')}\n`)
  putTable('figures', ['figures', 'result', 'goal'], lines, order)
}
