import { expect, test } from 'vitest'
import { seedRights } from '../../src/rights/index.ts'
import { applied } from '../apply.ts'
import { homeOf, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()

test('the demonstration has an answered question and rules that two people have agreed on', async () => {
  await plantSkane(site.db)
  await plantCourses(site.db)
  const { person } = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  const { unit, municipality } = homeOf('1280')
  await site.newcomer('1280', person)
  for (const [role, at] of [
    ['caseworker', unit],
    ['manager', unit],
    ['administrator', municipality],
    ['dataProtectionOfficer', municipality],
  ] as const)
    await site.staff(role, at)
  await site.rows('update accounts.account set demo = true')
  await seedRights(site.services, '1280')
  expect(await site.rows('select answer <> $1 as answered from rights.question', [''])).toEqual([{ answered: true }])
  const rules = await site.rows('select approved_by <> proposed_by as two, demo from rights.rule')
  expect(rules).toEqual(Array(4).fill({ two: true, demo: true }))
})
