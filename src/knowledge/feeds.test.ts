import { expect, test } from 'vitest'
import { atomOf, jsonFeedOf } from './feeds.ts'

const at = new Date('2027-03-01T08:00:00Z')
const entry = {
  id: '60000000-0000-4000-8000-000000000001',
  slug: 'sma-rum',
  title: 'Små <rum> & "mer"',
  ingress: 'Fyrtio\u0000 personer.',
  body: '## Så\n\n<script>alert(1)</script> [här](/kurser)',
  language: 'sv',
  author: 'Redaktionen',
  organisation: 'Regionen',
  municipality: null,
  themes: ['möten'],
  publishedAt: at,
  updatedAt: null,
}
const gone = { id: '60000000-0000-4000-8000-000000000002', slug: 'borta', at: new Date('2027-03-02T08:00:00Z') }
const feed = {
  base: 'https://exempel.se',
  title: 'Kunskap',
  language: 'sv',
  path: '/kunskap/flode.atom',
  entries: [entry],
  gone: [gone],
  now: at,
}

test('Atom: ids of the row, whole text escaped, tombstones', () => {
  const xml = atomOf(feed)
  expect(xml).toContain(
    '<id>urn:uuid:60000000-0000-4000-8000-000000000001</id><title>Små &lt;rum&gt; &amp; &quot;mer&quot;</title>',
  )
  expect(xml).toContain(
    '<at:deleted-entry ref="urn:uuid:60000000-0000-4000-8000-000000000002" when="2027-03-02T08:00:00.000Z"/>',
  )
  expect(xml).toContain('<updated>2027-03-02T08:00:00.000Z</updated>')
  expect(xml).not.toContain('<script')
  expect(xml).not.toContain('\u0000')
})

test('JSON Feed 1.1: the same entries', () => {
  const json = jsonFeedOf(feed)
  expect(json.version).toBe('https://jsonfeed.org/version/1.1')
  expect(json.items).toMatchObject([
    { url: 'https://exempel.se/kunskap/sma-rum', tags: ['möten'], date_published: at.toISOString() },
  ])
  expect(json.items[0]?.content_html).toContain('&lt;script&gt;')
  expect(json._knutpunkt.withdrawn).toHaveLength(1)
})

test('the same rows give the same bytes', () => expect(atomOf(feed)).toBe(atomOf({ ...feed, now: new Date(0) })))
