import { expect, test } from 'vitest'
import { isAsCopied } from '../../src/platform/copies/fill.ts'
import { readTable } from '../../src/platform/copies/tables.ts'
import { buildIndexes, restIndexes } from '../../src/platform/resting-indexes.ts'
import { theSite } from '../site.ts'

const { db } = await theSite()
const table = { name: 'pg_temp.laid', columns: 'number, word', order: 'number' }
const make = async (first: string) => {
  await db.query('drop table if exists laid; create temp table laid (number int primary key, word text unique)')
  await db.query(`insert into laid ${first}; insert into laid select i, 'word ' || i from generate_series(3, 3000) i`)
}
const [inOrder, turned] = [`values (1, 'one'), (2, 'two')`, `values (2, 'two'), (1, 'one')`]

test('rows are as in the copy when they lie in another order, and not when one sign differs or a row is missing', async () => {
  await make(inOrder)
  const wanted = await readTable(db, table, () => undefined)
  expect(await isAsCopied(db, wanted)).toBe(true)
  await make(turned)
  expect(await isAsCopied(db, wanted)).toBe(true)
  await db.query(`update laid set word = 'twO' where number = 2`)
  expect(await isAsCopied(db, wanted)).toBe(false)
  await db.query('delete from laid where number = 2')
  expect(await isAsCopied(db, wanted)).toBe(false)
})

test('indexes rest while rows come in, and refuse afterwards what they would have refused before', async () => {
  const laid = async (words: string) => {
    await make(inOrder)
    await db.query('begin')
    try {
      const names = await restIndexes(db, [table.name])
      await db.query(`insert into laid select 10000 + i, ${words} from generate_series(1, 2000) i`)
      const { rows } = await db.query(`select pg_relation_size('laid_word_key') as size`)
      await buildIndexes(db, names)
      const built = await db.query(`select pg_relation_size('laid_word_key') as size`)
      expect(Number(built.rows[0].size)).toBeGreaterThan(Number(rows[0].size))
      return names
    } finally {
      await db.query('rollback')
    }
  }
  expect((await laid(`'other ' || i`)).sort()).toEqual(['laid_pkey', 'laid_word_key'])
  await expect(laid(`'the same'`)).rejects.toThrow(/laid_word_key/)
})
