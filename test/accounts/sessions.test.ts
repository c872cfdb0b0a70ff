import { expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
await plantSkane(site.db)
const page = '/mina-uppgifter/inloggningar'
const { unit } = organisations.malmo

test('own sessions with browser, role and times; nobody else’s', async () => {
  const here = await site.staff('caseworker', unit)
  const there = await site.staff('manager', unit, { again: here.account })
  await site.db.query(
    `update ctx.session set browser = 'Mozilla/5.0 (Android 14; rv:130.0) Firefox/130.0' where role = 'manager'`,
  )
  await site.staff('rector', organisations.yrkesskolan)
  const text = plain(await here.text(page))
  expect(text).toContain('Firefox, Android')
  expect(text).toContain('Chef, Vuxenutbildningen i Malmö')
  expect(text).toContain('Den här datorn')
  expect(text).not.toContain('Rektor')
  expect(there.account).toBe(here.account)
})

test('one is ended from another, and is dead at its next request', async () => {
  const here = await site.staff('caseworker', unit)
  const there = await site.staff('caseworker', unit, { again: here.account })
  const [row] = await site.rows('select id from ctx.session where digest = sha256($1)', [Buffer.from(there.token)])
  const answer = await here.press(page, { session: row.id }, page)
  expect(answer.status).toBe(303)
  expect((await there.get(page)).headers.get('location')).toContain('/logga-in?')
  expect((await here.get(page)).status).toBe(200)
  const log = await site.rows(`select verb from platform.entry where account = $1 order by seq desc limit 1`, [
    here.account,
  ])
  expect(log).toEqual([{ verb: 'endSession' }])
})

test('all at once, the own one too', async () => {
  const here = await site.staff('caseworker', unit)
  const there = await site.staff('caseworker', unit, { again: here.account })
  const answer = await here.press(page, { session: 'all' }, page)
  expect(answer.headers.get('location')).toBe('/logga-ut')
  expect(here.cookies.has('kp')).toBe(false)
  expect(plain(await here.text('/logga-ut'))).toContain('Du är utloggad')
  expect((await there.get(page)).status).toBe(303)
})

test('somebody else’s session cannot be ended', async () => {
  const mine = await site.staff('caseworker', unit)
  const theirs = await site.staff('caseworker', unit)
  const [row] = await site.rows('select id from ctx.session where digest = sha256($1)', [Buffer.from(theirs.token)])
  expect((await mine.press(page, { session: row.id }, page)).status).toBe(422)
  expect((await mine.press(page, { session: 'everything' }, page)).status).toBe(422)
  expect((await theirs.get(page)).status).toBe(200)
})

test('a visit that was forgotten ends by itself, and so does a long one', async () => {
  const idle = await site.staff('caseworker', unit)
  await site.db.query(`update ctx.session set seen_at = now() - interval '31 minutes' where account = $1`, [
    idle.account,
  ])
  expect((await idle.get(page)).status).toBe(303)
  const borrowed = await site.staff('caseworker', unit)
  await site.db.query(
    `update ctx.session set idle = '15 minutes', seen_at = now() - interval '16 minutes' where account = $1`,
    [borrowed.account],
  )
  expect((await borrowed.get(page)).status).toBe(303)
  const long = await site.staff('caseworker', unit)
  await site.db.query(`update ctx.session set ends_at = now() where account = $1`, [long.account])
  expect((await long.get(page)).status).toBe(303)
  await site.services.door.query('select accounts.sweep($1)', [site.clock.now])
  expect(
    await site.rows('select 1 from ctx.session where account = any ($1)', [
      [idle.account, borrowed.account, long.account],
    ]),
  ).toEqual([])
})

test('a new id does not make a visit longer, nor a borrowed computer one’s own', async () => {
  const one = await site.staff('caseworker', unit)
  await site.db.query(
    `update ctx.session set ends_at = now() + interval '1 hour', idle = '15 minutes' where account = $1`,
    [one.account],
  )
  const other = await site.staff('manager', unit, { again: one.account })
  const [second] = await site.rows(`select id from accounts.role_held where account = $1 and role = 'manager'`, [
    one.account,
  ])
  await one.press('/roller', { held: second.id }, '/roller')
  const [session] = await site.rows(
    `select idle::text, ends_at < now() + interval '61 minutes' as soon from ctx.session where account = $1 and digest <> sha256($2)`,
    [one.account, Buffer.from(other.token)],
  )
  expect(session).toEqual({ idle: '00:15:00', soon: true })
})

test('a newcomer sees the own list, with the way to change phone or mail', async () => {
  const one = await site.newcomer('1280', crypto.randomUUID())
  const text = await one.text(page)
  expect(text).toContain('href="/mina-uppgifter/kontakt"')
  expect(text).not.toContain('/konto/tvafaktor')
  expect((await one.get('/konto/tvafaktor')).status).toBe(404)
})
