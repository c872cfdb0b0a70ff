import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listColumns, listPersonTables } from '../catalogue/database.ts'
import { theSite } from '../site.ts'

// Every column that can hold a sentence, a name or bytes about somebody is either moved to the vault or stands in the list of those that tell nothing.
const site = await theSite()
/** Tables about people, and those of an account or a sending that hold something of them. */
const beside = [
  'accounts.account',
  'accounts.contact',
  'accounts.newcomer_code',
  'apply.draft',
  'apply.receipt',
  'helpers.helper',
]
const telling = ['text', 'text[]', 'bytea', 'jsonb']

/** `test/expected/harmless-columns.txt`: codes, kinds and languages, typed by hand with the table they stand in. */
const harmless = new Set(
  readFileSync('test/expected/harmless-columns.txt', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#')),
)

async function moved(): Promise<Set<string>> {
  const rows = await site.rows('select relation::text as table, way, columns from protection.hidden()')
  const columns = await listColumns(site.db)
  return new Set(
    rows.flatMap(({ table, way, columns: some }) =>
      (way === 'blank' ? some : columns.filter((one) => one.table === table).map(({ name }) => name)).map(
        (name: string) => `${table}.${name}`,
      ),
    ),
  )
}

test('every column of text about people is moved to the vault, or known to tell nothing', async () => {
  const tables = new Set([...(await listPersonTables(site.db)).map(({ name }) => name), ...beside])
  const hidden = await moved()
  const columns = (await listColumns(site.db)).filter(({ table, type }) => tables.has(table) && telling.includes(type))
  const names = columns.map(({ table, name }) => `${table}.${name}`)
  expect(
    names.filter((name) => !hidden.has(name) && !harmless.has(name) && !/\.(municipality|handlers)$/.test(name)),
  ).toEqual([])
  expect([...harmless].filter((name) => !names.includes(name) || hidden.has(name))).toEqual([])
})

test('what is moved can stand empty: the blank of every column is allowed where it stands', async () => {
  const rows = await site.rows(
    `select h.relation::text as table, c.name, c.blank from protection.hidden() h, unnest(h.columns, h.blanks) as c(name, blank) where h.way = 'blank'`,
  )
  const columns = await listColumns(site.db)
  const required = rows.filter(
    ({ table, name, blank }) =>
      blank === null && columns.find((one) => one.table === table && one.name === name)?.required,
  )
  expect(required).toEqual([])
  expect(rows.length).toBeGreaterThan(20)
})
