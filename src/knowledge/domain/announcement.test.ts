import { expect, test } from 'vitest'
import { digestsOn, isAbout, isDue, isLive, lacksIn } from './announcement.ts'

const message = { title: 'Möte', text: 'Kl. 10', expires: '2027-03-10', mustRead: false, own: true }

test('a last day is always there', () => {
  expect(lacksIn(message, '2027-03-01')).toEqual([])
  expect(lacksIn({ ...message, expires: null }, '2027-03-01')).toEqual(['expires'])
  expect(lacksIn({ ...message, expires: '2027-02-28' }, '2027-03-01')).toEqual(['expires'])
  expect(isLive('2027-03-10', '2027-03-10')).toBe(true)
  expect(isLive('2027-03-10', '2027-03-11')).toBe(false)
})

test('a receipt is demanded by one’s own only', () => {
  expect(lacksIn({ ...message, mustRead: true, own: false }, '2027-03-01')).toEqual(['mustRead'])
  expect(lacksIn({ ...message, mustRead: true }, '2027-03-01')).toEqual([])
})

test('nothing new, no mail', () => {
  expect(isDue('weekly', 1, 0)).toBe(false)
  expect(isDue('weekly', 2, 3)).toBe(false)
  expect(isDue('weekly', 1, 3)).toBe(true)
  expect(isDue('daily', 4, 1)).toBe(true)
  expect(isDue('none', 1, 9)).toBe(false)
})

test('the weekly ones go on Mondays', () => {
  expect(digestsOn('2027-03-01')).toEqual(['daily', 'weekly'])
  expect(digestsOn('2027-03-02')).toEqual(['daily'])
})

test('a theme shows what is about it, and no theme everything', () => {
  expect([isAbout(['sfi'], 'sfi'), isAbout(['sfi'], null), isAbout([], 'sfi')]).toEqual([true, true, false])
})
