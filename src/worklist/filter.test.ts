import fc from 'fast-check'
import { expect, test } from 'vitest'
import { states } from '../applications/index.ts'
import { addressOf, columns, type Filter, filterForm, filterOf, lists, mostPages, queryOf, sorts } from './filter.ts'

const anyFilter = fc.record({
  lista: fc.constantFrom(...lists),
  steg: fc.uniqueArray(fc.constantFrom(...states), { maxLength: 5 }),
  kurs: fc.option(fc.uuid({ version: 4 }), { nil: undefined }),
  start: fc.constantFrom(undefined, '2027-03'),
  ordning: fc.constantFrom(...sorts),
  kolumn: fc.uniqueArray(fc.constantFrom(...columns)),
  sida: fc.integer({ min: 1, max: mostPages }),
})

test('what is chosen comes back from its address', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      expect(filterOf(queryOf(filter as Filter))).toEqual(filter)
    }),
  )
})

test('the first list has the shortest address', () => {
  expect(addressOf(filterForm.parse({}))).toBe('/arbetslista')
})

test('words that nobody knows are left out', () => {
  expect(filterForm.parse({ lista: 'x', steg: ['offered', 'x'], kurs: 'y', sida: '-1' })).toEqual(
    filterForm.parse({ steg: 'offered' }),
  )
})
