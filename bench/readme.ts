import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'

// What a bench writes into bench/README.md by itself: a table between two marks, each row with the day it was measured.

const path = new URL('README.md', import.meta.url)
const today = () => new Date().toISOString().slice(0, 10)
/** How much else the machine did: times of a crowded one say little. */
export const load = (): string =>
  `the machine had ${(loadavg()[0] ?? 0).toFixed(1)} in work on ${availableParallelism()} cores when it ended`

type Row = readonly [name: string, ...cells: string[]]
const between = (mark: string) => new RegExp(`(<!-- ${mark} -->\n)([\\s\\S]*?)(\n<!-- end ${mark} -->)`)

/** The rows that stand there, by name. */
function standing(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line.startsWith('| '))
  return new Map(lines.slice(1).map((line) => [line.split(' | ')[0]?.slice(2) ?? '', line]))
}

/** New rows stand over old ones of the same name; what was not run again keeps its last figures and their day. `order` says which are known. */
export function putTable(mark: string, heads: readonly string[], rows: readonly Row[], order: readonly string[]): void {
  const whole = readFileSync(path, 'utf8')
  const known = standing(between(mark).exec(whole)?.[2] ?? '')
  for (const [name, ...cells] of rows) known.set(name, `| ${[name, ...cells, today()].join(' | ')} |`)
  const lines = order.flatMap((name) => known.get(name) ?? [])
  const head = `| ${[...heads, 'measured'].join(' | ')} |\n|${'---|'.repeat(heads.length + 1)}`
  const table = `${head}\n${lines.join('\n')}\n\nLast run ${today()}; ${load()}.`
  writeFileSync(
    path,
    whole.replace(between(mark), (_, from, __, to) => `${from}${table}${to}`),
  )
}

/** The cells of a row as they stand now. */
export function rowOf(mark: string, name: string): string[] | undefined {
  const text = between(mark).exec(readFileSync(path, 'utf8'))?.[2] ?? ''
  return standing(text).get(name)?.slice(2, -2).split(' | ')
}
