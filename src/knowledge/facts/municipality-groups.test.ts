import { expect, test } from 'vitest'
import { municipalities } from '../../organisations/index.ts'
import { municipalityGroupOf, municipalityGroups } from './municipality-groups.ts'

test('each of those that take part stands in one of the nine groups', () => {
  expect(municipalityGroups).toHaveLength(9)
  expect(municipalities.filter(({ code }) => municipalityGroupOf(code) === null)).toEqual([])
  const counted = municipalityGroups.map(
    (group) => municipalities.filter(({ code }) => municipalityGroupOf(code) === group).length,
  )
  // Skåne's thirty-three, and Sölvesborg among those who travel to a larger town.
  expect(counted).toEqual([1, 8, 3, 15, 1, 1, 3, 0, 2])
})

test('Åre lies elsewhere and is known; whom nobody has looked up is in none', () => {
  expect(municipalityGroupOf('2321')).toBe('C9')
  expect(municipalityGroupOf('0114')).toBeNull()
  expect(municipalityGroupOf('')).toBeNull()
})
