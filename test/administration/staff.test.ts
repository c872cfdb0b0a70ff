import { beforeAll, beforeEach, expect, test } from 'vitest'
import { tokenVisit } from '../../src/platform/token.ts'
import { asSystem } from '../../src/platform/visit.ts'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { malmo, lund } = organisations
type Visitor = Awaited<ReturnType<typeof site.staff>>
let anna: Visitor
let kalle: Visitor
beforeAll(async () => {
  await plantSkane(site.db)
  anna = await site.staff('administrator', malmo.municipality, { name: 'Anna Prov' })
  kalle = await site.staff('caseworker', malmo.unit, { name: 'Kalle Prov' })
})
/** The second factor was shown just now. */
const stepUp = () => site.db.query('update ctx.session set stepped_up_at = $1', [site.clock.now])
beforeEach(stepUp)

const heldBy = (account: string) =>
  site.rows(
    'select id, role, organisation, valid_to::text as to from accounts.role_held where account = $1 order by granted_at, id',
    [account],
  )
const roleOf = async (visitor: Visitor) => (await heldBy(visitor.account))[0].id as string

test('the staff of the organisation and below stand on its page, each with role and place', async () => {
  await site.staff('caseworker', lund.unit, { name: 'Lisa Lund' })
  const page = plain(await anna.text(`/organisation/${malmo.municipality}`))
  expect(page).toMatch(/Kalle Prov.*Handläggare.*Vuxenutbildningen i Malmö/)
  expect(page).not.toContain('Lisa Lund')
})

test('an invitation goes to an address, is listed until it is answered, and can be taken back', async () => {
  const address = `/organisation/${malmo.unit}/inbjudan`
  const bad = await anna.press(address, { name: 'Vera Prov', mail: 'vera', role: 'caseworker' }, address)
  expect(bad.status).toBe(422)
  expect(plain(await bad.text())).toContain('Skriv en mejladress')
  for (const role of ['rector', 'platformAdministrator', 'operator', 'newcomer', 'system'])
    expect((await anna.press(address, { name: 'Vera', mail: 'vera@exempel.se', role }, address)).status, role).not.toBe(
      303,
    )
  const sent = await anna.press(address, { name: 'Vera Prov', mail: 'vera@exempel.se', role: 'caseworker' }, address)
  const page = await anna.follow(sent)
  expect(plain(page)).toContain('Inbjudan är skickad.')
  expect(plain(page)).toContain('Vera Prov')
  const [row] = await site.rows(`select id from accounts.invitation where mail = 'vera@exempel.se'`)
  const back = await anna.submit(page, {}, `/organisation/inbjudningar/${row.id}/slut`)
  expect(back.status).toBe(303)
  expect(plain(await anna.text(`/organisation/${malmo.unit}`))).not.toContain('Vera Prov')
})

test('inviting asks for the second factor again when it is old', async () => {
  site.wait(1)
  const answer = await anna.get(`/organisation/${malmo.unit}/inbjudan`)
  expect(answer.headers.get('location')).toContain('/logga-in/igen?till=')
  site.wait(-1)
})

test('another role to the same person, not twice, and never one that is not given here', async () => {
  const id = await roleOf(kalle)
  const address = `/organisation/roller/${id}`
  const given = await anna.press(address, { role: 'coordinator' }, `${address}/till`)
  expect(plain(await anna.follow(given))).toContain('Personen har fått rollen.')
  const twice = await anna.press(address, { role: 'coordinator' }, `${address}/till`)
  expect(twice.status).toBe(409)
  expect((await anna.press(address, { role: 'operator' }, `${address}/till`)).status).toBe(404)
  expect((await heldBy(kalle.account)).map(({ role }) => role)).toEqual(['caseworker', 'coordinator'])
})

test('a role gets a last day, and one that ends now is blind from the next request', async () => {
  const ida = await site.staff('sfiTeacher', malmo.unit, { name: 'Ida Prov' })
  const address = `/organisation/roller/${await roleOf(ida)}`
  expect((await anna.press(address, { day: 'snart' }, `${address}/slut`)).status).toBe(422)
  const limited = await anna.press(address, { day: '1 juni 2099' }, `${address}/slut`)
  expect(limited.status).toBe(303)
  expect((await heldBy(ida.account))[0].to).toBe('2099-06-01')
  expect(plain(await ida.text('/roller'))).toContain('SFI-lärare')
  const ended = await anna.press(address, { day: '' }, `${address}/slut`)
  expect(ended.headers.get('location')).toBe(`/organisation/${malmo.unit}?klart=avslutad`)
  expect((await ida.get('/roller')).headers.get('location')).toContain('/logga-in')
})

test('an account is closed and opened again; nobody closes their own', async () => {
  const olle = await site.staff('manager', malmo.unit, { name: 'Olle Prov' })
  const address = `/organisation/roller/${await roleOf(olle)}`
  expect((await anna.press(address, {}, `${address}/konto`)).status).toBe(303)
  expect((await olle.get('/roller')).headers.get('location')).toContain('/logga-in')
  expect(plain(await anna.text(address))).toContain('Kontot är avstängt.')
  expect((await anna.press(address, {}, `${address}/konto`)).headers.get('location')).toContain('klart=oppnat')
  const own = await anna.text(`/organisation/roller/${await roleOf(anna)}`)
  expect(plain(own)).toContain('Det här är du.')
  expect(own).not.toContain('/konto"')
})

test('somebody who also works elsewhere loses the roles here and keeps the account', async () => {
  const both = await site.staff('caseworker', malmo.unit, { name: 'Bo Prov' })
  await site.staff('caseworker', lund.unit, { again: both.account })
  const address = `/organisation/roller/${await roleOf(both)}`
  const answer = await anna.press(address, {}, `${address}/konto`)
  expect(plain(await anna.follow(answer))).toContain('Rollerna här är avslutade och kontot finns kvar.')
  const [account] = await site.rows('select disabled_at from accounts.account where id = $1', [both.account])
  expect(account.disabled_at).toBeNull()
  expect((await heldBy(both.account)).filter(({ to }) => to === null).map(({ organisation }) => organisation)).toEqual([
    lund.unit,
  ])
})

test('a role elsewhere is as if it did not exist', async () => {
  const lisa = await site.staff('caseworker', lund.unit)
  const id = await roleOf(lisa)
  expect((await anna.get(`/organisation/roller/${id}`)).status).toBe(404)
  const own = `/organisation/roller/${await roleOf(kalle)}`
  const forged = (await anna.text(own)).replaceAll(own, `/organisation/roller/${id}`)
  for (const path of ['slut', 'till', 'konto'])
    expect((await anna.submit(forged, { role: 'manager' }, `/organisation/roller/${id}/${path}`)).status).toBe(400)
  expect(await heldBy(lisa.account)).toHaveLength(1)
})

test('the platform’s administrator sees administrators and nobody else', async () => {
  const platform = await site.staff('platformAdministrator', organisations.owner)
  await stepUp()
  const page = plain(await platform.text(`/organisation/${malmo.municipality}`))
  expect(page).toContain('Anna Prov')
  expect(page).not.toContain('Kalle Prov')
  const address = `/organisation/${lund.municipality}/inbjudan`
  expect(plain(await platform.text(address))).toContain('organisationens första administratör')
  expect(
    (await platform.press(address, { name: 'Lova', mail: 'lova@exempel.se', role: 'caseworker' }, address)).status,
  ).toBe(404)
  expect(
    (await platform.press(address, { name: 'Lova', mail: 'lova@exempel.se', role: 'administrator' }, address)).status,
  ).toBe(303)
})

test('a key is shown once, opens the organisation’s own, and opens nothing when it has ended', async () => {
  const address = `/organisation/${malmo.board}/nycklar`
  for (const endsOn of ['', 'snart', '1 mars 2027', '1 juni 2031'])
    expect((await anna.press(address, { name: 'Provsystem', endsOn }, address)).status, endsOn).toBe(422)
  const made = await anna.press(address, { name: 'Provsystem', endsOn: '1 mars 2028' }, address)
  expect(made.status).toBe(200)
  const token = /knut_[\w-]{43}/.exec(await made.text())?.[0] ?? ''
  const list = await anna.text(address)
  expect(plain(list)).toContain('Provsystem')
  expect(list).not.toContain(token)
  const open = () =>
    asSystem(site.services, { municipality: null, purpose: 'export' }, (visit) => tokenVisit(visit, `Bearer ${token}`))
  expect((await open())?.actor).toMatchObject({ role: 'token', organisation: malmo.board })
  const [row] = await site.rows(`select id from accounts.token where name = 'Provsystem'`)
  expect((await anna.submit(list, {}, `/organisation/nycklar/${row.id}/slut`)).status).toBe(303)
  expect(await open()).toBeUndefined()
  expect(plain(await anna.text(`/organisation/${malmo.municipality}/nycklar`))).toContain(
    'Det finns inget för ett eget system att läsa här.',
  )
})

test('a key of another organisation cannot be ended', async () => {
  const lunda = await site.staff('administrator', lund.municipality)
  await stepUp()
  const address = `/organisation/${lund.board}/nycklar`
  expect((await lunda.press(address, { name: 'Lunds system', endsOn: '1 mars 2028' }, address)).status).toBe(200)
  const [row] = await site.rows(`select id from accounts.token where name = 'Lunds system'`)
  const client = await site.services.app.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.sess', $1, true)`, [anna.token])
    expect((await client.query('select id from accounts.token where id = $1', [row.id])).rows).toEqual([])
    const ended = await client.query('update accounts.token set ended_at = now() where id = $1', [row.id])
    expect(ended.rowCount).toBe(0)
  } finally {
    await client.query('rollback')
    client.release()
  }
})
