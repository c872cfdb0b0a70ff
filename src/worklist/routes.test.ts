import { beforeEach, describe, expect, test } from 'vitest'
import { applied } from '../../test/apply.ts'
import { plain } from '../../test/browser.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../../test/plant.ts'
import { theSite } from '../../test/site.ts'

const site = await theSite()
beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
})
const malmo = homeOf('1280')
const round = roundSamples.svetsareMars.id
const entries = (verb: string) => site.rows('select person from platform.entry where verb = $1 order by seq', [verb])
const many = async (n: number, but: Parameters<typeof applied>[1] = { choices: [round] }) => {
  const made = []
  for (let at = 0; at < n; at++) made.push(await applied(site, { ...but, givenName: `Fatima${at}` }))
  return made
}

describe('the list', () => {
  test('shows the unit what waits for it, one line in the log for each person', async () => {
    const [one, two] = await many(2)
    const caseworker = await site.staff('caseworker', malmo.unit)
    const page = plain(await caseworker.text('/arbetslista?lista=all'))
    for (const made of [one, two])
      expect(page).toContain(`${made?.first.receipt.slice(0, 4)}-${made?.first.receipt.slice(4)}`)
    expect(new Set((await entries('list')).map(({ person }) => person))).toEqual(new Set([one?.person, two?.person]))
  })

  test('is empty for another municipality and for a school that nobody applied to', async () => {
    await many(1)
    const lund = await site.staff('caseworker', homeOf('1281').unit)
    expect(plain(await lund.text('/arbetslista?lista=all'))).toContain('Listan är tom')
    expect(await entries('list')).toEqual([])
  })

  test('stands with the school when the application does', async () => {
    const [made] = await many(1)
    const { provider } = (await site.rows('select provider from applications.application'))[0]
    const officer = await site.staff('admissionOfficer', provider)
    expect(plain(await officer.text('/arbetslista?lista=all'))).toContain(made?.first.receipt.slice(0, 4))
  })

  test('takes at most six statements, whatever the rows', async () => {
    const caseworker = await site.staff('caseworker', malmo.unit)
    const count = async () => (await site.statements(() => caseworker.text('/arbetslista?lista=all'))).length
    await many(2)
    await count()
    const few = await count()
    await many(6)
    expect(await count()).toBe(few)
    expect(few).toBeLessThanOrEqual(6)
  })

  test('chooses by stage and course, and the choice is an address', async () => {
    await many(1)
    const caseworker = await site.staff('caseworker', malmo.unit)
    const [{ state }] = await site.rows('select state from applications.application')
    expect(plain(await caseworker.text(`/arbetslista?lista=all&steg=${state}`))).toContain('1 ansökan')
    expect(plain(await caseworker.text('/arbetslista?lista=all&steg=offered'))).toContain('Listan är tom')
    expect((await caseworker.get('/arbetslista?lista=x&steg=y&sida=-4')).status).toBe(200)
  })
})

test('a choice is kept under a name, shared with the unit, and taken away by its owner only', async () => {
  const caseworker = await site.staff('caseworker', malmo.unit)
  const colleague = await site.staff('caseworker', malmo.unit)
  const saved = await caseworker.press(
    '/arbetslista?lista=late',
    { namn: 'Sena svar', delad: 'ja' },
    '/arbetslista/urval',
  )
  expect(plain(await caseworker.follow(saved))).toContain('Urvalet är sparat')
  expect(plain(await colleague.text('/arbetslista'))).toContain('Sena svar')
  const [{ id }] = await site.rows('select id from worklist.saved_filter')
  const page = await caseworker.text('/arbetslista')
  await colleague.submit(await colleague.text('/arbetslista'), { id, namn: 'x', urval: '' }, '/arbetslista/urval')
  await caseworker.submit(page, { id }, '/arbetslista/urval/bort')
  expect((await site.rows('select name from worklist.saved_filter')).map(({ name }) => name)).toEqual(['x'])
  expect((await caseworker.press('/arbetslista', { namn: '' }, '/arbetslista/urval')).status).toBe(422)
})

test('many are done at once after a check, and each has its own answer', async () => {
  const made = await many(2)
  const caseworker = await site.staff('caseworker', malmo.unit)
  const ids = made.map(({ first }) => first.id)
  const check = await caseworker.press('/arbetslista?lista=all', { vald: ids, gor: 'mine' }, '/arbetslista/valda')
  expect(check.status).toBe(200)
  const result = await caseworker.submit(await check.text(), {}, '/arbetslista/gor')
  expect(plain(await result.text())).toContain('Klart för 2 av 2')
  expect((await site.rows('select distinct responsible from applications.application'))[0].responsible).toBe(
    caseworker.account,
  )
  const refused = await caseworker.submit(
    await (
      await caseworker.press('/arbetslista?lista=all', { vald: ids, gor: 'ongoing' }, '/arbetslista/valda')
    ).text(),
    {},
    '/arbetslista/gor',
  )
  expect(plain(await refused.text())).toContain('Klart för 0 av 2')
  expect((await caseworker.press('/arbetslista?lista=all', { gor: 'mine' }, '/arbetslista/valda')).status).toBe(422)
})

test('a person of another municipality cannot be chosen by typing the id', async () => {
  const [made] = await many(1)
  const lund = await site.staff('caseworker', homeOf('1281').unit)
  await applied(site, { municipality: '1281', choices: [round] })
  const answer = await lund.press(
    '/arbetslista?lista=all',
    { vald: made?.first.id ?? '', gor: 'mine' },
    '/arbetslista/valda',
  )
  expect(answer.status).toBe(422)
})

describe('search', () => {
  test('finds by name, number of the application and beginning of a name, never across', async () => {
    const [made] = await many(1)
    const caseworker = await site.staff('caseworker', malmo.unit)
    const ask = async (who: typeof caseworker, fraga: string) =>
      plain(await (await who.press('/sok', { fraga }, '/sok')).text())
    for (const fraga of ['fatima', 'FATIMA0 ex', 'Exempel', made?.first.receipt.toLowerCase() ?? ''])
      expect(await ask(caseworker, fraga)).toContain('1 träff')
    expect(await ask(caseworker, 'atima')).toContain('Vi hittade ingen')
    expect(await ask(caseworker, '%')).toContain('minst två tecken')
    expect(await ask(caseworker, '%%')).toContain('Vi hittade ingen')
    const lund = await site.staff('caseworker', homeOf('1281').unit)
    expect(await ask(lund, 'fatima')).toContain('Vi hittade ingen')
  })

  test('a file has the same people and cannot act as a formula', async () => {
    await many(1, { choices: [round] })
    await site.rows(`update people.person set given_name = '=1+1'`)
    const caseworker = await site.staff('caseworker', malmo.unit)
    const file = await caseworker.get('/arbetslista.csv?lista=all')
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(await file.text()).toContain(`'=1+1 Exempel`)
    expect(await entries('export')).toHaveLength(1)
  })
})

test('nobody else gets in', async () => {
  expect((await site.visitor().get('/arbetslista')).headers.get('location')).toContain('/logga-in')
  const administrator = await site.staff('administrator', organisations.malmo.municipality)
  expect((await administrator.get('/arbetslista')).status).toBe(404)
})
