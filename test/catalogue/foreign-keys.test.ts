import { beforeAll, describe, expect, test } from 'vitest'
import { theSite } from '../site.ts'
import { aboutNobody, type ForeignKey, listForeignKeys, listPersonTables, ofVault } from './database.ts'
import { plantOneOfEach, type Rows } from './rows.ts'

// A foreign key asks no policy whether the row it points to may be seen. Keys that carry the municipality cannot point elsewhere.

const site = await theSite()
const keys = (await listForeignKeys(site.db)).filter(({ parent }) => !aboutNobody.has(parent))
let malmo: Rows
let lund: Rows
beforeAll(async () => {
  malmo = await plantOneOfEach(site.db, '1280')
  lund = await plantOneOfEach(site.db, '1281')
})

test('there are such keys, and every table about people has a row of each municipality', async () => {
  expect(keys.length).toBeGreaterThan(20)
  for (const { name } of await listPersonTables(site.db)) {
    expect([malmo.get(name)?.municipality, lund.get(name)?.municipality], name).toEqual(['1280', '1281'])
  }
})

test('each carries the municipality of its own row', () => {
  const wrong = keys.filter(
    ({ columns, to }) => columns[0] !== 'municipality' || to[0] !== 'municipality' || to.length < 2,
  )
  expect(wrong.map(({ name }) => name)).toEqual([])
})

/** The row of Lund is asked to point to the row of Malmö. */
async function pointElsewhere({ child, parent, columns, to }: ForeignKey): Promise<string> {
  const target = malmo.get(parent) ?? {}
  const own = lund.get(child) ?? {}
  const others = columns.filter((column) => column !== 'municipality')
  const changed = others.map((column, place) => `"${column}" = $${place + 3}`)
  const wanted = others.map((column) => target[to[columns.indexOf(column)] as string])
  await site.db.query('begin')
  try {
    const key = 'id' in own ? 'id' : (others[0] as string)
    const { rowCount } = await site.db.query(
      `update ${child} set ${changed} where municipality = $1 and "${key}" = $2`,
      ['1281', own[key], ...wanted],
    )
    return `${rowCount} changed`
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await site.db.query('rollback')
  }
}

describe('no row of one municipality can point to a row of another', () => {
  // Only the vault's own pool and the migrator write to the vault.
  const outside = keys.filter(({ child }) => !ofVault.includes(child))
  test.each(outside.map((key) => [`${key.child} ${key.columns.slice(1)} → ${key.parent}`, key] as const))(
    '%s',
    async (_, key) => {
      expect(await pointElsewhere(key)).toBe('23503')
    },
  )
})
