/** A version of the kommuntal as it was kept, with every term of every municipality: for the page, the files and the command. */
import type { Tx } from '../platform/visit.ts'
import type { CsvCell } from '../shared/csv.ts'
import { replays } from './acts/calculate.ts'
import { countyOf } from './acts/county.ts'
import { nameOf } from './domain/names.ts'
import { categories } from './domain/received.ts'
import { criterionParts, type Inputs, paradoxIn } from './domain/rule.ts'
import { type Decided, type Fact, listDecided, listReception } from './queries/numbers.ts'
import { listRows, listRuns, type StoredRow } from './queries/runs.ts'
import type { TermRow } from './views/terms.tsx'
import type { PartShown } from './views/version.tsx'

type Received = Pick<TermRow, 'received' | 'ways'>
/** Who has come so far, in all and by way of settlement. */
const receivedBy =
  (facts: readonly Fact[]) =>
  (code: string): Received => {
    const own = facts.filter((fact) => fact.code === code && (categories as readonly string[]).includes(fact.category))
    return {
      received: own.length === 0 ? null : own.reduce((all, { persons }) => all + persons, 0),
      ways: Object.fromEntries(own.map(({ category, persons }) => [category, persons])),
    }
  }

/** What each weight alone would give a municipality; none where nothing is weighed together. */
export const partsOf = (parts: ReturnType<typeof criterionParts>, code: string): TermRow['parts'] =>
  parts ? Object.fromEntries([...parts].map(([name, places]) => [name, places.get(code) ?? 0])) : undefined

function withDecided(
  rows: readonly StoredRow[],
  decided: readonly Decided[],
  more: (code: string) => Received & Pick<TermRow, 'parts'>,
) {
  const newest = Math.max(0, ...decided.map(({ version }) => version))
  return rows.map((row): TermRow => {
    const own = decided.find(({ code, version }) => code === row.code && version === newest)
    return { ...row, decided: own?.number ?? null, departure: own?.departure ?? '', ...more(row.code) }
  })
}

export type Versions = {
  parts: PartShown[]
  others: number[]
  all: StoredRow[]
  placesOf: (version: number) => Map<string, number>
}

/** Five statements, whatever the parts and the versions. */
export async function findVersion(tx: Tx, [year, version]: readonly [number, number]): Promise<Versions> {
  const county = await countyOf(tx)
  const runs = await listRuns(tx, county, year)
  const rows = await listRows(
    tx,
    runs.map(({ id }) => id),
  )
  const [decided, facts] = [await listDecided(tx, county, year), await listReception(tx, county, year)]
  const received = receivedBy(facts)
  const parts = runs
    .filter((run) => run.version === version)
    .map((run) => {
      const inputs = JSON.parse(run.inputs) as Inputs
      const parts = criterionParts(inputs)
      return {
        run,
        rows: withDecided(
          rows.filter((row) => row.run === run.id),
          decided.filter(({ part }) => part === run.part),
          (code) => ({ ...received(code), parts: partsOf(parts, code) }),
        ),
        replays: replays(run),
        paradox: paradoxIn(inputs),
      }
    })
  const placesOf = (of: number) => {
    const ids = new Set(runs.filter((run) => run.version === of).map(({ id }) => id))
    const sums = new Map<string, number>()
    for (const row of rows) if (ids.has(row.run)) sums.set(row.code, (sums.get(row.code) ?? 0) + row.places)
    return sums
  }
  const others = [...new Set(runs.map((run) => run.version))].filter((one) => one !== version)
  return { parts, others, all: rows, placesOf }
}

const columns = [
  ...['code', 'population', 'share', 'labour', 'labourEffect', 'headStart', 'fair', 'target', 'floor', 'cap', 'reason'],
  ...['text', 'places', 'remainder', 'previous', 'difference', 'decided', 'departure', 'received'],
] as (keyof TermRow)[]

/** Every term of every municipality as a table, its heads first. */
export const tableOf = (parts: readonly PartShown[]): CsvCell[][] => {
  const came = categories.filter((way) => parts.some(({ rows }) => rows.some((row) => row.ways[way] !== undefined)))
  const weights = [...new Set(parts.flatMap(({ rows }) => rows.flatMap((row) => Object.keys(row.parts ?? {}))))]
  const ways = [...new Set(parts.flatMap(({ rows }) => rows.flatMap(({ reception }) => Object.keys(reception))))].sort()
  const more = [
    ...ways.map((way) => `reception_${way}`),
    ...weights.map((name) => `weight_${name}`),
    ...came.map((way) => `received_${way}`),
  ]
  const head = ['part', 'name', ...columns, ...more]
  const lines = parts.flatMap(({ run, rows }) =>
    rows.map((row) => [
      run.part,
      nameOf(row.code),
      ...columns.map((name) => row[name] as string | number | null),
      ...ways.map((way) => row.reception[way] ?? null),
      ...weights.map((name) => row.parts?.[name] ?? null),
      ...came.map((way) => row.ways[way] ?? null),
    ]),
  )
  return [head, ...lines]
}
