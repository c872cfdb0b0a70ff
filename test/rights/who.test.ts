import { beforeEach, expect, test } from 'vitest'
import { type Applied, applied } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { unit, municipality } = homeOf('1280')
const who = '/mina-uppgifter/vem-har-tittat'
let fatima: Applied

beforeEach(async () => {
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  fatima = await applied(site, { choices: [roundSamples.svetsareMars.id] })
})
const own = () => site.newcomer('1280', fatima.person)
const looked = async (by = 'caseworker', at = unit, name = 'Hemliga Hedvig') => {
  const browser = await site.staff(by as 'caseworker', at, { name })
  expect((await browser.get(`/ansokningar/${fatima.first.id}`)).status).toBe(200)
  return browser
}

test('a person sees who has looked in plain words, by role and unit and without names', async () => {
  const caseworker = await looked()
  await caseworker.text('/arbetslista?lista=all')
  await looked('rector', organisations.yrkesskolan)
  const page = plain(await (await own()).text(who))
  expect(page).toContain('En handläggare på')
  expect(page).toContain('öppnade din ansökan för att handlägga din ansökan')
  expect(page).toContain('såg dig i en lista för att handlägga din ansökan')
  expect(page).toContain('Rektor på')
  expect(page).not.toContain('Hedvig')
})

test('own reading leaves no line, and nobody sees another person’s lines', async () => {
  const other = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  await (await site.staff('caseworker', unit)).text('/arbetslista?lista=all')
  await site.rows('delete from platform.entry where person = $1', [fatima.person])
  const browser = await own()
  for (const page of ['/mina-uppgifter', who, '/mina-uppgifter/utdrag', '/mina-uppgifter/fragor'])
    expect((await browser.get(page)).status).toBe(200)
  expect(plain(await browser.text(who))).toContain('Ingen har öppnat dina uppgifter än')
  expect(plain(await (await site.newcomer('1280', other.person)).text(who))).toContain('handläggare')
})

test('somebody known by a code only is asked to show more first', async () => {
  const answer = await (await site.newcomer('1280', fatima.person, 'code')).get('/mina-uppgifter')
  expect(answer.headers.get('location')).toContain('/logga-in/mer')
})

test('older lines are a page further on', async () => {
  await site.rows(
    `insert into platform.entry (municipality, account, role, verb, person, purpose) select '1280', gen_random_uuid(), 'caseworker', 'read', $1, 'handleApplication' from generate_series(1, 60)`,
    [fatima.person],
  )
  const browser = await own()
  const page = await browser.text(who)
  const older = /href="([^"]*fore=\d+)"/.exec(page)?.[1] ?? ''
  expect(page.match(/<time/g)).toHaveLength(50)
  expect((await browser.text(older)).match(/<time/g)?.length).toBeGreaterThanOrEqual(10)
})

test('names are shown where the organisation has chosen so, and never of somebody who is threatened', async () => {
  const seen = await looked()
  await looked('caseworker', unit, 'Öppna Olle')
  const administrator = await site.staff('administrator', municipality)
  const page = `/organisation/${municipality}/insyn`
  expect((await administrator.press(page, { names: 'name' }, page)).status).toBe(303)
  expect((await administrator.press(page, { account: seen.account }, `${page}/utan-namn`)).status).toBe(303)
  const told = plain(await (await own()).text(who))
  expect(told).toContain('Öppna Olle (En handläggare på')
  expect(told).not.toContain('Hedvig')
  const ending = /action="([^"]*utan-namn\/[^"]*)"/.exec(await administrator.text(page))?.[1] ?? ''
  expect((await administrator.press(page, {}, ending)).status).toBe(303)
  expect(plain(await (await own()).text(who))).toContain('Hedvig')
})

test('a line that a law keeps back is shown when the time is over, or the delay is ended', async () => {
  const manager = await site.staff('manager', unit)
  const page = '/fordrojd-insyn'
  const fields = { receipt: fatima.first.receipt, ground: 'crimeInvestigation', until: '2099-01-01', reference: 'N 1' }
  expect((await manager.press(page, fields)).status).toBe(422)
  expect((await manager.press(page, { ...fields, until: '2027-04-01' })).status).toBe(303)
  // The delay is counted by the database's own clock.
  await site.rows(
    `update rights.delay set valid_from = now() - interval '1 minute', valid_to = now() + interval '5 months'`,
  )
  await looked()
  const [line] = await site.rows(
    `select show_after from platform.entry where person = $1 and verb = 'read' order by seq desc limit 1`,
    [fatima.person],
  )
  expect(line.show_after).not.toBeNull()
  expect(plain(await (await own()).text(who))).not.toContain('öppnade din ansökan')
  const ending = /action="(\/fordrojd-insyn\/[^"]*\/slut)"/.exec(await manager.text(page))?.[1] ?? ''
  expect((await manager.press(page, {}, ending)).status).toBe(303)
  expect(plain(await (await own()).text(who))).toContain('öppnade din ansökan')
})

test('"Jag förstår inte varför" is one question for each line, answered in plain words within ten working days', async () => {
  await looked()
  const browser = await own()
  const page = await browser.text(who)
  const rad = /name="rad" value="(\d+)"/.exec(page)?.[1] ?? ''
  const sent = await browser.press(who, { rad })
  expect(plain(await browser.follow(sent))).toContain('Du får svar senast mån 15 mars 2027')
  await browser.press(who, { rad })
  expect((await site.rows('select count(*)::int as n from rights.question'))[0].n).toBe(1)
  expect(plain(await browser.text(who))).toContain('Du har frågat om raden')

  const officer = await site.staff('dataProtectionOfficer', municipality)
  const list = await officer.text('/fragor-om-insyn')
  expect(plain(list)).toContain('10 arbetsdagar kvar')
  expect(list).not.toContain('Exempel')
  site.wait(15)
  expect(plain(await officer.text('/fragor-om-insyn'))).toContain('1 arbetsdagar sen')
  const operator = await site.staff('operator', organisations.owner)
  expect(plain(await operator.text('/drift'))).toContain('Sena frågor om insyn 1')
  const one = /href="(\/fragor-om-insyn\/[^"]+)"/.exec(await officer.text('/fragor-om-insyn'))?.[1] ?? ''
  expect(plain(await officer.text(one))).toContain('öppnade din ansökan')
  expect((await officer.press(one, { answer: '' })).status).toBe(422)
  expect((await officer.press(one, { answer: 'Handläggaren läste för att svara dig.' })).status).toBe(303)
  expect(plain(await browser.text('/mina-uppgifter/fragor'))).toContain('Handläggaren läste för att svara dig.')
  expect(plain(await browser.text(who))).toContain('Läs svaret på din fråga')
  expect(plain(await browser.text(who))).toContain('läste din fråga')
})

test('nobody asks about another person’s line, and another municipality’s officer finds no question', async () => {
  await looked()
  const rad = /name="rad" value="(\d+)"/.exec(await (await own()).text(who))?.[1] ?? ''
  const other = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  await (await site.staff('caseworker', unit)).get(`/ansokningar/${other.first.id}`)
  const stranger = await site.newcomer('1280', other.person)
  expect((await stranger.press(who, { rad })).status).toBe(404)
  expect((await (await own()).press(who, { rad })).status).toBe(303)
  const [{ id }] = await site.rows('select id from rights.question')
  const lund = await site.staff('dataProtectionOfficer', homeOf('1281').municipality)
  expect((await lund.get(`/fragor-om-insyn/${id}`)).status).toBe(404)
})
