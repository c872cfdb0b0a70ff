import type { Tx } from '../../platform/visit.ts'
import { type Known, type Members, membersFrom } from '../domain/members.ts'
import { membersOf } from '../domain/names.ts'
import { listExpected, listValues, type Value } from '../queries/numbers.ts'

export type Base = {
  lan: string
  members: Members
  sources: string[]
  populationOf: string
  receptionOf: number | null
}

const sourcesOf = (rows: readonly { source: string }[]) => [...new Set(rows.map(({ source }) => source))].sort()
const latest = (values: readonly Value[], indicator: string) =>
  values
    .filter((one) => one.indicator === indicator)
    .map(({ period }) => period)
    .sort()
    .at(-1)

/** What the formula of a year is fed with, and from where. */
export async function baseOf(
  tx: Tx,
  [county, year]: readonly [string, number],
  bounds: Known['bounds'] = [],
): Promise<Base> {
  const [values, facts] = [await listValues(tx, county, year), await listExpected(tx, county, year)]
  return {
    lan: county,
    members: membersFrom({ codes: membersOf(county), values, facts, bounds }),
    sources: sourcesOf([...values, ...facts]),
    populationOf: latest(values, 'folkmangd') ?? '',
    receptionOf: facts[0]?.year ?? null,
  }
}
