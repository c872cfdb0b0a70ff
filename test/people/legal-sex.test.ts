import { globSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import type { Household, Offer } from '../../src/allocation/domain/placing.ts'
import type { Whole } from '../../src/applications/index.ts'
import { findSex, type Person } from '../../src/people/index.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import { visitOf } from '../accounts/visits.ts'
import { type Applied, applied } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

// Legal sex is for the figures of women and men: whoever chooses among people, or advises, has no way to it.

const site = await theSite()
const malmo = homeOf('1280')
const lund = homeOf('1281')
let fatima: Applied

beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  fatima = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  await site.rows(`update people.person set sex = 'K'`)
})
const of = () => ({ municipality: '1280', person: fatima.person })
type SignedIn = Awaited<ReturnType<typeof site.staff>>
const told = async (who: SignedIn) => inside(await visitOf(site, who), (tx) => findSex(tx, of()))

describe('who may know', () => {
  test('the person, the home municipality that answers for them, and the site itself there', async () => {
    expect(await told(await site.newcomer('1280', fatima.person))).toBe('K')
    for (const role of ['caseworker', 'decisionMaker', 'coordinator', 'manager'] as const)
      expect(await told(await site.staff(role, malmo.unit)), role).toBe('K')
    const here = (municipality: string) =>
      asSystem(site.services, { municipality, purpose: 'import' }, (visit) => inside(visit, (tx) => findSex(tx, of())))
    expect([await here('1280'), await here('1281')]).toEqual(['K', null])
  })
  test('nobody else: not the school that has the application, not another home, not whoever follows', async () => {
    const counsellor = await site.staff('studyCounsellor', malmo.unit)
    await site.rows('update people.person set followers = array[$1::uuid]', [counsellor.account])
    const school = organisations.yrkesskolan
    await site.rows(
      `insert into people.access (municipality, person, organisation, scope, ground, legal_basis) values ('1280', $1, $2, 'application', 'own_task', '6.1.e')`,
      [fatima.person, school],
    )
    const others = [
      counsellor,
      await site.staff('admissionOfficer', school),
      await site.staff('rector', school),
      await site.staff('caseworker', lund.unit),
      await site.staff('platformAdministrator', malmo.municipality),
    ]
    for (const one of others) expect(await told(one), one.account).toBeNull()
  })
  test('of somebody protected only those who are named', async () => {
    const caseworker = await site.staff('caseworker', malmo.unit)
    await site.rows(`update people.person set handlers = '{}'`)
    expect(await told(caseworker)).toBeNull()
    await site.rows('update people.person set handlers = array[$1::uuid]', [caseworker.account])
    expect(await told(caseworker)).toBe('K')
  })
  test('no session reads the column, not even that of the home municipality', async () => {
    const visit = await visitOf(site, await site.staff('caseworker', malmo.unit))
    const asked = (sql: string) =>
      inside(visit, (tx) => tx.execute(sql)).then(
        () => 'answered',
        (error: { cause?: { code?: string }; code?: string }) => error.cause?.code ?? error.code,
      )
    expect(await asked('select given_name from people.person')).toBe('answered')
    for (const sql of [
      'select sex from people.person',
      'select * from people.person',
      'select to_jsonb(p) from people.person p',
      `select id from people.person where sex = 'K'`,
      'select id from people.person order by sex',
      `update people.person set name_key = name_key where sex = 'K'`,
      'update people.person set name_key = name_key returning sex',
    ])
      expect(await asked(sql), sql).toBe('42501')
  })
})

describe('whoever chooses or advises', () => {
  test('has no word for it in what they are given', () => {
    type Keys<T> = T extends unknown ? keyof T : never
    expectTypeOf<Extract<'sex', Keys<Person>>>().toEqualTypeOf<never>()
    expectTypeOf<Extract<'sex', Keys<NonNullable<Whole['applicant']>>>>().toEqualTypeOf<never>()
    expectTypeOf<Extract<'sex', Keys<Household> | Keys<Offer>>>().toEqualTypeOf<never>()
  })
  test('cannot ask: only these files know the way', () => {
    const way = /findSex|registerSex|people\.sexes|LegalSex|readSex/
    const files = globSync('src/**/*.{ts,tsx}').filter(
      (file) => !file.endsWith('.test.ts') && way.test(readFileSync(file, 'utf8')),
    )
    const known = /^src\/(people|imports|rights|duplicates|casefile)\/|^src\/shared\/legal-sex\.ts$/
    expect(files.filter((file) => !known.test(file)).sort()).toEqual([
      'src/applications/acts/hand-over.ts',
      'src/start/queries.ts',
    ])
  })
})

describe('a caseworker writes what the population register says', () => {
  const page = () => `/ansokningar/${fatima.first.id}/kon`
  const now = async () => (await site.rows('select sex from people.person'))[0].sex

  test('on a page of its own, which is in the log that the person reads', async () => {
    const caseworker = await site.staff('caseworker', malmo.unit)
    expect(await caseworker.text(`/ansokningar/${fatima.first.id}`)).toContain(page())
    const form = await caseworker.text(page())
    expect(form).toMatch(/value="K"[^>]*checked/)
    expect((await caseworker.press(page(), { sex: 'M' })).status).toBe(303)
    expect(await now()).toBe('M')
    expect((await caseworker.press(page(), { sex: 'U' })).status).toBe(303)
    expect(await now()).toBeNull()
    const lines = await site.rows(
      `select verb, fields from platform.entry where person = $1 and 'sex' = any (fields) order by seq`,
      [fatima.person],
    )
    expect(lines.filter(({ verb }) => verb === 'correct')).toHaveLength(2)
    expect(lines.some(({ verb }) => verb === 'read')).toBe(true)
  })
  test('and nothing when somebody else was quicker, or no answer was chosen', async () => {
    const caseworker = await site.staff('caseworker', malmo.unit)
    const form = await caseworker.text(page())
    await site.rows(`update people.person set phone = '0701740606'`)
    expect((await caseworker.submit(form, { sex: 'M' }, page())).status).toBe(409)
    const refused = await caseworker.press(page(), { sex: 'X' })
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain('Välj ett svar')
    expect(await now()).toBe('K')
  })
  test('and no school, no other home and not the applicant', async () => {
    for (const one of [
      await site.staff('admissionOfficer', organisations.yrkesskolan),
      await site.staff('caseworker', lund.unit),
      await site.newcomer('1280', fatima.person),
    ])
      expect((await one.get(page())).status).toBe(404)
  })
})

test('the person reads it among their own details and in the extract, and has it corrected', async () => {
  const own = await site.newcomer('1280', fatima.person)
  expect(plain(await own.text('/mina-uppgifter'))).toContain('Juridiskt kön Kvinna')
  expect(plain(await own.text('/mina-uppgifter/utdrag'))).toContain('Juridiskt kön Kvinna')
  const file = JSON.parse(await own.text('/mina-uppgifter/utdrag.json'))
  expect(file.controllers[0].tables['people.person'][0].sex).toBe('K')
  const wish = { field: 'sex', application: '', wrong: 'Det står kvinna', right: 'man' }
  expect((await own.press('/mina-uppgifter/ratta', wish)).status).toBe(303)
  const caseworker = await site.staff('caseworker', malmo.unit)
  const [{ id }] = await site.rows('select id from rights.request')
  const desk = `/begaran-om-uppgifter/${id}`
  expect(plain(await caseworker.text(desk))).toContain('Står nu kvinna')
  expect((await caseworker.press(desk, { outcome: 'accepted', value: 'herre' })).status).toBe(422)
  expect((await caseworker.press(desk, { outcome: 'accepted', value: 'man' })).status).toBe(303)
  expect(plain(await own.text('/mina-uppgifter'))).toContain('Juridiskt kön Man')
})
