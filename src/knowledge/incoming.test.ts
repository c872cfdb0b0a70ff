import { expect, test } from 'vitest'
import { readFeed } from './incoming.ts'

const address = 'https://knutpunkt.exempel.se/goda-exempel/flode.json'
const from = { address, known: new Set<string>() }
const item = {
  id: 'urn:uuid:61000000-0000-4000-8000-000000000001',
  url: 'https://knutpunkt.exempel.se/goda-exempel/sma-rum',
  title: 'Små rum',
  summary: 'Fyrtio personer.',
  date_modified: '2027-03-01T08:00:00.000Z',
  tags: ['möten'],
  _knutpunkt: { organisation: 'Exempelby', template: { did: 'Möten', failed: null }, level: 2, licence: 'CC0' },
}
const feed = (items: unknown[], withdrawn: { id: string }[] = []) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items, _knutpunkt: { withdrawn } })

test('an example of another region', () => {
  expect(readFeed(feed([item]), from)).toEqual({
    refused: 0,
    examples: [
      {
        origin: item.id,
        slug: 'sma-rum-610000000001',
        address: item.url,
        title: 'Små rum',
        ingress: 'Fyrtio personer.',
        template: { did: 'Möten', failed: null },
        level: 2,
        themes: ['möten'],
        organisationName: 'Exempelby',
        licence: 'CC0',
        changedAt: new Date(item.date_modified),
      },
    ],
  })
})

test('22: what is withdrawn there is not taken in', () => {
  expect(readFeed(feed([item], [{ id: item.id }]), from)?.examples).toEqual([])
  expect(readFeed(feed([]), from)?.examples).toEqual([])
})

test('what is ours, or somebody else’s, does not come back', () => {
  expect(readFeed(feed([item]), { address, known: new Set([item.id]) })?.examples).toEqual([])
  expect(readFeed(feed([{ ...item, url: 'https://annan.se/x' }]), from)?.examples).toEqual([])
  expect(readFeed(feed([item, item]), from)?.examples).toHaveLength(1)
})

test('what is no feed, and items of another shape', () => {
  expect(readFeed('<html>', from)).toBeNull()
  expect(readFeed('{"version":"1"}', from)).toBeNull()
  const bad = [
    { ...item, url: 'javascript:alert(1)' },
    { ...item, id: '../../etc' },
    { ...item, title: ' ' },
    { ...item, _knutpunkt: { ...item._knutpunkt, level: 9 } },
    { ...item, _knutpunkt: { ...item._knutpunkt, template: { '__proto__ ': 'x' } } },
    null,
  ]
  expect(readFeed(feed(bad), from)).toEqual({ examples: [], refused: bad.length })
})

test('signs that turn the direction are taken away, and long texts are cut', () => {
  const [one] = readFeed(feed([{ ...item, title: `\u202eabc${'x'.repeat(500)}` }]), from)?.examples ?? []
  expect(one?.title).toHaveLength(200)
  expect(one?.title.startsWith('abc')).toBe(true)
})
