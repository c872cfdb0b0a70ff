import { beforeAll, expect, test } from 'vitest'
import { type Facet, type Filters, facets, noFilters } from '../../src/courses/domain/filters.ts'
import { listCatalogue } from '../../src/courses/queries/catalogue.ts'
import { apart } from '../../src/platform/visit.ts'
import { plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const today = '2027-03-01'
beforeAll(async () => {
  await plantSkane(site.db)
  await plantCourses(site.db)
})

const near = new Map([
  ['1280', 15],
  ['1281', 30],
  ['1283', 75],
  ['1290', 110],
])
const search = (filters: Partial<Filters> = {}, perPage = 50) =>
  apart({ session: '', services: site.services }, (tx) =>
    listCatalogue(tx, {
      filters: { ...noFilters, ...filters },
      language: 'sv',
      today,
      near,
      perPage,
      withPrice: false,
    }),
  )
const titles = async (filters: Partial<Filters>) =>
  (await search(filters)).cards.map(({ title, place }) => `${title} ${place ?? ''}`.trim())

test('all that is to come is listed, and a course without a start too', async () => {
  const { cards, total } = await search()
  expect(total).toBe(7)
  expect(cards.map(({ id }) => id)).toEqual([
    roundSamples.svetsareMars.id,
    roundSamples.few.id,
    roundSamples.full.id,
    roundSamples.svetsareAugusti.id,
    roundSamples.paused.id,
    roundSamples.planned.id,
    null,
  ])
})
