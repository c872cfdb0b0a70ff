import { beforeEach, expect, test } from 'vitest'
import { takeStep } from '../../src/applications/index.ts'
import { applied, standing } from '../apply.ts'
import { courseSamples, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { svetsareMars } = roundSamples

beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

test('sent, routed and read at home', async () => {
  const { first, municipality } = await applied(site, { choices: [svetsareMars.id], municipality: '1281' })
  expect(municipality).toBe('1281')
  const row = await standing(site, first.id)
  expect(row).toMatchObject({ state: 'with_provider', holder: 'provider' })
  const payers = await site.rows('select kind, share, funding from applications.payer order by kind')
  expect(payers).toEqual([{ kind: 'af', share: 6000, funding: 'requested' }, { kind: 'municipality', share: 4000, funding: 'statutory' }])
  console.log(await site.rows('select from_state, to_state, party, seq, at from applications.event order by seq'), await site.rows('select * from applications.notice'))
})
