import { expect, test } from 'vitest'
import { estimateTravel, kilometres } from './distance.ts'

const equator = { lat: 0, lon: 0 }

test('one degree along the equator is 111.2 km', () => {
  expect(kilometres(equator, { lat: 0, lon: 1 })).toBeCloseTo(111.19, 1)
})

test('a degree of longitude is half as long at 60 degrees north', () => {
  expect(kilometres({ lat: 60, lon: 13 }, { lat: 60, lon: 14 })).toBeCloseTo(55.6, 1)
})

test('the other side of the earth is half its girth away', () => {
  expect(kilometres(equator, { lat: 0, lon: 180 })).toBeCloseTo(Math.PI * 6371, 3)
})

test('staying in the same place takes the way to the stop', () => {
  expect(estimateTravel(equator, equator)).toEqual({ minutes: 15, estimated: true })
})

test('50 km straight is 65 km of road: 78 minutes and the way to the stop', () => {
  const fiftyKilometres = { lat: 50 / 111.19493, lon: 0 }
  expect(estimateTravel(equator, fiftyKilometres)).toEqual({ minutes: 93, estimated: true })
})

test('the way back takes as long', () => {
  const [south, north] = [
    { lat: 55.4, lon: 13.1 },
    { lat: 56.4, lon: 14 },
  ]
  expect(estimateTravel(south, north)).toEqual(estimateTravel(north, south))
})
