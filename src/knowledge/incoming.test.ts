import { expect, test } from 'vitest'
import { readFeed } from './incoming.ts'

const address = 'https://knutpunkt.exempel.se/goda-exempel/flode.json'
const none = new Set<string>()
const from = { address, own: none, others: none }
const item = {
  id: 'urn:uuid:61000000-0000-4000-8000-000000000001',
  url: 'https://knutpunkt.exempel.se/goda-exempel/sma-rum',
  title: 'Små rum',
  summary: 'Fyrtio personer.',
  date_modified: '2027-03-01T08:00:00.000Z',
  tags: ['möten'],
  _knutpunkt: {
    organisation: 'Exempelby',
    municipality: '1300',
    template: { did: 'Möten', failed: null },
    // What it says of itself is not taken for true: no facts, no level.
    level: 5,
    evidence: { places: 2, period: '2026', participants: 12 },
    licence: 'CC0',
  },
}
const nothing = {
  places: 0,
  period: null,
  participants: null,
  indicator: null,
  before: null,
  after: null,
  counted: null,
  evaluatedBy: null,
  report: null,
}
const feed = (items: unknown[], withdrawn: { id: string }[] = []) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items, _knutpunkt: { withdrawn } })

test('an example of another region', () => {
  expect(readFeed(feed([item]), from)).toEqual({
    refused: 0,
    adopted: [],
    examples: [
      {
        origin: item.id,
        slug: 'sma-rum-610000000001',
        address: item.url,
        title: 'Små rum',
        ingress: 'Fyrtio personer.',
        municipality: '1300',
        template: { did: 'Möten', failed: null },
        evidence: { ...nothing, places: 2, period: '2026', participants: 12 },
        level: 2,
        adoptions: [],
        themes: ['möten'],
        groups: [],
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
  expect(readFeed(feed([item]), { ...from, own: new Set([item.id]) })?.examples).toEqual([])
  expect(readFeed(feed([item]), { ...from, others: new Set([item.id]) })?.examples).toEqual([])
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
    { ...item, tags: 'möten' },
    { ...item, _knutpunkt: { ...item._knutpunkt, template: { '__proto__ ': 'x' } } },
    null,
  ]
  expect(readFeed(feed(bad), from)).toEqual({ examples: [], adopted: [], refused: bad.length })
})

test('signs that turn the direction are taken away, and long texts are cut', () => {
  const [one] = readFeed(feed([{ ...item, title: `\u202eabc${'x'.repeat(500)}` }]), from)?.examples ?? []
  expect(one?.title).toHaveLength(200)
  expect(one?.title.startsWith('abc')).toBe(true)
})

test('a level is reckoned from facts, and facts of another shape are none', () => {
  const evidence = { places: 'många', evaluatedBy: 'external', report: 'javascript:alert(1)' }
  const [one] = readFeed(feed([{ ...item, _knutpunkt: { ...item._knutpunkt, evidence } }]), from)?.examples ?? []
  expect(one?.level).toBe(1)
  expect(one?.evidence).toEqual(nothing)
})

test('who there has taken up one of ours', () => {
  const adopted = {
    id: '63000000-0000-4000-8000-000000000001',
    origin: item.id,
    organisation: 'Exempelby',
    fromDay: '2027-01-01',
    changed: 'Mindre rum',
    result: null,
    stillUsed: true,
    withdrawn: false,
    url: 'https://knutpunkt.exempel.se/goda-exempel',
  }
  const whole = (rows: unknown[]) =>
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [], _knutpunkt: { adopted: rows } })
  const ours = { ...from, own: new Set([item.id]) }
  expect(readFeed(whole([adopted]), ours)?.adopted).toEqual([adopted])
  expect(readFeed(whole([adopted]), from)?.adopted).toEqual([])
  expect(
    readFeed(
      whole([
        { ...adopted, url: 'https://annan.se/x' },
        { ...adopted, organisation: '' },
      ]),
      ours,
    )?.adopted,
  ).toEqual([])
})
