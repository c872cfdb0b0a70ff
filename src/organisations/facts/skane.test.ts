import { describe, expect, test } from 'vitest'
import { estimateTravel } from '../../shared/distance.ts'
import { countyOf, isMunicipalityCode } from '../../shared/municipality-code.ts'
import { type CornerId, cornerIds, corners, memberships, municipalities } from './skane.ts'

const inSkane = municipalities.filter(({ code }) => countyOf(code) === '12')
const named = (name: string) => {
  const found = municipalities.find((municipality) => municipality.name === name)
  if (!found) throw new Error(`${name} is missing`)
  return found
}
const cornersOf = (code: string, day: string): CornerId[] =>
  memberships
    .filter(({ municipality, validFrom, validTo }) => {
      return municipality === code && (!validFrom || validFrom <= day) && (!validTo || day < validTo)
    })
    .map(({ corner }) => corner)
const size = (corner: CornerId, day: string) => inSkane.filter(({ code }) => cornersOf(code, day)[0] === corner).length

describe('municipalities', () => {
  test('are the 33 of Skåne and Sölvesborg in Blekinge', () => {
    expect(inSkane).toHaveLength(33)
    expect(municipalities.filter(({ code }) => countyOf(code) !== '12').map(({ code }) => code)).toEqual(['1083'])
  })

  test('have codes of the right shape, each once', () => {
    expect(municipalities.filter(({ code }) => !isMunicipalityCode(code))).toEqual([])
    expect(new Set(municipalities.map(({ code }) => code)).size).toBe(34)
  })

  test('stand in Swedish order, å ä ö last', () => {
    const names = municipalities.map(({ name }) => name)
    expect(names).toEqual([...names].sort(new Intl.Collator('sv').compare))
    expect(names.slice(-4)).toEqual(['Åstorp', 'Ängelholm', 'Örkelljunga', 'Östra Göinge'])
  })

  test('three call themselves a city', () => {
    expect(municipalities.filter(({ ownName }) => ownName.endsWith(' stad')).map(({ name }) => name)).toEqual([
      'Helsingborg',
      'Landskrona',
      'Malmö',
    ])
  })

  test('of Skåne held 1,389,336 people at the end of 2020', () => {
    expect(inSkane.reduce((sum, { population }) => sum + population, 0)).toBe(1_389_336)
  })

  test('have their seats inside the box of Skåne and western Blekinge', () => {
    const outside = municipalities.filter(({ seat }) => {
      return seat.lat < 55.33 || seat.lat > 56.53 || seat.lon < 12.44 || seat.lon > 14.65
    })
    expect(outside).toEqual([])
  })
})

describe('corners', () => {
  test('are four, each with its organisation', () => {
    expect(corners.map(({ id }) => id)).toEqual(cornerIds)
    expect(corners.every(({ organisation, source }) => organisation && source.primary)).toBe(true)
  })

  test('have 11, 6, 12 and 4 members', () => {
    expect(cornerIds.map((corner) => size(corner, '2026-11-21'))).toEqual([11, 6, 12, 4])
  })

  test('each municipality of Skåne has exactly one on any day, Sölvesborg none', () => {
    for (const day of ['1998-01-01', '2016-12-31', '2017-01-01', '2018-02-28', '2026-11-21', '2099-01-01']) {
      expect(inSkane.map(({ code }) => cornersOf(code, day).length)).toEqual(inSkane.map(() => 1))
      expect(cornersOf('1083', day)).toEqual([])
    }
  })

  test('Skurup moved from the south-east to the south-west at the new year of 2017', () => {
    expect([cornersOf('1264', '2016-12-31'), cornersOf('1264', '2017-01-01')]).toEqual([['SO'], ['SV']])
    expect(memberships.filter(({ source }) => source.certainty === 'verify').map((row) => row.municipality)).toEqual([
      '1264',
      '1264',
    ])
  })
})

test('travel between seats is estimated from their distance', () => {
  const { minutes } = estimateTravel(named('Malmö').seat, named('Lund').seat)
  expect(minutes).toBeGreaterThanOrEqual(38)
  expect(minutes).toBeLessThanOrEqual(43)
  expect(estimateTravel(named('Båstad').seat, named('Simrishamn').seat).minutes).toBeGreaterThan(180)
})
