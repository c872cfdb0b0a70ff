import { expect, test } from 'vitest'
import { countyNumbers, decisions } from '../../src/allocation/facts/county-numbers.ts'
import { skane } from '../../src/allocation/facts/skane.ts'
import { theSite } from '../site.ts'

// What authorities have published: the sums that are known, and the same numbers in the database of every site.

const site = await theSite()
const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((all, one) => all + (one ?? 0), 0)

test('the county numbers sum to what the government decided for the country', () => {
  const sums = decisions.map((_, at) => sum(countyNumbers.map(([, , ...numbers]) => numbers[at] ?? null)))
  expect(sums).toEqual([30_600, 23_600, 15_200, 9_000, 7_100, 7_500, 8_200])
  expect(sums).toEqual(decisions.map(({ national }) => national))
})

test('2017 was lowered in every county but Västernorrland and Jämtland', () => {
  const lowered = countyNumbers.map(([, name, original, revised]) => [name, original, revised] as const)
  expect(lowered.filter(([, original, revised]) => (revised ?? 0) > (original ?? 0))).toEqual([])
  expect(lowered.filter(([, original, revised]) => revised === original)).toEqual([
    ['Västernorrland', 532, 532],
    ['Jämtland', 365, 365],
  ])
  expect(lowered.find(([name]) => name === 'Skåne')).toEqual(['Skåne', 3811, 2793])
})

test('the database holds the same: county numbers, kommuntal, reception and population', async () => {
  const lanstal = await site.rows('select number from allocation.lanstal order by lan_code, year, edition')
  expect(lanstal.map(({ number }) => number)).toEqual(countyNumbers.flatMap(([, , ...numbers]) => numbers))
  const decided = await site.rows('select kommun_code, number from allocation.kommuntal where year = 2018 order by 1')
  expect(decided.map(({ number }) => number)).toEqual(skane.map(([, , , numbers]) => numbers[1]))
  const ways = await site.rows(
    `select sum(persons)::int as all from allocation.reception_fact where year = 2018 and category in ('kvot', 'abo', 'ebo', 'ovriga', 'anhoriga') group by kommun_code order by kommun_code`,
  )
  expect(ways.map((row) => row.all)).toEqual(skane.map(([, , , , , numbers]) => sum(numbers)))
  const people = await site.rows(
    `select value from allocation.indicator_value where indicator = 'folkmangd' and period = '2016' order by kommun_code`,
  )
  expect(people.map(({ value }) => value)).toEqual(skane.map(([, , population]) => population[1]))
})
