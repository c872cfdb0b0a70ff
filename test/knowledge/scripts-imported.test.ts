import { beforeAll, expect, test } from 'vitest'
import { fetchRegions } from '../../src/knowledge/acts/federation.ts'
import { readPage } from '../attack/page.ts'
import { markOf, scripts } from '../corpora/script.ts'
import { plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// Five hundred payloads in the feed of another region: read, kept, shown and found, and nothing of them runs.
const site = await theSite({ env: { SOURCES: 'live' } })
const address = 'https://annan.exempel.se/goda-exempel/flode.json'
const idOf = (at: number) => `urn:uuid:65000000-0000-4000-8000-${String(at).padStart(12, '0')}`
const item = (payload: string, at: number) => ({
  id: idOf(at),
  url: `https://annan.exempel.se/goda-exempel/${at}`,
  title: payload.slice(0, 190) || 'x',
  summary: payload,
  date_modified: '2027-02-01T00:00:00Z',
  tags: [payload.slice(0, 60)],
  _knutpunkt: {
    organisation: payload,
    template: { did: payload, failed: `[${payload}](${payload})` },
    level: 2,
    licence: payload,
  },
})

beforeAll(async () => {
  await plantSkane(site.db)
  await site.rows(`insert into knowledge.region (name, address) values ('Annan region', $1)`, [address])
  const feed = { version: 'https://jsonfeed.org/version/1.1', items: scripts.map(item) }
  const body = Buffer.from(JSON.stringify(feed))
  await fetchRegions(site.services, null, async () => ({ status: 200, body, etag: '', modified: '', signature: '' }))
})

test('nearly all of them are taken in: what is refused has no words left', async () => {
  const [{ n }] = await site.rows('select count(*)::int as n from knowledge.imported')
  expect(n).toBeGreaterThan(450)
})

test('on the list, on pages of their own and among what is found they are words', async () => {
  const visitor = site.visitor()
  const rows = await site.rows('select slug from knowledge.imported order by slug limit 25')
  const paths = [
    '/goda-exempel',
    '/',
    '/hitta?ord=alert',
    '/hitta?slag=example',
    ...rows.map(({ slug }) => `/goda-exempel/${slug}`),
  ]
  const faults: string[] = []
  let said = ''
  for (const path of paths) {
    const page = readPage(await visitor.text(path))
    faults.push(...page.faults.map((fault) => `${path}: ${fault}`))
    said += page.pieces.map(({ text }) => text).join(' ')
  }
  expect(faults).toEqual([])
  expect(new Set(said.match(markOf)).size).toBeGreaterThan(400)
}, 60_000)
