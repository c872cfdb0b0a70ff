import { expect, test } from 'vitest'
import { importFile } from '../../src/imports/index.ts'
import { plantCourses, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { csv, toOffer } from './scene.ts'

const site = await theSite()
const homes = ['1280', '1281', '1283', '1083']
const history = toOffer.replace(/ offered.*/, '')

async function statementsFor(many: number): Promise<number> {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  const rows = Array.from({ length: many }, (_, n) => ({
    person: `p${n}`,
    hemkommun: homes[n % homes.length] ?? '',
    handelser: history,
  }))
  let statements = 0
  site.services.onStatement = () => {
    statements += 1
  }
  const result = await importFile(site.services, 'applications', Buffer.from(`${csv(...rows)}\n`))
  delete site.services.onStatement
  expect(result).toMatchObject({ done: { applications: { new: many } } })
  return statements
}

test('a thousand rows take as many statements as a hundred: none is made for a row', async () => {
  const [hundred, thousand] = [await statementsFor(100), await statementsFor(1000)]
  expect(hundred).toBeGreaterThan(20)
  // The size of the tables is counted once there is something to count, and each two thousand rows of a table are one more.
  expect(thousand - hundred).toBeLessThanOrEqual(4)
})
