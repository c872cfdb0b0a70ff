import { expect, test } from 'vitest'
import { flat, holdsOn, inLine, kindsBelow, shownName, treeOf } from './organisation.ts'

const rows = [
  { id: 'malmo', parent: null },
  { id: 'board', parent: 'malmo' },
  { id: 'unit', parent: 'board' },
  { id: 'other', parent: 'board' },
  { id: 'school', parent: 'elsewhere' },
]

test('the tree keeps the order of its rows, and what has no parent among them is a root', () => {
  expect(flat(treeOf(rows)).map(({ organisation, depth }) => [organisation.id, depth])).toEqual([
    ['malmo', 0],
    ['board', 1],
    ['unit', 2],
    ['other', 2],
    ['school', 0],
  ])
  expect(treeOf([])).toEqual([])
})

test('the line goes from the top down, and ends even where rows point in a circle', () => {
  expect(inLine(rows, 'unit').map(({ id }) => id)).toEqual(['malmo', 'board', 'unit'])
  expect(inLine(rows, 'school').map(({ id }) => id)).toEqual(['school'])
  expect(inLine(rows, 'nobody')).toEqual([])
  const circle = [
    { id: 'a', parent: 'b' },
    { id: 'b', parent: 'a' },
  ]
  expect(inLine(circle, 'a').map(({ id }) => id)).toEqual(['b', 'a'])
})

test('a membership holds from its first day to the day before its last', () => {
  const row = { validFrom: '2017-01-01', validTo: '2018-01-01' }
  expect(['2016-12-31', '2017-01-01', '2017-12-31', '2018-01-01'].map((day) => holdsOn(row, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(holdsOn({ ...row, validTo: null }, '2099-01-01')).toBe(true)
})

test('a board stands below a municipality, a unit below a board; nothing below a corner', () => {
  expect(kindsBelow('municipality')).toEqual(['board'])
  expect(kindsBelow('board')).toEqual(['unit'])
  expect(kindsBelow('corner')).toEqual([])
})

test('the own name goes before the short one', () => {
  expect(shownName({ name: 'Malmö', ownName: 'Malmö stad' })).toBe('Malmö stad')
  expect(shownName({ name: 'Utbildningsnämnden i Malmö', ownName: null })).toBe('Utbildningsnämnden i Malmö')
})
