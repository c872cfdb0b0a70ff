import { expect, test } from 'vitest'
import { endsAfter, linkEnds, readPin, stateOf } from './domain.ts'

test.each([
  ['4825', '4825'],
  ['48 25 91', '482591'],
  ['123', undefined],
  ['1234567', undefined],
  ['1234', undefined],
  ['987654', undefined],
  ['7777', undefined],
  ['48a5', undefined],
])('%s as a PIN is %s', (typed, pin) => expect(readPin(typed)).toBe(pin))

const now = new Date('2027-03-01T10:00:00Z')
const row = { endedAt: null, until: endsAfter(30, now), usedAt: null, linkUntil: linkEnds(now), tries: 0 }
test('a link waits for 48 hours and five tries, help lasts until its day', () => {
  expect(stateOf(row, now)).toBe('waiting')
  expect(stateOf(row, new Date('2027-03-03T09:59:00Z'))).toBe('waiting')
  expect(stateOf(row, new Date('2027-03-03T10:00:00Z'))).toBe('linkGone')
  expect(stateOf({ ...row, tries: 5 }, now)).toBe('linkGone')
  expect(stateOf({ ...row, usedAt: now }, new Date('2027-03-30T10:00:00Z'))).toBe('helping')
  expect(stateOf({ ...row, usedAt: now }, row.until)).toBe('ended')
  expect(stateOf({ ...row, usedAt: now, endedAt: now }, now)).toBe('ended')
})

test('nobody helps for more than a year', () => {
  expect(endsAfter(5000, now)).toEqual(endsAfter(365, now))
})
