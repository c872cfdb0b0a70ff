import { expect, test } from 'vitest'
import { endOf, endsAfter, kindOf, kinds, partsFor, words } from './domain.ts'

test('a consent lasts as many months as was said, and a year at most', () => {
  const now = new Date('2027-03-31T10:00:00Z')
  expect(endsAfter(1, now).toISOString()).toBe('2027-04-30T10:00:00.000Z')
  expect(endsAfter(3, now).toISOString()).toBe('2027-06-30T10:00:00.000Z')
  expect(endsAfter(12, now).toISOString()).toBe('2028-03-31T10:00:00.000Z')
  expect(endsAfter(48, now)).toEqual(endsAfter(12, now))
})

test('every kind has an address and something to release', () => {
  for (const kind of kinds) {
    expect(kindOf(words[kind])).toBe(kind)
    expect(partsFor(kind).length).toBeGreaterThan(0)
  }
  expect(kindOf('S4')).toBeUndefined()
  expect(partsFor('S3')).not.toContain('documents')
})

test('it has ended when it was taken back, or at its last moment', () => {
  const now = new Date('2027-03-01T10:00:00Z')
  const earlier = new Date('2027-02-01T10:00:00Z')
  const later = new Date('2027-04-01T10:00:00Z')
  expect(endOf({ withdrawnAt: null, validTo: later }, now)).toBeNull()
  expect(endOf({ withdrawnAt: null, validTo: null }, now)).toBeNull()
  expect(endOf({ withdrawnAt: null, validTo: now }, now)).toBe(now)
  expect(endOf({ withdrawnAt: earlier, validTo: later }, now)).toBe(earlier)
})
