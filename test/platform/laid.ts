import { expect } from 'vitest'

// What a database looks like that a copy was laid into, beside its rows.

export type Ask = (sql: string) => Promise<Record<string, unknown>[]>

const indexes = `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition, indisvalid as valid, indisready as ready
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`

/** Definition by definition, and all of them in use. */
export async function expectSameIndexes(before: Ask, after: Ask): Promise<void> {
  const there = await after(indexes)
  expect(there).toEqual(await before(indexes))
  expect(there.filter(({ valid, ready }) => !valid || !ready)).toEqual([])
}

const large = `select indexrelid::regclass::text as name, pg_relation_size(indexrelid) as size from pg_index
  where indrelid in ('people.person'::regclass, 'platform.entry'::regclass) order by 1`

/** An index that grew row by row would become smaller by this. */
export async function expectBuiltInOneGo(after: Ask): Promise<void> {
  const sizes = await after(large)
  expect(sizes.length).toBeGreaterThan(3)
  for (const { name } of sizes) await after(`reindex index ${name}`)
  expect(await after(large)).toEqual(sizes)
}

/** Pages of tables without triggers are marked as frozen by `copy … (freeze)`, of others only their rows. */
const frozen = `select true from pg_class where relnamespace = 'courses'::regnamespace and relkind = 'r' and relallfrozen > 0`
const counted = `select reltuples::int as lines from pg_class where oid = 'platform.entry'::regclass`

/** Counted for the planner before the first visitor comes, and never to be frozen once more. */
export async function expectCountedAndFrozen(after: Ask): Promise<void> {
  expect(await after(counted)).toEqual([{ lines: 4000 }])
  expect(await after(frozen)).not.toEqual([])
}
