import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { theSite } from '../site.ts'
import { listColumns } from './database.ts'

// The tables that the code writes to are the tables that the migrations made.

const site = await theSite()
const inDatabase = await listColumns(site.db)
const modules = await Promise.all(globSync('src/*/{tables.ts,tables/index.ts}').map((file) => import(resolve(file))))
const described = modules
  .flatMap((one) => Object.values(one))
  .filter((one): one is PgTable => is(one, PgTable))
  .map((table) => {
    const { schema, name, columns } = getTableConfig(table)
    return { name: `${schema}.${name}`, columns }
  })

const longNames: Record<string, string> = { time: 'time without time zone', timestamp: 'timestamp without time zone' }

test('every feature with tables describes them once', () => {
  const names = described.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(25)
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
})

test.each(described.map((table) => [table.name, table.columns] as const))('%s', (name, columns) => {
  const there = inDatabase.filter(({ table, generated }) => table === name && !generated)
  const said = columns.filter((column) =>
    inDatabase.every((one) => !(one.table === name && one.name === column.name && one.generated)),
  )
  const facts = said.map((column) => ({
    name: column.name,
    type: longNames[column.getSQLType()] ?? column.getSQLType(),
    required: column.notNull,
  }))
  const sorted = <T extends { name: string }>(rows: T[]) => rows.sort((a, b) => (a.name < b.name ? -1 : 1))
  expect(sorted(facts)).toEqual(sorted(there.map(({ name, type, required }) => ({ name, type, required }))))
  // What the code may leave out, the database fills in.
  const left = said.filter((column) => column.hasDefault && column.defaultFn === undefined).map((column) => column.name)
  expect(left.filter((column) => !there.find((one) => one.name === column)?.default)).toEqual([])
})
