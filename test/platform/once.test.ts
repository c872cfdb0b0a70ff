import { Hono } from 'hono'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { record } from '../../src/platform/audit.ts'
import { caught } from '../../src/platform/defects.ts'
import { later } from '../../src/platform/jobs.ts'
import { route } from '../../src/platform/route.ts'
import { signForm } from '../../src/platform/sign.ts'
import { inside, type Site } from '../../src/platform/visit.ts'
import { welcome } from '../../src/platform/welcome.ts'
import { framing } from '../../src/start/frame.ts'
import { Browser } from '../browser.ts'
import { theSite } from '../site.ts'

const site = await theSite()
beforeEach(() => site.empty())

/** One route that writes a line of the log and answers as the form asks it to. */
const small = new Hono<Site>()
small.use('*', welcome(site.services, framing))
small.onError(caught)
route(small, {
  method: 'post',
  path: '/prov',
  policy: 'everybody',
  purpose: null,
  form: z.object({ answer: z.coerce.number() }),
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return c.text('problems', 422)
    const { answer } = input.value
    await inside(c.var.visit, async (tx) => {
      await record(tx, c.var.visit, { verb: 'tested', municipality: null })
      await later(tx, 'nothing', {}, { key: 'prov' })
    })
    if (answer === 500) throw new Error('a defect about Fatima')
    return answer === 303 ? c.redirect('/klart', 303) : c.text('refused', answer as 422)
  },
})
const token = 'a'.repeat(43)
const browser = new Browser(small, { 'kp-pre': token })
type Press = { answer?: string; key?: string; csrf?: string; headers?: Record<string, string> }
const signed = () => signForm(site.services.keys, token, '/prov')
const press = ({ answer = '303', headers = {}, ...but }: Press = {}) => {
  const { key, csrf } = { ...signed(), ...but }
  const body = new URLSearchParams({ _key: key, _csrf: csrf, _version: '0', answer })
  return browser.send('/prov', { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } })
}
const written = async () => (await site.rows('select count(*)::int as n from platform.entry'))[0].n
const jobs = async () => (await site.rows('select count(*)::int as n from graphile_worker.jobs'))[0].n

test('a form pressed twice happens once and answers the same', async () => {
  const form = signed()
  const first = await press(form)
  const second = await press(form)
  expect([first.status, second.status]).toEqual([303, 303])
  expect(second.headers.get('location')).toBe('/klart')
  expect(await written()).toBe(1)
})

test('fifty presses at once happen once', async () => {
  const form = signed()
  const answers = await Promise.all(Array.from({ length: 50 }, () => press(form)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  expect(await written()).toBe(1)
})

test('the same key with other content is told, not done', async () => {
  const form = signed()
  await press(form)
  expect((await press({ ...form, answer: '200' })).status).toBe(409)
  expect(await written()).toBe(1)
})

test.each([422, 409, 404, 500])(
  'an answer of %i leaves nothing behind, and the key can be used again',
  async (answer) => {
    const before = await jobs()
    const form = signed()
    expect((await press({ ...form, answer: String(answer) })).status).toBe(answer)
    expect([await written(), await jobs()]).toEqual([0, before])
    expect((await press(form)).status).toBe(303)
  },
)

test.each<[string, Press, number]>([
  ['no token', { csrf: '' }, 400],
  ['a token of another address', { csrf: signForm(site.services.keys, token, '/annat').csrf }, 400],
  ['a token of another session', signForm(site.services.keys, 'b'.repeat(43), '/prov'), 400],
  ['a key that nobody signed', { key: '00000000-0000-4000-8000-000000000000.x' }, 400],
  ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
  ['a sibling site', { headers: { 'sec-fetch-site': 'same-site' } }, 403],
])('a form with %s is refused', async (_, but, status) => {
  expect((await press(but)).status).toBe(status)
  expect(await written()).toBe(0)
})

test('an old browser without fetch metadata is judged by its origin', async () => {
  const { key, csrf } = signed()
  const body = () => new URLSearchParams({ _key: key, _csrf: csrf, _version: '0', answer: '303' })
  const from = (origin: string) => browser.send('/prov', { method: 'POST', body: body(), headers: { origin } })
  expect((await from('https://ond.exempel.se')).status).toBe(403)
  expect((await from('null')).status).toBe(403)
  expect((await from('http://localhost')).status).toBe(303)
})

test('a body of another kind is not read', async () => {
  const headers = { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' }
  expect((await browser.send('/prov', { method: 'POST', body: 'answer=303', headers })).status).toBe(400)
})

test('a defect is shown with a number and logged without what was said', async () => {
  const answer = await press({ answer: '500' })
  const [defect] = await site.rows('select id, route, kind, stack from platform.defect')
  expect(await answer.text()).toContain(defect.id.slice(0, 8))
  expect(JSON.stringify(defect)).not.toContain('Fatima')
  expect(defect.route).toBe('POST /prov')
})
