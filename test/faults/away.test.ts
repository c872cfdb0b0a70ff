import { expect, test } from 'vitest'
import { poolOf } from '../../src/platform/connection.ts'
import { isAway } from '../../src/platform/once.ts'
import { makeSite } from '../../src/start/site.tsx'
import { applied } from '../apply.ts'
import { Browser } from '../browser.ts'
import { plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

// The database is away before the site can ask who it is that comes.

const site = await theSite()
const nowhere = poolOf({ ...site.at, host: '127.0.0.1', port: 1 }, 'kp_app', 1, 'kp-test')
const lost = makeSite({ ...site.services, app: nowhere })
await plantSkane(site.db)
await plantCourses(site.db)
const { person } = await applied(site, { choices: [roundSamples.svetsareAugusti.id] })
const fatima = await site.newcomer('1280', person)
const meanwhile = Object.assign(new Browser(lost), { cookies: fatima.cookies })

test.each([
  ['asks for Arabic', { 'accept-language': 'ar' }],
  ['has chosen Arabic', { 'accept-language': 'sv', cookie: 'sprak=ar' }],
])('a visitor who is signed in and %s is told so in Arabic', async (_, headers: Record<string, string>) => {
  const cookie = [`kp=${fatima.token}`, headers.cookie].join('; ')
  const answer = await lost.request('/mina-ansokningar', { headers: { ...headers, cookie } })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(await answer.text()).toContain('<html lang="ar"')
})

test('what somebody who is signed in has typed comes back, and one press later it has happened once', async () => {
  const round = `/ansok/${roundSamples.svetsareMars.id}`
  const draft = (await fatima.press(round, { draft: 'new' }, round)).headers.get('location') ?? ''
  const typed = { given: 'Fatima', family: 'Haddad <b>', hasNumber: 'no', number: '' }
  const page = await fatima.text(`${draft}/namn`)
  const away = await meanwhile.submit(page, typed, `${draft}/namn`)
  expect(away.status).toBe(503)
  const again = await away.text()
  expect(again).toContain('value="Haddad &lt;b&gt;"')
  expect((await fatima.submit(again, {}, `${draft}/namn`)).status).toBe(303)
  expect((await fatima.submit(again, {}, `${draft}/namn`)).status).toBe(303)
  expect((await site.rows('select version from apply.draft'))[0].version).toBe(2)
})

test('a form that somebody else drew is not drawn again for them', async () => {
  const forged = [['_key', 'x.y'] as [string, string], ['_csrf', 'z'], ['_version', '0'], ['given', 'Mallory']] as const
  const answer = await meanwhile.post('/ansok/x', [...forged] as [string, string][])
  expect(answer.status).toBe(503)
  expect(await answer.text()).not.toContain('Mallory')
})

test('what the line says is understood also where the query builder wraps it', () => {
  const said = new Error('Failed query: select 1', { cause: new Error('Connection terminated unexpectedly') })
  expect(isAway(said)).toBe(true)
  expect(isAway(new Error('Failed query: select 1', { cause: new Error('syntax error') }))).toBe(false)
})
