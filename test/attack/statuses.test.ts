import { beforeAll, expect, test } from 'vitest'
import { makeSite } from '../../src/start/site.tsx'
import { Browser } from '../browser.ts'
import { sendForm } from '../fuzz/send.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { theSite } from '../site.ts'

// Promise 15 for the statuses that no walk meets by itself, with the address of a real site.
const site = await theSite({ env: { BASE_URL: 'https://knutpunkt.exempel.se' } })
let world: World
beforeAll(async () => {
  world = await theWorld(site)
})

const wanted: Record<string, RegExp> = {
  'content-security-policy': /default-src 'none';.*form-action 'self'; base-uri 'none'; frame-ancestors 'none'/,
  'strict-transport-security': /^max-age=63072000; includeSubDomains/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'cache-control': /^no-store$/,
}
function checked(answer: Response, status: number): void {
  expect(answer.status).toBe(status)
  const lacks = Object.entries(wanted).filter(([name, value]) => !value.test(answer.headers.get(name) ?? ''))
  expect(lacks.map(([name]) => name)).toEqual([])
  for (const name of ['access-control-allow-origin', 'server', 'x-powered-by', 'via'])
    expect(answer.headers.get(name)).toBeNull()
  if (status !== 303)
    expect(answer.headers.get('content-type')).toMatch(/^(text\/html|application\/json).*(utf-8|json)/i)
}

const caseworker = async () => {
  const { token } = (await site.staff(
    'caseworker',
    (
      await site.rows(`select unit from people.person where id = $1`, [world.canaries.malmo.person])
    )[0].unit,
  )) as { token: string }
  return new Browser(site.site, { '__Host-kp': token, kp: token })
}

test('200, 303 and 404', async () => {
  const browser = await caseworker()
  checked(await browser.get('/roller'), 200)
  checked(await site.visitor().get('/roller'), 303)
  checked(await browser.get('/finns-inte'), 404)
  checked(await browser.get(`/ansokningar/${world.canaries.lund.first.id}`), 404)
})

test('400, 403 and 422', async () => {
  const browser = await caseworker()
  checked(await browser.post('/roller', [['held', 'x']]), 400)
  const forged = await browser.send('/roller', {
    method: 'POST',
    body: 'held=x',
    headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
  })
  checked(forged, 403)
  checked(await sendForm(site.services, browser, '/logga-in/kod', { code: '' }), 422)
})

test('409: the same press with other content', async () => {
  const browser = site.visitor()
  const page = await browser.text('/logga-in/telefon')
  const first = await browser.submit(page, { contact: '070-174 06 05' }, '/logga-in/telefon')
  checked(first, 303)
  checked(await browser.submit(page, { contact: '070-174 06 06' }, '/logga-in/telefon'), 409)
})

test('500: a defect', async () => {
  const browser = await caseworker()
  await site.rows('revoke insert on platform.entry from kp_app')
  try {
    checked(await browser.get(`/ansokningar/${world.canaries.malmo.first.id}`), 500)
  } finally {
    await site.rows('grant insert on platform.entry to kp_app')
  }
})

test('503: the database is away', async () => {
  const away = { query: () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })) }
  const none = Object.assign(Object.create(site.services.app), away, { connect: away.query })
  const browser = new Browser(makeSite({ ...site.services, app: none }), {})
  const answer = await browser.get('/kurser')
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
  checked(answer, 503)
})

test('other methods are not answered, and TRACE echoes nothing', async () => {
  const browser = await caseworker()
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
    const answer = await browser.send('/roller', { method, headers: { 'x-canary': 'ekar' } })
    expect([404, 405]).toContain(answer.status)
    expect(await answer.text()).not.toContain('ekar')
  }
})
