import { expect, test } from 'vitest'
import { seedDemoAccounts } from '../../src/accounts/index.ts'
import { asSystem } from '../../src/platform/visit.ts'
import { roles } from '../../src/shared/actor.ts'
import { plain } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
await plantSkane(site.db)
const { malmo, lund, yrkesskolan, employmentService, countyBoard, owner, bageriet, knuten } = organisations
const spec = {
  organisations: [
    {
      organisation: malmo.unit,
      people: ['caseworker', 'manager', 'studyCounsellor', 'sfiTeacher', 'settlementOfficer'] as const,
    },
    { organisation: malmo.municipality, people: ['administrator', 'dataProtectionOfficer', 'economist'] as const },
    { organisation: malmo.board, people: [['decisionMaker', 'coordinator'] as const, 'coordinator'] as const },
    { organisation: lund.unit, people: ['caseworker'] as const },
    { organisation: yrkesskolan, people: ['admissionOfficer', 'rector'] as const },
    { organisation: employmentService, people: ['payer'] as const },
    { organisation: countyBoard, people: ['allocationOfficer'] as const },
    { organisation: bageriet, people: ['employer'] as const },
    { organisation: knuten, people: ['association'] as const },
    {
      organisation: owner,
      people: ['platformAdministrator', 'operator', 'statisticsEditor', 'editor', 'moderator'] as const,
    },
  ],
}
const seed = () =>
  asSystem(site.services, { municipality: null, purpose: 'ownPages' }, (visit) => seedDemoAccounts(visit, spec))
const made = await seed()
await site.db.query(
  `insert into accounts.account (kind, municipality, person, level, demo) values ('newcomer', '1280', gen_random_uuid(), 'checked', true)`,
)
const [anybody] = await site.rows(`select a.id from accounts.account a where a.kind = 'newcomer'`)

const demo = '/logga-in/demo'
const heldBy = async (role: string, organisation: string) =>
  (
    await site.rows(
      `select h.id, h.account, a.name from accounts.role_held h join accounts.account a on a.id = h.account
       where h.role = $1 and h.organisation = $2 and a.demo order by h.granted_at`,
      [role, organisation],
    )
  )[0]

test('seeding twice makes nobody twice, and names stay', async () => {
  const before = await site.rows('select id, name from accounts.account order by id')
  expect(made).toBe(22)
  expect(await seed()).toBe(0)
  expect(await site.rows('select id, name from accounts.account order by id')).toEqual(before)
})

test('every role has a button, and the page says that everybody is invented', async () => {
  const page = await site.visitor().text(demo)
  const names: Record<string, string> = {
    newcomer: 'Sökande',
    caseworker: 'Handläggare',
    decisionMaker: 'Beslutsfattare',
    coordinator: 'Samordnare',
    manager: 'Chef',
    studyCounsellor: 'Studie- och yrkesvägledare',
    sfiTeacher: 'SFI-lärare',
    admissionOfficer: 'Antagningshandläggare',
    rector: 'Rektor',
    payer: 'Betalare',
    employer: 'Arbetsgivare',
    association: 'Förening',
    administrator: 'Administratör',
    platformAdministrator: 'Plattformens administratör',
    operator: 'Drift',
    dataProtectionOfficer: 'Dataskyddsombud',
    statisticsEditor: 'Statistikredaktör',
    economist: 'Kommunekonom',
    allocationOfficer: 'Fördelningshandläggare',
    settlementOfficer: 'Bosättningshandläggare',
    editor: 'Redaktör',
    moderator: 'Moderator',
  }
  expect(Object.keys(names).sort()).toEqual([...roles].sort())
  for (const name of Object.values(names)) expect(page).toContain(`<h2>${name}</h2>`)
  expect(plain(page)).toContain('Alla personer är påhittade')
})

test('one press and one is signed in, under an id that was not there before', async () => {
  const browser = site.visitor()
  const { id, name } = await heldBy('caseworker', malmo.unit)
  const page = await browser.text(demo)
  const before = browser.cookies.get('kp-pre')
  const answer = await browser.submit(page, { account: id, till: '/roller' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/roller')
  const token = browser.cookies.get('kp')
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(token).not.toBe(before)
  expect(browser.cookies.has('kp-pre')).toBe(false)
  expect(await browser.text('/')).toContain('Handläggare')
  const log = await site.rows(
    `select verb, account, about, fields from platform.entry where verb = 'signIn' order by seq desc limit 1`,
  )
  expect(log[0]).toMatchObject({ verb: 'signIn', account: null, fields: ['demo', 'staff'] })
  expect(name).not.toBe('')
})

test('the one who applies can be tried too', async () => {
  const browser = site.visitor()
  await browser.press(demo, { account: anybody.id })
  const [session] = await site.rows(`select role, level, municipality from ctx.session where account = $1`, [
    anybody.id,
  ])
  expect(session).toEqual({ role: 'newcomer', level: 'checked', municipality: null })
})

test('real people are not for trying', async () => {
  const real = await site.staff('caseworker', malmo.unit)
  const [held] = await site.rows('select id from accounts.role_held where account = $1', [real.account])
  const browser = site.visitor()
  const answer = await browser.press(demo, { account: held.id })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('finns inte kvar')
  expect(browser.cookies.has('kp')).toBe(false)
  expect((await browser.press(demo, { account: 'somebody' })).status).toBe(422)
})

test('a known id from before sign-in is worth nothing after it', async () => {
  const attacker = site.visitor()
  await attacker.text(demo)
  const planted = attacker.cookies.get('kp-pre') as string
  const victim = site.visitor()
  victim.cookies.set('kp', planted)
  victim.cookies.set('kp-pre', planted)
  const { id } = await heldBy('rector', yrkesskolan)
  await victim.press(demo, { account: id })
  expect(victim.cookies.get('kp')).not.toBe(planted)
  attacker.cookies.set('kp', planted)
  expect((await attacker.get('/roller')).headers.get('location')).toBe('/logga-in?till=%2Froller')
})

test('signing in as another ends the one before', async () => {
  const browser = site.visitor()
  await browser.press(demo, { account: (await heldBy('payer', employmentService)).id })
  const first = browser.cookies.get('kp') as string
  await browser.press(demo, { account: (await heldBy('manager', malmo.unit)).id })
  const old = site.visitor()
  old.cookies.set('kp', first)
  expect((await old.get('/roller')).status).toBe(303)
  expect(await browser.text('/')).toContain('Chef')
})

test('signing out: the id is dead at once and the page leads on', async () => {
  const browser = site.visitor()
  await browser.press(demo, { account: (await heldBy('caseworker', lund.unit)).id })
  const token = browser.cookies.get('kp') as string
  expect(plain(await browser.text('/logga-ut'))).toContain('Vill du logga ut?')
  const answer = await browser.press('/logga-ut', {}, '/logga-ut')
  expect(answer.status).toBe(303)
  expect(browser.cookies.has('kp')).toBe(false)
  expect(await browser.follow(answer)).toContain('Du är utloggad')
  browser.cookies.set('kp', token)
  expect((await browser.get('/roller')).headers.get('location')).toContain('/logga-in')
})

test('changing role gives a new id, the old one is dead, and the role is in force', async () => {
  const browser = site.visitor()
  const { id, account } = await heldBy('decisionMaker', malmo.board)
  const [other] = await site.rows(`select id from accounts.role_held where account = $1 and role = 'coordinator'`, [
    account,
  ])
  await browser.press(demo, { account: id })
  const first = browser.cookies.get('kp') as string
  const [before] = await site.rows('select ends_at, opened_at from ctx.session where account = $1', [account])
  expect(plain(await browser.text('/roller'))).toContain('Beslutsfattare, Utbildningsnämnden i Malmö Här är du nu')
  const answer = await browser.press('/roller', { held: other.id }, '/roller')
  expect(answer.status).toBe(303)
  expect(browser.cookies.get('kp')).not.toBe(first)
  expect(plain(await browser.text('/roller'))).toContain('Samordnare, Utbildningsnämnden i Malmö Här är du nu')
  const sessions = await site.rows('select role, ends_at, opened_at from ctx.session where account = $1', [account])
  expect(sessions).toEqual([{ role: 'coordinator', ...before }])
  const old = site.visitor()
  old.cookies.set('kp', first)
  expect((await old.get('/roller')).status).toBe(303)
})

test('somebody else’s role, and one that has ended, cannot be taken', async () => {
  const browser = site.visitor()
  const mine = await heldBy('rector', yrkesskolan)
  await browser.press(demo, { account: mine.id })
  const page = await browser.text('/roller')
  const theirs = await heldBy('caseworker', malmo.unit)
  expect((await browser.submit(page, { held: theirs.id }, '/roller')).status).toBe(422)
  await site.db.query(
    `insert into accounts.role_held (account, role, organisation, valid_to) values ($1, 'manager', $2, current_date)`,
    [mine.account, yrkesskolan],
  )
  const [ended] = await site.rows(`select id from accounts.role_held where account = $1 and role = 'manager'`, [
    mine.account,
  ])
  const answer = await browser.press('/roller', { held: ended.id }, '/roller')
  expect(answer.status).toBe(422)
  expect(plain(await answer.text())).toContain('Du har inte den rollen längre')
  expect(await browser.text('/')).toContain('Rektor')
})

test('newcomers have no roles to change', async () => {
  const browser = site.visitor()
  await browser.press(demo, { account: anybody.id })
  expect((await browser.get('/roller')).status).toBe(404)
})
