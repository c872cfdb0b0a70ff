import { beforeEach, describe, expect, test } from 'vitest'
import { type Browser, plain } from '../browser.ts'
import { homeOf, organisations, plantCourses, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// In production nobody brings in anybody's history alone, and those who look after the platform see no people.

const site = await theSite({ mode: 'production' })
const malmo = homeOf('1280')

beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})

const administrator = () => site.staff('platformAdministrator', organisations.owner)
const head = 'id;person;fornamn;hemkommun;hemkommun_kalla;kanal;epost;kurstillfalle;af_svar;handelser'
const history = `${head}
a1;p1;Amina;1280;folkbokforing;mail;amina@exempel.se;T-svetsareMars;committed@2027-01-20;submitted@2027-01-10 with_home@2027-01-10 with_provider@2027-01-15 assessment@2027-01-18
a2;p2;Yusuf;1281;folkbokforing;mail;yusuf@exempel.se;T-svetsareMars;;submitted@2027-02-01 with_home@2027-02-01
`
async function checked(browser: Browser, text: string, kind = 'applications'): Promise<string> {
  const content = new File([text], 'historia.csv')
  const answer = await browser.press('/import', { kind, file: content }, '/import')
  const at = (answer.headers.get('location') ?? '').replace('/kolumner', '')
  await browser.press(`${at}/kolumner`, {}, `${at}/kolumner`)
  return at
}
const count = async (table: string) => (await site.rows(`select count(*)::int as n from ${table}`))[0].n

describe('a history in production', () => {
  test('is left by one and read in by another, who both see counts and no names', async () => {
    const [first, second] = [await administrator(), await administrator()]
    const at = await checked(first, history)
    const page = await first.text(at)
    expect(plain(page)).toMatch(/Ansökningar 2 0 0 Personer 2 0 0/)
    expect(page).not.toContain('Amina')
    expect((await second.get(at)).status).toBe(404)

    const left = await first.follow(await first.press(at, {}, `${at}/las-in`))
    expect(plain(left)).toContain('Filen väntar på att en annan administratör bekräftar.')
    expect(left).not.toContain('/las-in"')
    expect(await count('applications.application')).toBe(0)

    expect(plain(await second.text('/import'))).toContain('Filer som väntar på en andra person')
    const seen = await second.text(at)
    expect(seen).not.toContain('Amina')
    const done = await second.follow(await second.submit(seen, {}, `${at}/las-in`))
    expect(plain(done)).toContain('Allt i filen finns nu här.')
    expect(await site.rows('select state, municipality from applications.application order by import_key')).toEqual([
      { state: 'assessment', municipality: '1280' },
      { state: 'with_home', municipality: '1281' },
    ])
    const [row] = await site.rows('select proposed_by, confirmed_by from imports.import')
    expect(row).toEqual({ proposed_by: first.account, confirmed_by: second.account })
    expect(
      await site.rows(`select distinct account, role from platform.entry where verb = 'import' and person is not null`),
    ).toEqual([{ account: second.account, role: 'platformAdministrator' }])
  })

  test('is not confirmed by whoever left it, also past the page', async () => {
    const first = await administrator()
    const at = await checked(first, history)
    const page = await first.text(at)
    await first.submit(page, {}, `${at}/las-in`)
    const again = await first.submit(page.replace('value="2"', 'value="3"'), {}, `${at}/las-in`)
    expect([409, 400]).toContain(again.status)
    expect(await count('applications.application')).toBe(0)
    await expect(site.rows('update imports.import set confirmed_by = proposed_by')).rejects.toThrow(/check constraint/)
  })

  test('is not for a municipality’s own staff, who bring what has just been sent', async () => {
    const browser = await site.staff('caseworker', malmo.unit)
    const at = await checked(browser, history)
    const page = plain(await browser.text(at))
    expect(page).toContain('2 handelser Bara plattformens administratör läser in historier.')
    expect(page).toContain('3 hemkommun Kommunen 1281 är inte din.')
    const sent = `${head}\na1;p1;Amina;1280;stated;mail;amina@exempel.se;T-svetsareMars;;submitted@2027-02-26\n`
    const good = await checked(browser, sent)
    await browser.press(good, {}, `${good}/las-in`)
    expect(await site.rows('select state, holder, demo from applications.application')).toEqual([
      { state: 'submitted', holder: 'system', demo: false },
    ])
    await site.runJobs()
    // The municipality's own course asks nobody else for money: the site itself lets it go on to the school.
    expect(await site.rows('select state, holder from applications.application')).toEqual([
      { state: 'with_provider', holder: 'provider' },
    ])
  })
})

test('courses need one person, and a school brings its own', async () => {
  const rounds = (provider: string) =>
    `kurs;titel;slag;kurstillfalle;anordnare;huvudman;start;slut;platser\nny;Ny kurs;yrkes_sfi;ny-1;${provider};1280;2027-08-16;2027-12-17;12\n`
  const school = await site.staff('admissionOfficer', organisations.yrkesskolan)
  expect(plain(await school.text('/import'))).not.toContain('Personer')
  const other = await checked(school, rounds('Lärcentrum Rapsfältet'), 'courses')
  expect(plain(await school.text(other))).toContain('2 anordnare Det är inte din skola.')
  const own = await checked(school, rounds('Yrkesskolan Tråden'), 'courses')
  await school.press(own, {}, `${own}/las-in`)
  expect(
    await site.rows(
      `select c.slug, c.owner, r.seats from courses.round r join courses.course c on c.id = r.course where r.code = 'ny-1'`,
    ),
  ).toEqual([{ slug: 'ny-kurs', owner: organisations.yrkesskolan, seats: 12 }])
  const admin = await administrator()
  const again = await checked(admin, rounds('Yrkesskolan Tråden').replace(';12\n', ';14\n'), 'courses')
  const page = await admin.text(again)
  expect(plain(page)).toMatch(/Kurser 0 1 0 Kurstillfällen 0 0 1/)
  await admin.submit(page, {}, `${again}/las-in`)
  expect(
    await site.rows(
      `select count(*)::int as n from courses.seat s join courses.round r on r.id = s.round where r.code = 'ny-1'`,
    ),
  ).toEqual([{ n: 14 }])
})

test('a role that reads nothing in is told so, and invented rows stay in the practice site', async () => {
  const officer = await site.staff('rector', organisations.yrkesskolan)
  expect((await officer.get('/import')).status).toBe(200)
  const payer = await site.staff('payer', organisations.employmentService)
  expect((await payer.get('/import')).status).toBe(404)
})
