import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAskable, mayAsk } from '../../src/knowledge/fetch-feed.ts'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { type TestSite, theSite } from '../site.ts'
import { editorOf, must, published, staffOf, step } from './bank.ts'

// Two regions on this machine that exchange examples, and a third that means harm.

const here = await theSite()
const there = await theSite()
const open: Server[] = []
const listen = (server: Server): Promise<string> =>
  new Promise((keep) => {
    open.push(server)
    server.listen(0, '127.0.0.1', () => keep(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })
async function serve(site: TestSite): Promise<void> {
  const base = await listen(createServer(getRequestListener(site.site.fetch)))
  site.services.settings = { ...site.services.settings, baseUrl: base, sources: 'live' }
}
beforeAll(async () => {
  await plantSkane(here.db)
  await plantSkane(there.db)
  await serve(here)
  await serve(there)
})
afterAll(() => {
  for (const server of open) server.close()
})
const feedAt = (site: TestSite) => `${site.services.settings.baseUrl}/goda-exempel/flode.json`
const keyOf = async (site: TestSite) => (await site.visitor().text('/goda-exempel/nyckel.txt')).trim()
const path = '/exempelbanken/regioner'
const follow = async (site: TestSite, fields: Record<string, string>) =>
  (await editorOf(site)).press(path, { nyckel: '', ...fields }, path)
const listed = async (site: TestSite) => plain(await site.visitor().text('/goda-exempel'))
async function fetchNow(site: TestSite, name: string): Promise<void> {
  const [{ id }] = await site.rows('select id from knowledge.region where name = $1', [name])
  await must(await (await editorOf(site)).press(path, { gor: 'fetch' }, `${path}/${id}`))
  await site.runJobs()
}
const problemOf = async (site: TestSite, name: string) =>
  (await site.rows('select problem from knowledge.region where name = $1', [name]))[0].problem

test('22: examples go from one region to the other, signed, and come back as nobody else’s', async () => {
  const { own, slug } = await published(there, 'Från den andra regionen')
  await must(await follow(here, { namn: 'Andra regionen', adress: feedAt(there), nyckel: await keyOf(there) }))
  await here.runJobs()
  expect(await problemOf(here, 'Andra regionen')).toBe('')
  expect(await listed(here)).toMatch(/Från den andra regionen.*Från Andra regionen/)
  // Followed back: what came from there is not told as ours, and ours does not come back.
  await must(await follow(there, { namn: 'Första regionen', adress: feedAt(here) }))
  await there.runJobs()
  expect(await there.rows('select origin from knowledge.imported')).toEqual([])
  const [{ slug: slugHere }] = await here.rows('select slug from knowledge.imported where title = $1', [
    'Från den andra regionen',
  ])
  expect(plain(await here.visitor().text(`/goda-exempel/${slugHere}`))).toContain('Uppföljd')
  // Taken up here, told there by our feed.
  const lund = await staffOf(here, '1281')
  const takes = `/goda-exempel/${slugHere}/upptaget`
  await must(await lund.press(takes, { dag: '2027-01-01', andrat: 'På tre språk' }, takes))
  await fetchNow(there, 'Första regionen')
  expect(plain(await there.visitor().text(`/goda-exempel/${slug}`))).toMatch(
    /I andra regioner.*Från Första regionen.*Lund.*På tre språk/,
  )
  // Withdrawn there is gone here at the next fetch.
  await must(await step(await editorOf(there), own, 'withdraw', 'Ska bort'))
  await fetchNow(here, 'Andra regionen')
  expect(await listed(here)).not.toContain('Från den andra regionen')
  expect((await here.visitor().get(`/goda-exempel/${slugHere}`)).status).toBe(404)
  expect(plain(await here.visitor().text('/hitta?ord=andra+regionen'))).not.toContain('Från den andra regionen')
})

test('a wrong key stops the feed, and what was there stays', async () => {
  await published(there, 'Stannar kvar')
  await fetchNow(here, 'Andra regionen')
  expect(await listed(here)).toContain('Stannar kvar')
  await here.rows('update knowledge.region set public_key = $1, etag = $2 where name = $3', [
    await keyOf(here).then((key) => `${key.slice(0, 3) === 'AAA' ? 'BBB' : 'AAA'}${key.slice(3)}`),
    '',
    'Andra regionen',
  ])
  await fetchNow(here, 'Andra regionen')
  expect(await problemOf(here, 'Andra regionen')).toBe('signature')
  expect(await listed(here)).toContain('Stannar kvar')
  const page = plain(await (await editorOf(here)).text(path))
  expect(page).toContain('Signaturen stämmer inte med nyckeln.')
})

test('22: hostile HTML never runs, and a region tells only of its own', async () => {
  const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>'
  const item = (id: string, url: string) => ({
    id: `urn:uuid:${id}`,
    url,
    title: `Ond ${evil}`,
    summary: evil,
    date_modified: '2027-02-01T00:00:00Z',
    tags: [evil],
    _knutpunkt: { organisation: evil, template: { did: `[klicka](javascript:alert(3)) ${evil}` }, licence: evil },
  })
  let base = ''
  const asked: (string | undefined)[] = []
  base = await listen(
    createServer((request, reply) => {
      asked.push(request.headers['if-none-match'])
      if (request.url === '/flytta') return reply.writeHead(302, { location: feedAt(there) }).end()
      if (request.url === '/stor') return reply.end('x'.repeat(1_100_000))
      if (request.url === '/html') return reply.end('<html>')
      if (request.headers['if-none-match'] === '"1"') return reply.writeHead(304).end()
      const items = [
        item('64000000-0000-4000-8000-000000000001', `${base}/x`),
        item('64000000-0000-4000-8000-000000000002', 'https://annan.exempel.se/x'),
        item('64000000-0000-4000-8000-000000000003', 'javascript:alert(1)'),
      ]
      reply.setHeader('etag', '"1"')
      reply.end(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items }))
    }),
  )
  for (const name of ['ond', 'flytta', 'stor', 'html'])
    await must(await follow(here, { namn: name, adress: `${base}/${name}` }))
  await here.runJobs()
  expect(
    await here.rows(
      `select name, problem from knowledge.region where name = any('{ond,flytta,stor,html}') order by name`,
    ),
  ).toEqual([
    { name: 'flytta', problem: 'status' },
    { name: 'html', problem: 'noFeed' },
    { name: 'ond', problem: '' },
    { name: 'stor', problem: 'tooLarge' },
  ])
  const rows = await here.rows(
    `select slug from knowledge.imported i join knowledge.region r on r.id = i.region where r.name = 'ond'`,
  )
  expect(rows).toHaveLength(1)
  for (const page of ['/goda-exempel', `/goda-exempel/${rows[0].slug}`]) {
    const html = await here.visitor().text(page)
    expect(html).toContain('Ond &lt;script')
    expect(html).not.toMatch(/<script>alert|<img src=x|href="javascript:/)
  }
  await fetchNow(here, 'ond')
  expect(asked.at(-1)).toBe('"1"')
  expect(await problemOf(here, 'ond')).toBe('')
})

test('an address inside is never asked, whatever its name', () => {
  const inner = [
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '2002:a00:1::',
  ]
  expect(inner.filter((address) => mayAsk(address, false))).toEqual([])
  expect(mayAsk('127.0.0.1', true)).toBe(true)
  expect(mayAsk('10.1.2.3', true)).toBe(false)
  expect(['93.184.216.34', '2a00:1450::1'].filter((address) => mayAsk(address, false))).toHaveLength(2)
  expect(
    ['http://127.0.0.1/f', 'http://exempel.se/f', 'https://10.0.0.1/f', 'https://a:b@exempel.se/f'].filter((one) =>
      isAskable(one, false),
    ),
  ).toEqual([])
  expect(isAskable('https://exempel.se/f', false)).toBe(true)
})

test('paused is not asked and not shown; removed is gone; only the region chooses', async () => {
  const editor = await editorOf(here)
  const [{ id }] = await here.rows(`select id from knowledge.region where name = 'ond'`)
  await must(await editor.press(path, { gor: 'pause' }, `${path}/${id}`))
  expect(await listed(here)).not.toContain('Ond ')
  await must(await editor.press(path, { gor: 'remove' }, `${path}/${id}`))
  expect(await here.rows('select from knowledge.imported where region = $1', [id])).toEqual([])
  expect((await (await staffOf(here, '1280')).get(path)).status).toBe(404)
  expect((await (await here.staff('platformAdministrator', organisations.owner)).get(path)).status).toBe(200)
  const own = await follow(here, { namn: 'Vi själva', adress: feedAt(here) })
  expect(own.status).toBe(422)
})
