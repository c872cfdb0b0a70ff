import { type Dimension, protect, type RawTable, type SuppressionFamily } from '../src/shared/disclosure/index.ts'
import { experiment } from '../test/disclosure/experiment.ts'
import { drawn, familyOf, mulberry32, recordsOf } from '../test/disclosure/samples.ts'
import { familyName, type Line, putFigures, sizes } from './figures-table.ts'

// `npm run bench:disclosure`: the numbers that say why hidden cells are audited, and how long a family of 33 × 4 × 3 takes.
const say = (line: string) => process.stdout.write(`${line}\n`)
const percent = (part: number, of: number) => `${Math.round((100 * part) / of)} %`

say(
  '| R×C, n | primary | + secondary | derivable if only primary are hidden | width < 5 after span | hidden after span → after audit |',
)
say('|---|---|---|---|---|---|')
const tables = [
  [4, 5, 59],
  [4, 3, 59],
  [4, 2, 59],
  [33, 2, 59],
  [4, 5, 600],
  [33, 2, 1631],
] as const
for (const [rows, columns, n] of tables) {
  const found = experiment(rows, columns, n)
  const narrow = `${found.narrow} of ${found.primary} (${found.tables} of 40 tables)`
  const shares = [percent(found.primary, found.cells), percent(found.secondary, found.cells)]
  const hidden = `${found.afterSpan} → ${found.afterAudit} of ${found.cells}`
  say(
    `| ${[`${rows}×${columns}, ${n}`, ...shares, percent(found.derivable, found.primary), narrow, hidden].join(' | ')} |`,
  )
}

/** Best of several: what others do on the machine is not the gate's. */
const tries = 4
function milliseconds(work: () => unknown): number {
  const times = Array.from({ length: tries }, () => {
    const begun = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

/** The first dimension as municipalities in four corners, as own figures are told. */
function corneredOf(records: RawTable): SuppressionFamily {
  const [first, ...rest] = records.dimensions as [Dimension, ...Dimension[]]
  const leaves = first.categories.flatMap(({ code, parts }) => (parts ? [] : [code]))
  const wholes = ['NV', 'NO', 'SV', 'SO']
  const corners = wholes.map((code, at) => ({ code, parts: leaves.filter((_, turn) => turn % 4 === at) }))
  const cornered = { ...records, dimensions: [{ ...first, categories: [...first.categories, ...corners] }, ...rest] }
  const step = (codes: string[]) => ({ key: first.key, wholes: codes })
  return familyOf(cornered, { coarser: [step(wholes), step(['T'])] })
}

/** The dearest of three families of one size. */
function familyLine(n: number, told: boolean): Line {
  const runs = [1, 2, 3].map((seed) => {
    const records = recordsOf([33, 4, 3], drawn(mulberry32(seed * 7919 + n), 396, n))
    const family = told ? corneredOf(records) : familyOf(records)
    const answer = protect(family)
    if ('refused' in answer) throw new Error(answer.refused)
    const hidden = `${answer.hiddenInner} of ${answer.inner} inner cells hidden${answer.together ? ', put together' : ''}`
    return { ms: milliseconds(() => protect(family)), hidden }
  })
  const [dearest] = runs.toSorted((one, other) => other.ms - one.ms)
  const measured = `${Math.round(dearest?.ms ?? 0)} ms of processor; ${dearest?.hidden}`
  return [familyName(n, told), measured, '< 300 ms']
}

putFigures(sizes.flatMap((n) => [familyLine(n, false), familyLine(n, true)]))
