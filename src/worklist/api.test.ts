import { beforeEach, expect, test, vi } from 'vitest'
import { applied } from '../../test/apply.ts'
import { Browser } from '../../test/browser.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../../test/plant.ts'
import { theSite } from '../../test/site.ts'
import { makeToken } from '../platform/token.ts'

const site = await theSite()
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

async function system(organisation: string, role = 'coordinator') {
  const { token, digest } = makeToken()
  const administrator = await site.staff('administrator', organisation)
  const [{ id }] = await site.rows(
    `insert into accounts.token (organisation, role, name, digest, made_by, ends_on) values ($1, $2, 'System', $3, $4, '2099-01-01') returning id`,
    [organisation, role, digest, administrator.account],
  )
  const browser = new Browser(site.site)
  browser.headers = { authorization: `Bearer ${token}` }
  // biome-ignore lint/suspicious/noExplicitAny: what comes is what the test asks about
  const ask = async (path: string): Promise<any> => (await browser.get(path)).json()
  return { ask, browser, end: () => site.rows('update accounts.token set ended_at = now() where id = $1', [id]) }
}

test('an organisation reads its own applications and nobody else’s, each in the log', async () => {
  const mine = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  await applied(site, { municipality: '1281', choices: [roundSamples.svetsareAugusti.id] })
  const { ask } = await system(homeOf('1280').board)
  const answer = await ask('/api/v1/applications')
  expect(answer).toMatchObject({ total: 1, page: 1, next: null })
  expect(answer.data[0]).toMatchObject({ id: mine.first.id, municipality: '1280', person: { given_name: 'Fatima' } })
  const [entry] = await site.rows(`select role, account, purpose from platform.entry where verb = 'export'`)
  expect(entry).toEqual({ role: 'token', account: null, purpose: 'export' })
  expect((await ask('/api/v1/applications?state=ongoing')).data).toEqual([])
})

test('a school reads those who applied to it', async () => {
  await applied(site, { choices: [roundSamples.svetsareMars.id] })
  await applied(site, { choices: [roundSamples.svetsareAugusti.id] })
  const { ask } = await system(organisations.yrkesskolan, 'admissionOfficer')
  expect((await ask('/api/v1/applications')).total).toBe(1)
})

test('events follow each other by number, and a page leads to the next', async () => {
  await applied(site, { choices: [roundSamples.svetsareMars.id] })
  const { ask } = await system(homeOf('1280').board)
  // Nothing is told while an older transaction anywhere on the server is still open: tests beside this one may be such.
  const all = await vi.waitFor(
    async () => {
      const told = await ask('/api/v1/events')
      expect(told.data.length).toBeGreaterThanOrEqual(2)
      return told
    },
    { timeout: 20_000, interval: 100 },
  )
  expect(all.data.length).toBeGreaterThanOrEqual(2)
  expect(all.data[0]).toMatchObject({ from: 'draft', to: 'submitted' })
  const first = await ask('/api/v1/events?per_page=1')
  expect(first.data).toHaveLength(1)
  const second = await vi.waitFor(
    async () => {
      const told = await ask(first.next)
      expect(told.data).toHaveLength(1)
      return told
    },
    { timeout: 20_000, interval: 100 },
  )
  expect(second.data[0].number).toBe(all.data[1].number)
  expect((await ask(`/api/v1/events?after=${all.data.at(-1).number}`)).data).toEqual([])
})

test('no token, an ended one and unknown parameters are answered in one shape', async () => {
  const { ask, browser, end } = await system(homeOf('1280').board)
  const nobody = await site.visitor().get('/api/v1/applications')
  expect(nobody.status).toBe(401)
  expect(await nobody.json()).toMatchObject({ error: { code: 'tokenNeeded', fields: {} } })
  expect((await ask('/api/v1/events?x=1')).error).toMatchObject({
    code: 'unknownParameter',
    message: expect.stringContaining('after, per_page'),
  })
  expect((await browser.get('/api/v1/applications?state=x')).status).toBe(400)
  await end()
  expect((await browser.get('/api/v1/applications')).status).toBe(401)
})
