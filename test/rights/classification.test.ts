import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { columnsFile, columnsPage } from '../../bin/columns.ts'
import { tagsOf } from '../../src/rights/classification.ts'
import { personTables } from '../../src/rights/facts/columns.ts'
import { listColumns, listPersonTables } from '../catalogue/database.ts'
import { theSite } from '../site.ts'

// Nothing about people without a word on what it is: the extract, the destruction and the record of columns are made from it.
const site = await theSite()
const columns = await listColumns(site.db)
const tables = (await listPersonTables(site.db)).map(({ name }) => name)

test('every table about people is classified, and none that is not there', () => {
  expect(tables.length).toBeGreaterThan(30)
  expect(Object.keys(personTables).sort()).toEqual(tables.sort())
})

test.each(tables)('every column of %s has one tag', (name) => {
  const table = personTables[name]
  if (!table) throw new Error(`${name} is not classified in src/rights/facts/columns.ts`)
  const there = columns.filter((column) => column.table === name).map((column) => column.name)
  const tagged = Object.values(table.columns).flatMap((list) => list.split(' '))
  expect(tagged.filter((column, at) => tagged.indexOf(column) !== at)).toEqual([])
  expect([...tagsOf(table).keys()].sort()).toEqual(there.sort())
})

test('the record for those who operate is the classification of today; if not, run `npm run docs:columns`', () => {
  const page = readFileSync(columnsFile, 'utf8')
  expect(page).toBe(columnsPage(page))
})
