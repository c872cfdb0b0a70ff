import { beforeEach, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { type Forger, theIdentityProvider } from './identity-provider.ts'

const back = 'http://localhost/logga-in/tjanst/tillbaka'
const provider = await theIdentityProvider(back)
const site = await theSite({ env: provider.env })
await plantSkane(site.db)
const minute = 1 / 1440

/** Somebody whose account is linked to `anna` of the identity provider. */
const anna = await site.staff('caseworker', organisations.malmo.unit)
await site.db.query(
  `insert into accounts.identity (issuer, subject, account, linked_at) values ($1, 'anna', $2, now())`,
  [provider.issuer, anna.account],
)
beforeEach(() => Object.assign(provider.state, { accountId: 'anna', acr: 'urn:kp:tva', forge: undefined }))

async function go(browser = site.visitor(), from = '/logga-in/tjanst') {
  const begun = await browser.get(from)
  expect(begun.status).toBe(303)
  const path = await provider.visit(begun.headers.get('location') as string)
  return { browser, path }
}
const goThrough = async (browser = site.visitor(), from?: string) => {
  const there = await go(browser, from)
  return { ...there, answer: await browser.get(there.path) }
}

test('begun by a link, ended as staff under a new id, on the way to where one wanted', async () => {
  expect(await site.visitor().text('/logga-in/personal')).toContain('href="/logga-in/tjanst"')
  const { browser, answer } = await goThrough(site.visitor(), '/logga-in/tjanst?till=/roller')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/roller')
  const [session] = await site.rows('select account, level from ctx.session order by opened_at desc limit 1')
  expect(session).toEqual({ account: anna.account, level: 'staff' })
  expect(browser.cookies.has('kp-tjanst')).toBe(false)
})

test('what goes to the provider carries a challenge, a state and a nonce, and the wanted strength', async () => {
  const begun = await site.visitor().get('/logga-in/tjanst')
  const to = new URL(begun.headers.get('location') as string)
  expect(to.origin).toBe(provider.issuer)
  for (const name of ['state', 'nonce', 'code_challenge']) expect(to.searchParams.get(name)?.length).toBeGreaterThan(20)
  expect(Object.fromEntries(to.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    acr_values: 'urn:kp:tva',
    redirect_uri: back,
  })
  const kept = begun.headers.getSetCookie().find((line) => line.startsWith('kp-tjanst'))
  expect(kept).toMatch(/Max-Age=600; Path=\/logga-in\/tjanst; HttpOnly; SameSite=Lax/)
})

const forgeries: [string, Forger][] = [
  ['for another client', ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, aud: 'somebody' } })],
  [
    'for two clients without saying which',
    ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, aud: ['knutpunkt', 'x'] } }),
  ],
  [
    'authorised for another client',
    ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, aud: ['knutpunkt', 'x'], azp: 'x' } }),
  ],
  ['without a client', ({ header, claims: { aud: _, ...claims } }, sign) => sign.right({ header, claims })],
  [
    'with another nonce',
    ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, nonce: 'n'.repeat(43) } }),
  ],
  ['without a nonce', ({ header, claims: { nonce: _, ...claims } }, sign) => sign.right({ header, claims })],
  [
    'that ended 62 seconds ago',
    ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, exp: (claims.iat as number) - 62 } }),
  ],
  ['without an end', ({ header, claims: { exp: _, ...claims } }, sign) => sign.right({ header, claims })],
  [
    'whose end is no number',
    ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, exp: '9999999999' } }),
  ],
  [
    'that begins in five minutes',
    ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, nbf: (claims.iat as number) + 300 } }),
  ],
  ['without the time it was made', ({ header, claims: { iat: _, ...claims } }, sign) => sign.right({ header, claims })],
  [
    'of another issuer',
    ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, iss: 'https://evil.example' } }),
  ],
  [
    'of an issuer that begins the same',
    ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, iss: `${claims.iss}/` } }),
  ],
  ['without an issuer', ({ header, claims: { iss: _, ...claims } }, sign) => sign.right({ header, claims })],
  ['without a subject', ({ header, claims: { sub: _, ...claims } }, sign) => sign.right({ header, claims })],
  ['whose subject is no text', ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, sub: 7 } })],
  ['with a weaker acr', ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, acr: 'urn:kp:en' } })],
  ['without an acr', ({ header, claims: { acr: _, ...claims } }, sign) => sign.right({ header, claims })],
  [
    'with an acr that is a list',
    ({ header, claims }, sign) => sign.right({ header, claims: { ...claims, acr: ['urn:kp:tva', 'x'] } }),
  ],
  ['signed by nobody', (token, sign) => sign.none(token)],
  ['signed with the client’s secret', (token, sign) => sign.secret(token)],
  ['signed with another key', (token, sign) => sign.other(token)],
  [
    'with changed claims under the old signature',
    (token, sign) => {
      const [header, , signature] = sign.right(token).split('.')
      const claims = Buffer.from(JSON.stringify({ ...token.claims, sub: 'boss' })).toString('base64url')
      return `${header}.${claims}.${signature}`
    },
  ],
  [
    'with the alg of another family',
    ({ header, claims }, sign) => sign.right({ header: { ...header, alg: 'PS256' }, claims }),
  ],
  [
    'with a key that the issuer does not have',
    ({ header, claims }, sign) => sign.right({ header: { ...header, kid: 'k9' }, claims }),
  ],
  [
    'that asks to be understood in a way of its own',
    ({ header, claims }, sign) => sign.right({ header: { ...header, crit: ['x'], x: 1 }, claims }),
  ],
  ['that is not there', () => undefined],
  ['that is no token', () => 'no.token.atall'],
  ['cut in half', (token, sign) => sign.right(token).slice(0, 80)],
]

test.each(forgeries)('a token %s is refused', async (_name, forge) => {
  provider.state.forge = forge
  const before = (await site.rows('select count(*)::int as n from ctx.session'))[0].n
  const { browser, answer } = await goThrough()
  expect(answer.status).toBe(409)
  expect(plain(await answer.text())).toContain('Försök en gång till, eller välj ett annat sätt')
  expect(browser.cookies.has('kp')).toBe(false)
  expect((await site.rows('select count(*)::int as n from ctx.session'))[0].n).toBe(before)
})

test('a clock that differs by less than a minute is forgiven, and an untouched token is taken', async () => {
  provider.state.forge = ({ header, claims }, sign) =>
    sign.right({ header, claims: { ...claims, exp: (claims.iat as number) - 40 } })
  expect((await goThrough()).answer.status).toBe(303)
  provider.state.forge = (token, sign) => sign.right(token)
  expect((await goThrough()).answer.status).toBe(303)
})

test('the way back works once, in the browser that left, within ten minutes, with its own state', async () => {
  const { browser, path } = await go()
  expect((await site.visitor().get(path)).status).toBe(409)
  expect((await browser.get(path.replace(/state=[^&]+/, `state=${'s'.repeat(43)}`))).status).toBe(409)
  expect((await browser.get(path)).status).toBe(409)
  const twice = await go()
  const kept = twice.browser.cookies.get('kp-tjanst') as string
  expect((await twice.browser.get(twice.path)).status).toBe(303)
  const other = site.visitor()
  other.cookies.set('kp-tjanst', kept)
  expect((await other.get(twice.path)).status).toBe(409)
  const late = await go()
  site.wait(11 * minute)
  expect((await late.browser.get(late.path)).status).toBe(409)
  const changed = await go()
  changed.browser.cookies.set('kp-tjanst', `${changed.browser.cookies.get('kp-tjanst')?.slice(0, -4)}AAAA`)
  expect((await changed.browser.get(changed.path)).status).toBe(409)
})

test('somebody whom the provider knows and we do not is not let in', async () => {
  provider.state.accountId = 'unknown'
  const { answer } = await goThrough()
  expect(answer.status).toBe(409)
  expect(plain(await answer.text())).toContain('Vi känner inte igen den inloggningen')
})

test('one links it oneself, once to one account, and has a second factor by that', async () => {
  provider.state.accountId = 'bo'
  const bo = await site.staff('caseworker', organisations.malmo.unit)
  await site.db.query(`update ctx.session set level = 'phone' where account = $1`, [bo.account])
  const { answer } = await goThrough(bo, '/logga-in/tjanst/koppla')
  expect(answer.status).toBe(303)
  expect(await site.rows('select level from ctx.session where account = $1', [bo.account])).toEqual([
    { level: 'staff' },
  ])
  expect(plain(await bo.text('/konto/tvafaktor'))).toContain('Kommunens inloggning är kopplad')
  const rival = await site.staff('caseworker', organisations.malmo.unit)
  const taken = await goThrough(rival, '/logga-in/tjanst/koppla')
  expect(taken.answer.status).toBe(409)
  expect(plain(await taken.answer.text())).toContain('kopplad till ett annat konto')
})

test('shown again it must be the same person, asked anew by the provider', async () => {
  const begun = await anna.get('/logga-in/tjanst/igen')
  expect(Object.fromEntries(new URL(begun.headers.get('location') as string).searchParams)).toMatchObject({
    prompt: 'login',
    max_age: '0',
  })
  site.wait(6 * minute)
  provider.state.accountId = 'bo'
  expect((await goThrough(anna, '/logga-in/tjanst/igen')).answer.status).toBe(409)
  provider.state.accountId = 'anna'
  const again = await goThrough(anna, '/logga-in/tjanst/igen?till=/roller')
  expect(again.answer.headers.get('location')).toBe('/roller')
  const [session] = await site.rows('select stepped_up_at from ctx.session where digest = sha256($1)', [
    Buffer.from(anna.cookies.get('kp') as string),
  ])
  expect(session.stepped_up_at).toEqual(site.clock.now)
})

test('without the setting the way does not exist; a provider that does not answer says so', async () => {
  const { oidc } = site.services.settings
  site.services.settings.oidc = undefined
  expect((await site.visitor().get('/logga-in/tjanst')).status).toBe(404)
  expect((await site.visitor().get('/logga-in/tjanst/tillbaka?code=x&state=y')).status).toBe(404)
  site.services.settings.oidc = { issuer: 'http://localhost:9', client: 'x', secret: 'y', acr: 'z' }
  const away = await site.visitor().get('/logga-in/tjanst')
  expect(away.status).toBe(503)
  expect(plain(await away.text())).toContain('svarar inte just nu')
  site.services.settings.oidc = oidc
})
