import { expect, test } from 'vitest'
import { nameIn, placeOf } from './related.ts'

test('an address as it is copied leads to one page of ours', () => {
  expect(placeOf('https://knutpunkt.exempel.se/kurser/svetsare?sprak=sv#x')).toEqual({
    kind: 'course',
    slug: 'svetsare',
    href: '/kurser/svetsare',
  })
  expect(placeOf(' /siffror/kommun/malmo/ ')).toMatchObject({ kind: 'municipality', href: '/siffror/kommun/malmo' })
  expect(placeOf('/siffror/nyckeltal/mottagna')?.kind).toBe('indicator')
  expect(placeOf('/goda-exempel/trelleborg')?.kind).toBe('example')
  expect(placeOf('/kunskap/are')?.kind).toBe('post')
})
test('other pages are none', () => {
  const others = ['', '/kurser', 'javascript:alert(1)', '/ansokningar/1', 'https://x.se/', '/kunskap/a/b', 'http://[']
  expect(others.map(placeOf).filter(Boolean)).toEqual([])
})
test('a municipality is known by its name in the address', () => {
  expect(nameIn(['Lund', 'Malmö'], 'malmo')).toBe('Malmö')
  expect(nameIn(['Lund'], 'malmo')).toBeUndefined()
})
