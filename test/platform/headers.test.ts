import { beforeAll, describe, expect, test } from 'vitest'
import { routes, stepsOf, take } from '../matrix/walk.ts'
import { theWorld, type World } from '../matrix/world.ts'
import { theSite } from '../site.ts'

const site = await theSite()
let world: World
beforeAll(async () => {
  world = await theWorld(site)
})

const wanted: Record<string, RegExp> = {
  'content-security-policy':
    /^default-src 'none'; style-src 'self'( 'sha256-[\w+/=]{44}')?; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; report-uri \/avvikelse(; sandbox)?$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
}

const missing = (answer: Response): string[] =>
  Object.entries(wanted).flatMap(([name, value]) => (value.test(answer.headers.get(name) ?? '') ? [] : [name]))

describe('headers', () => {
  test.each(['anonymous', 'caseworker', 'rector'] as const)('are whole on every answer to %s', async (role) => {
    const browser = await world.signIn(role)
    const wrong: string[] = []
    const seen = new Set<number>()
    for (const route of routes().filter(({ method }) => method === 'get')) {
      for (const { path } of stepsOf(route, world)) {
        const answer = await browser.get(path)
        seen.add(answer.status)
        const lacks = missing(answer)
        if (lacks.length > 0) wrong.push(`${path} ${answer.status}: ${lacks}`)
        if (route.audit === 'read' && answer.headers.get('cache-control') !== 'no-store')
          wrong.push(`${path} may be kept`)
      }
    }
    expect(wrong).toEqual([])
    expect(seen.size).toBeGreaterThan(1)
  })

  test('are whole on refusals, unknown addresses, other methods and the health page', async () => {
    const visitor = site.visitor()
    const answers = [
      await visitor.get('/finns-inte'),
      await visitor.get('/halsa'),
      await visitor.get('/assets/x.css'),
      await visitor.send('/kurser', { method: 'PUT' }),
      await visitor.send('/kurser', { method: 'OPTIONS' }),
      await visitor.post('/utkast', [['x', 'y']]),
    ]
    expect(answers.map(missing)).toEqual(answers.map(() => []))
  })

  test('a cookie of a session is closed to scripts and other sites', async () => {
    const answer = await site.visitor().get('/utkast')
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).toMatch(/Path=\//)
  })
})

describe('forged forms', () => {
  test('no address that writes takes a form without its token, of another session, or from elsewhere', async () => {
    const browser = await world.signIn('caseworker')
    const wrong: string[] = []
    for (const route of routes().filter(({ method }) => method === 'post')) {
      const [step] = stepsOf(route, world)
      if (!step) continue
      const bare = await browser.post(step.path, [['_version', '0']])
      if (bare.status < 400 && !(bare.status === 303 && /^\/logga-in/.test(bare.headers.get('location') ?? '')))
        wrong.push(`${step.path}: bare ${bare.status}`)
      browser.headers = { 'sec-fetch-site': 'cross-site' }
      const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' }
      const foreign = await browser.send(step.path, { method: 'POST', body: '_version=0', headers })
      browser.headers = {}
      if (foreign.status < 400 && foreign.status !== 303) wrong.push(`${step.path}: foreign ${foreign.status}`)
    }
    expect(wrong).toEqual([])
  })
})

test('reading changes nothing but the log and the session', async () => {
  const browser = await world.signIn('caseworker')
  const before = await digest()
  for (const route of routes().filter(({ method }) => method === 'get'))
    for (const step of stepsOf(route, world)) await take(site, browser, step)
  expect(await digest()).toEqual(before)
})

/** A digest of every table of every feature. */
async function digest(): Promise<Record<string, string>> {
  const tables = await site.rows(`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('organisations', 'people', 'courses', 'applications', 'apply', 'worklist', 'admission', 'participation', 'payments', 'imports')`)
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t`,
  )
  return Object.fromEntries(
    (await site.rows(parts.join(' union all '))).map(({ name, digest: value }) => [name, value]),
  )
}
