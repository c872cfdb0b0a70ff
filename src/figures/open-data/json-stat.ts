import type { ProtectedTable } from '../../shared/disclosure/index.ts'
import { cellAt } from '../../shared/disclosure/index.ts'
import { type Dataset, type Part, statusOf } from './dataset.ts'

const dimensions = ['place', 'sex', 'period'] as const
const names = { place: 'municipality', sex: 'sex', period: 'period' } as const
const codesOf = (table: ProtectedTable, key: string) =>
  (table.dimensions.find((one) => one.key === key)?.categories ?? []).map(({ code }) => code)

export type Naming = (dimension: string, code: string) => string
function dimensionOf(codes: readonly string[], label: string, name: (code: string) => string) {
  return {
    label,
    category: {
      index: Object.fromEntries(codes.map((code, at) => [code, at])),
      label: Object.fromEntries(codes.map((code) => [code, name(code)])),
    },
  }
}

function one({ release }: Dataset, part: Part, nameOf: Naming) {
  const codes = dimensions.map((key) => codesOf(part.table, key))
  const cells = (codes[0] ?? []).flatMap((place) =>
    (codes[1] ?? []).flatMap((sex) => (codes[2] ?? []).map((period) => cellAt(part.table, { place, sex, period }))),
  )
  return {
    version: '2.0',
    class: 'dataset',
    label: part.title,
    source: part.source,
    id: dimensions.map((key) => names[key]),
    size: codes.map(({ length }) => length),
    role: { time: ['period'], geo: ['municipality'] },
    dimension: Object.fromEntries(
      dimensions.map((key, at) => [names[key], dimensionOf(codes[at] ?? [], names[key], (code) => nameOf(key, code))]),
    ),
    value: cells.map((cell) => cell?.value ?? null),
    status: Object.fromEntries(
      cells.flatMap((cell, at) => {
        const status = cell ? statusOf(cell) : 'missing'
        return status === 'ok' ? [] : [[at, status]]
      }),
    ),
    extension: { indicator: part.slug, version: part.edition, release, unit: part.unit, decimals: part.decimals },
  }
}

/** JSON-stat 2.0: one dataset, or a collection where there are several. Hidden is null with a status, never left out. */
export function jsonStatOf(dataset: Dataset, nameOf: Naming): string {
  const [first, ...more] = dataset.parts.map((part) => one(dataset, part, nameOf))
  const written =
    first && more.length === 0
      ? first
      : { version: '2.0', class: 'collection', link: { item: first ? [first, ...more] : [] } }
  return `${JSON.stringify(written)}\n`
}
