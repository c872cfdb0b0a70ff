import { expect, test } from 'vitest'
import {
  disable,
  enable,
  endRole,
  grant,
  grantableAt,
  type Invitation,
  invite,
  listInvitations,
  listStaff,
  withdrawInvitation,
} from '../../src/accounts/index.ts'
import { inside, type Visit } from '../../src/platform/visit.ts'
import type { StaffRole } from '../../src/shared/actor.ts'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'
import { thePost } from './post.ts'
import { visitOf } from './visits.ts'

const post = await thePost()
const site = await theSite({ env: { SMTP_URL: post.url } })
await plantSkane(site.db)
const { malmo, lund, owner, yrkesskolan } = organisations
const admin = await visitOf(site, await site.staff('administrator', malmo.municipality, { name: 'Petra Granath' }))
const platform = await visitOf(site, await site.staff('platformAdministrator', owner))

let number = 0
const newMail = () => `inbjuden${++number}@exempel.se`
const toUnit = (mail: string, role: StaffRole = 'caseworker', organisation = malmo.unit): Invitation => ({
  organisation,
  role,
  mail,
  name: 'Elin Ek',
})
const pathFor = async (mail: string) => {
  await site.runJobs()
  const got = post.mails.findLast((text) => text.includes(`To: ${mail}`)) ?? ''
  return /https?:\/\/[^/\s]+(\/inbjudan\/[\w-]{43})/.exec(got)?.[1] as string
}
const accountOf = async (mail: string) =>
  (await site.rows('select id, name, title, level from accounts.account where mail = $1', [mail]))[0]

test('an administrator invites; the mail leads to a button; then a second factor is set up', async () => {
  const mail = newMail()
  expect(await invite(admin, toUnit(mail))).toBe('invited')
  const path = await pathFor(mail)
  const browser = site.visitor()
  for (let scans = 0; scans < 3; scans++) expect((await site.visitor().get(path)).status).toBe(200)
  const page = await browser.text(path)
  expect(plain(page)).toContain('Petra Granath bjuder in dig till Vuxenutbildningen i Malmö')
  expect(plain(page)).toContain('Din roll blir Handläggare')
  expect(page).toContain('value="Elin Ek"')
  expect(await accountOf(mail)).toBeUndefined()
  const answer = await browser.submit(page, { name: 'Elin Ekenstam', title: 'Socionom' }, path)
  expect(answer.headers.get('location')).toBe('/konto/tvafaktor')
  expect(await accountOf(mail)).toMatchObject({ name: 'Elin Ekenstam', title: 'Socionom', level: 'staff' })
  expect(plain(await browser.text('/konto/tvafaktor'))).toContain('Därför behöver du två sätt')
  expect((await site.visitor().get(path)).status).toBe(404)
  expect((await site.visitor().submit(page, { name: 'Annan' }, path)).status).toBe(400)
})

test('a name is needed, and what was written stands', async () => {
  const mail = newMail()
  await invite(admin, toUnit(mail))
  const path = await pathFor(mail)
  const answer = await site.visitor().press(path, { name: ' ', title: 'Lärare' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('value="Lärare"')
})

test('an invitation ends after a week, or when it is taken back', async () => {
  const [late, back] = [newMail(), newMail()]
  await invite(admin, toUnit(late))
  await invite(admin, toUnit(back))
  const [latePath, backPath] = [await pathFor(late), await pathFor(back)]
  const open = await inside(admin, (tx) => listInvitations(tx, admin, [malmo.unit]))
  const { id } = open.find(({ mail }) => mail === back) as { id: string }
  expect(await withdrawInvitation(admin, id)).toBe(true)
  expect((await site.visitor().get(backPath)).status).toBe(404)
  site.wait(7)
  expect((await site.visitor().get(latePath)).status).toBe(404)
  site.wait(-7)
})

test('somebody who has an account gets one role more and signs in as always', async () => {
  const known = await site.staff('rector', yrkesskolan)
  const { rows } = await site.db.query('select mail from accounts.account where id = $1', [known.account])
  await site.db.query(
    `insert into accounts.identity (issuer, subject, account, linked_at) values ('x', 'y', $1, now())`,
    [known.account],
  )
  await invite(admin, toUnit(rows[0].mail.toUpperCase(), 'manager'))
  const browser = site.visitor()
  const answer = await browser.press(await pathFor(rows[0].mail), { name: 'Nytt Namn' })
  expect(answer.headers.get('location')).toBe('/inbjudan')
  expect(plain(await browser.follow(answer))).toContain('Du har redan ett konto')
  expect(browser.cookies.has('kp')).toBe(false)
  const held = await site.rows('select role from accounts.role_held where account = $1 order by role', [known.account])
  expect(held.map(({ role }) => role)).toEqual(['manager', 'rector'])
  expect((await site.rows('select name from accounts.account where id = $1', [known.account]))[0].name).toBe(
    'rector prov',
  )
})

test('only into the own organisation, only roles that fit, and never the platform’s', async () => {
  expect(await invite(admin, toUnit(newMail(), 'caseworker', lund.unit))).toBe('notYours')
  expect(await invite(admin, toUnit(newMail(), 'caseworker', malmo.municipality))).toBe('notYours')
  expect(await invite(admin, toUnit(newMail(), 'operator', malmo.municipality))).toBe('notYours')
  expect(await invite(admin, toUnit('ingen adress'))).toBe('noMail')
  const worker = await visitOf(site, await site.staff('caseworker', malmo.unit))
  expect(await invite(worker, toUnit(newMail()))).toBe('notYours')
  expect(await invite(platform, toUnit(newMail(), 'administrator', lund.municipality))).toBe('invited')
  expect(await invite(platform, toUnit(newMail(), 'caseworker', lund.unit))).toBe('notYours')
  expect(await inside(platform, (tx) => grantableAt(tx, platform, owner))).toEqual([
    'administrator',
    'platformAdministrator',
    'operator',
  ])
})

test('the second lock: row security refuses what the acts would not have asked', async () => {
  const insert = (visit: Visit, organisation: string, role: string) =>
    inside(visit, (tx) =>
      tx.execute(
        `insert into accounts.invitation (id, digest, organisation, role, mail, invited_by, made_at, ends_at)
         values (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), '${organisation}', '${role}', 'a@exempel.se', null, now(), now())`,
      ),
    ).then(
      () => 'kept',
      (defect: { cause?: { message: string } }) => defect.cause?.message,
    )
  expect(await insert(admin, malmo.unit, 'caseworker')).toBe('kept')
  expect(await insert(admin, lund.unit, 'caseworker')).toContain('row-level security')
  expect(await insert(admin, malmo.municipality, 'platformAdministrator')).toContain('row-level security')
  expect(await insert(platform, malmo.unit, 'caseworker')).toContain('row-level security')
  const { rows } = await site.db.query(
    `select has_column_privilege('kp_app', 'accounts.invitation', 'digest', 'select') as may`,
  )
  expect(rows[0].may).toBe(false)
})

test('roles are given and taken in the own organisation; the own role stays', async () => {
  const colleague = await site.staff('caseworker', malmo.unit)
  const { account } = colleague
  expect(await grant(admin, { account, role: 'manager', organisation: malmo.unit })).toBe('granted')
  expect(await grant(admin, { account, role: 'manager', organisation: malmo.unit })).toBe('held')
  expect(await grant(admin, { account, role: 'manager', organisation: lund.unit })).toBe('notYours')
  const staff = await inside(admin, (tx) => listStaff(tx, admin.actor.reach))
  const found = staff.find((row) => row.account === account)
  expect(found?.roles.map(({ role, place }) => `${role} ${place}`)).toEqual([
    'caseworker Vuxenutbildningen i Malmö',
    'manager Vuxenutbildningen i Malmö',
  ])
  expect(await endRole(admin, found?.roles[0]?.id as string)).toBe('ended')
  expect((await colleague.get('/mina-uppgifter/inloggningar')).headers.get('location')).toContain('/logga-in')
  const own = staff.find((row) => row.account === admin.actor.account)
  expect(await endRole(admin, own?.roles[0]?.id as string)).toBe('own')
  const theirs = await site.staff('caseworker', lund.unit)
  const [held] = await site.rows('select id from accounts.role_held where account = $1', [theirs.account])
  expect(await endRole(admin, held.id)).toBe('notYours')
  const log = await site.rows(`select verb, fields from platform.entry where about = $1 order by seq`, [account])
  expect(log).toEqual([
    { verb: 'grantRole', fields: ['manager'] },
    { verb: 'endRole', fields: ['caseworker'] },
  ])
})

test('an account is ended, but only its roles here when others look after it as well', async () => {
  const mine = await site.staff('caseworker', malmo.unit)
  expect(await disable(admin, mine.account)).toBe('disabled')
  expect((await mine.get('/mina-uppgifter/inloggningar')).status).toBe(303)
  expect(await enable(admin, mine.account)).toBe('enabled')
  expect((await mine.get('/mina-uppgifter/inloggningar')).status).toBe(200)
  const shared = await site.staff('caseworker', malmo.unit)
  const there = await site.staff('rector', yrkesskolan, { again: shared.account })
  expect(await disable(admin, shared.account)).toBe('rolesEnded')
  expect((await shared.get('/mina-uppgifter/inloggningar')).status).toBe(303)
  expect((await there.get('/mina-uppgifter/inloggningar')).status).toBe(200)
  expect(await disable(admin, admin.actor.account as string)).toBe('own')
  const stranger = await site.staff('caseworker', lund.unit)
  expect(await disable(admin, stranger.account)).toBe('notYours')
})

test('staff elsewhere cannot be listed', async () => {
  const stranger = await site.staff('caseworker', lund.unit)
  const staff = await inside(admin, (tx) => listStaff(tx, [lund.unit, malmo.unit]))
  expect(staff.some((row) => row.account === stranger.account)).toBe(false)
  expect(staff.length).toBeGreaterThan(0)
})
