/** Published observations as the protected tables that pages draw. A later edition of a definition begins with a break. */
import { marks as known, type Mark, type ProtectedTable, published, type Status } from '../shared/disclosure/index.ts'
import type { Sex, Unit } from './words.ts'

export type Observed = {
  slug: string
  edition: number
  place: string
  period: string
  sex: Sex
  value: number | null
  status: Status
  marks: string[]
  /** Name of the release that it has stood in since. */
  release: string
  reply: string | null
  /** What stood here before, the oldest first, where the page asks for it. */
  earlier?: Earlier[] | null
}
/** A number that was exchanged: it stands in its own release for ever, and another one took its place on this day. */
export type Earlier = { value: number; release: string; on: string; why: 'recount' | 'source' }
export type Measured = { slug: string; source: string; unit: Unit; decimals: number }

const inOrder = (words: Iterable<string>) => [...new Set(words)].sort()
const sexOrder: readonly Sex[] = ['K', 'M', 'T', 'U']

/** The newest edition of each period, and where each edition but the first begins. */
function newestOnly(rows: readonly Observed[]): { rows: Observed[]; begins: Set<string> } {
  const keyOf = ({ place, period, sex }: Observed) => `${place} ${period} ${sex}`
  const kept = new Map<string, Observed>()
  for (const row of rows) {
    const other = kept.get(keyOf(row))
    if (!other || other.edition < row.edition) kept.set(keyOf(row), row)
  }
  const editions = [...new Set(rows.map(({ edition }) => edition))].sort((one, other) => one - other).slice(1)
  const begins = editions.map((edition) =>
    inOrder([...kept.values()].filter((row) => row.edition === edition).map(({ period }) => period)).at(0),
  )
  return { rows: [...kept.values()], begins: new Set(begins.filter((period) => period !== undefined)) }
}

const marksOf = ({ marks, period }: Observed, begins: Set<string>): Mark[] => {
  const own = known.filter((mark) => marks.includes(mark))
  return begins.has(period) && !own.includes('break') ? [...own, 'break'] : own
}

/** Places stand in the order given, else by code; sexes K M T and Okänt; periods from the earliest. */
export function tableOf(indicator: Measured, all: readonly Observed[], places?: readonly string[]): ProtectedTable {
  const { rows, begins } = newestOnly(all.filter(({ slug }) => slug === indicator.slug))
  const there = new Set(rows.map(({ place }) => place))
  const codes = places ?? inOrder(there)
  const category = (code: string) => ({ code })
  return published({
    name: indicator.slug,
    measure: 'count',
    unit: indicator.unit,
    decimals: indicator.decimals,
    dimensions: [
      { key: 'place', categories: codes.map(category) },
      { key: 'sex', categories: sexOrder.filter((sex) => rows.some((row) => row.sex === sex)).map(category) },
      { key: 'period', categories: inOrder(rows.map(({ period }) => period)).map(category) },
    ],
    cells: rows.map((row) => ({
      at: { place: row.place, sex: row.sex, period: row.period },
      value: row.value,
      status: row.status,
      marks: marksOf(row, begins),
      origin:
        row.reply === null
          ? { source: 'own' as const, release: row.release }
          : { source: indicator.source, reply: row.reply },
    })),
  })
}
