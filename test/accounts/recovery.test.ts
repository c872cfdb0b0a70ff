import { expect, test } from 'vitest'
import { confirmRecovery } from '../../src/accounts/acts/recovery.ts'
import { askRecovery } from '../../src/accounts/index.ts'
import { inside } from '../../src/platform/visit.ts'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { visitOf } from './visits.ts'

const site = await theSite()
await plantSkane(site.db)
const { malmo, lund } = organisations
const page = '/konto/hjalp-kollega'
const administrator = await site.staff('administrator', malmo.municipality, { name: 'Petra Granath' })
const admin = await visitOf(site, administrator)

/** Somebody with a key and codes, which are lost. */
async function locked() {
  const one = await site.staff('caseworker', malmo.unit, { name: 'Elin Ek' })
  await site.db.query(
    `insert into accounts.passkey (id, account, public_key, counter, made_at) values ($1, $2, '\\x00', 0, now())`,
    [`key ${one.account}`, one.account],
  )
  await site.db.query(`insert into accounts.recovery_code (account, digest) values ($1, '\\x01')`, [one.account])
  return one
}
const factorsOf = async (account: string) =>
  (
    await site.rows(
      `select (select count(*)::int from accounts.passkey where account = $1) as keys, (select count(*)::int from accounts.recovery_code where account = $1) as codes,
        (select count(*)::int from ctx.session where account = $1) as sessions`,
      [account],
    )
  )[0]
/** As after showing the second factor a moment ago. */
const freshly = (account: string) =>
  site.db.query('update ctx.session set stepped_up_at = $2 where account = $1', [account, site.clock.now])
const waiting = async (account: string) =>
  (await site.rows('select id from accounts.recovery where account = $1', [account]))[0].id

test('an administrator asks, a second person confirms, and everything is set up anew', async () => {
  const one = await locked()
  expect(await askRecovery(admin, one.account)).toBe('asked')
  const colleague = await site.staff('manager', malmo.unit)
  await freshly(colleague.account)
  expect(plain(await colleague.text(page))).toContain('Släpp in Elin Ek igen')
  expect(await factorsOf(one.account)).toEqual({ keys: 1, codes: 1, sessions: 1 })
  const answer = await colleague.press(page, { recovery: await waiting(one.account) }, page)
  expect(answer.status).toBe(303)
  expect(await factorsOf(one.account)).toEqual({ keys: 0, codes: 0, sessions: 0 })
  const told = plain(await colleague.follow(answer))
  expect(told).toContain('Klart. Vi har mejlat')
  expect(told).toContain('Övningsmiljö: så här ser mejlet ut')
  const log = await site.rows(`select verb, account from platform.entry where about = $1 order by seq`, [one.account])
  expect(log).toEqual([
    { verb: 'askRecovery', account: administrator.account },
    { verb: 'confirmRecovery', account: colleague.account },
  ])
})

test('neither the one who asked nor the one who is locked out confirms', async () => {
  const one = await locked()
  await askRecovery(admin, one.account)
  const id = await waiting(one.account)
  expect(plain(await administrator.text(page))).toContain('Någon annan än du behöver bekräfta')
  for (const who of [administrator, one]) {
    expect(await confirmRecovery(await visitOf(site, who), id)).toBe(false)
    expect(
      await inside(await visitOf(site, who), (tx) =>
        tx.execute(
          `update accounts.recovery set confirmed_by = '${who.account}', confirmed_at = now() where id = '${id}'`,
        ),
      ).then(({ rowCount }) => rowCount),
    ).toBe(0)
  }
  expect(await factorsOf(one.account)).toMatchObject({ keys: 1 })
})

test('nobody elsewhere sees it or confirms it', async () => {
  const one = await locked()
  await askRecovery(admin, one.account)
  const stranger = await site.staff('manager', lund.unit)
  await freshly(stranger.account)
  expect(plain(await stranger.text(page))).toContain('Ingen väntar på hjälp')
  const here = await site.staff('manager', malmo.unit)
  const id = await waiting(one.account)
  expect(await here.text(page)).toContain(id)
  const other = await visitOf(site, await site.staff('administrator', lund.municipality))
  expect(await askRecovery(other, one.account)).toBe('notYours')
  expect(await askRecovery(admin, administrator.account)).toBe('own')
})

test('a day later it is too late', async () => {
  const one = await locked()
  await askRecovery(admin, one.account)
  const colleague = await site.staff('manager', malmo.unit)
  const drawn = await colleague.text(page)
  site.wait(1)
  await freshly(colleague.account)
  const answer = await colleague.submit(drawn, { recovery: await waiting(one.account) }, page)
  expect(answer.status).toBe(409)
  expect(plain(await answer.text())).toContain('Det är redan bekräftat')
  expect(await factorsOf(one.account)).toMatchObject({ keys: 1 })
})

test('confirming asks for the second factor when it is older than five minutes', async () => {
  const one = await locked()
  await askRecovery(await visitOf(site, administrator), one.account)
  const colleague = await site.staff('manager', malmo.unit)
  const drawn = await colleague.text(page)
  site.wait(6 / 1440)
  const answer = await colleague.submit(drawn, { recovery: await waiting(one.account) }, page)
  expect(answer.headers.get('location')).toContain('/logga-in/igen')
  expect(await factorsOf(one.account)).toMatchObject({ keys: 1 })
})

test('an administrator asks on the same page, by the colleague’s mail', async () => {
  const one = await locked()
  const [{ mail }] = (await site.rows('select mail from accounts.account where id = $1', [one.account])) as [
    { mail: string },
  ]
  const asker = await site.staff('administrator', malmo.municipality)
  const answer = await asker.press(page, { mail: mail.toUpperCase() }, `${page}/be`)
  expect(answer.headers.get('location')).toBe(`${page}?nu=bett`)
  const told = plain(await asker.follow(answer))
  expect(told).toContain('Nu behöver en kollega till bekräfta')
  expect(told).toContain('har bett om att din inloggning')
  expect(await waiting(one.account)).toBeTruthy()
})

test('who is not there is not found, and nobody else may ask', async () => {
  const asker = await site.staff('administrator', malmo.municipality)
  const stranger = await site.staff('caseworker', lund.unit)
  const mailOf = async (account: string) =>
    (await site.rows('select mail from accounts.account where id = $1', [account]))[0].mail
  for (const mail of [await mailOf(stranger.account), 'ingen@exempel.se', 'ingen adress']) {
    const answer = await asker.press(page, { mail }, `${page}/be`)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(`value="${mail}"`)
  }
  const own = await asker.press(page, { mail: await mailOf(asker.account) }, `${page}/be`)
  expect(plain(await own.text())).toContain('Du kan inte be om hjälp åt dig själv')
  const colleague = await site.staff('caseworker', malmo.unit)
  expect(await colleague.text(page)).not.toContain(`${page}/be`)
})
