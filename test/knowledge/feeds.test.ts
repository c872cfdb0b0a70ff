import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { beforeAll, describe, expect, test } from 'vitest'
import { plantSkane } from '../plant.ts'
import { plantPosts, postId, postSamples } from '../plant-knowledge.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const visitor = site.visitor()
beforeAll(async () => {
  await plantSkane(site.db)
  await plantPosts(site.db)
})

const atom = async (query = '') => parseAtomFeed(await visitor.text(`/kunskap/flode.atom?${query}`))
const json = async (query = '') => parseJsonFeed(await visitor.text(`/kunskap/flode.json?${query}`))
const urn = (slug: string) => `urn:uuid:${postId(slug)}`

test('Atom: what RFC 4287 demands of a feed and of each entry', async () => {
  const feed = await atom('sprak=sv')
  expect(feed).toMatchObject({
    id: expect.stringMatching(/^http/),
    title: expect.anything(),
    updated: expect.anything(),
  })
  const self = feed.links?.find(({ rel }) => rel === 'self')
  expect(self).toMatchObject({ type: 'application/atom+xml', href: feed.id })
  expect(feed.entries?.map(({ id }) => id)).toEqual([urn(postSamples.rooms), urn(postSamples.lund)])
  for (const entry of feed.entries ?? []) {
    for (const day of [entry.published, entry.updated]) expect(new Date(`${day}`).getTime()).toBeGreaterThan(0)
    expect(entry.authors?.[0]).toMatchObject({ name: 'Redaktionen' })
    expect(entry.links?.[0]).toMatchObject({
      rel: 'alternate',
      href: expect.stringMatching(/^http:\/\/localhost\/kunskap\//),
    })
    expect(JSON.stringify(entry)).not.toContain('<script')
  }
})

test('Atom is XML that a strict reader takes, whatever was written', async () => {
  const { XMLValidator } = await import('fast-xml-parser')
  expect(XMLValidator.validate(await visitor.text('/kunskap/flode.atom'))).toBe(true)
})

test('JSON Feed 1.1: the same posts with their whole text', async () => {
  const feed = await json('sprak=sv')
  expect(feed).toMatchObject({
    title: expect.any(String),
    language: 'sv',
    feed_url: expect.stringMatching(/flode\.json\?sprak=sv$/),
  })
  expect(feed.items?.map(({ id }) => id)).toEqual([urn(postSamples.rooms), urn(postSamples.lund)])
  for (const item of feed.items ?? []) {
    expect(item.content_html).toMatch(/^<p>/)
    expect(item.authors?.[0]?.name).toBe('Redaktionen')
    expect(`${item.url}`).toMatch(/^http:\/\/localhost\/kunskap\//)
  }
  expect(feed.items?.[0]?.content_html).toContain('<h2>Så gick det</h2>')
  expect(feed.items?.[1]?.content_html).toContain('&lt;script&gt;')
})

describe('one for', () => {
  const ids = async (query: string) => (await json(query)).items?.map(({ id }) => id)
  test('each theme and municipality', async () => {
    expect(await ids('sprak=sv&amne=möten')).toEqual([urn(postSamples.rooms)])
    expect(await ids('sprak=sv&kommun=1281')).toEqual([urn(postSamples.lund)])
    expect(await ids('sprak=sv&amne=arbete&kommun=1281')).toEqual([urn(postSamples.lund)])
    expect(await ids('sprak=sv&amne=finnsinte')).toBeUndefined()
  })
  test('each language, with nothing in another', async () => {
    const feed = await json('sprak=ar')
    expect(feed.language).toBe('ar')
    expect(feed.items?.map(({ title, language }) => [title, language])).toEqual([['غرف صغيرة', 'ar']])
    expect(await ids('sprak=uk')).toBeUndefined()
    await visitor.get('/kunskap?sprak=sv')
  })
  test('the page tells programs and people where it is', async () => {
    const page = await visitor.text('/kunskap?amne=möten')
    const address = '/kunskap/flode.atom?amne=m%C3%B6ten&amp;sprak=sv'
    expect(page).toContain(
      `<link rel="alternate" type="application/atom+xml" title="Kunskap från Knutpunkt" href="${address}"/>`,
    )
    expect(page).toContain(`<a href="${address}">`)
    expect(await visitor.text('/')).toContain('type="application/feed+json"')
  })
})

test('addresses in a text have the name of the site, away from it', async () => {
  await site.rows(`update knowledge.post_text set body = body || $1 where post = $2 and language = 'sv'`, [
    '\n\n[kurserna](/kurser) href="/x',
    postId(postSamples.rooms),
  ])
  const { items } = await json('sprak=sv')
  expect(items?.[0]?.content_html).toContain('<a href="http://localhost/kurser"')
  expect(items?.[0]?.content_html).toContain('href=&quot;/x')
})

test('nothing new is said in 304; a withdrawn post leaves a tombstone in both, and its id is never another’s', async () => {
  const first = await visitor.get('/kunskap/flode.atom')
  const etag = first.headers.get('etag') ?? ''
  const again = (known: string) => site.site.request('/kunskap/flode.atom', { headers: { 'if-none-match': known } })
  expect((await again(etag)).status).toBe(304)
  const id = postId(postSamples.lund)
  await site.rows(`update knowledge.post set stage = 'unpublished' where id = $1`, [id])
  await site.rows(
    `insert into knowledge.tombstone (kind, id, slug, at) values ('post', $1, $2, '2027-02-20T08:00:00Z')`,
    [id, postSamples.lund],
  )
  const xml = await visitor.text('/kunskap/flode.atom')
  expect(xml).toContain(`<at:deleted-entry ref="urn:uuid:${id}" when="2027-02-20T08:00:00.000Z"/>`)
  expect(xml).not.toContain(`<id>urn:uuid:${id}</id>`)
  const told = JSON.parse(await visitor.text('/kunskap/flode.json'))
  expect(told._knutpunkt.withdrawn).toEqual([{ id: `urn:uuid:${id}`, at: '2027-02-20T08:00:00.000Z' }])
  expect((await again(etag)).status).toBe(200)
})
