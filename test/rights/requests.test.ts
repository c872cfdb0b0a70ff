import { beforeEach, expect, test } from 'vitest'
import { type Applied, applied } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { unit } = homeOf('1280')
const desk = '/begaran-om-uppgifter'
let fatima: Applied

beforeEach(async () => {
  site.clock.now = new Date('2027-03-01T09:00:00Z')
  await site.empty()
  await plantSkane(site.db)
  await plantCourses(site.db)
  fatima = await applied(site, { choices: [roundSamples.svetsareMars.id] })
})
const own = () => site.newcomer('1280', fatima.person)
const waiting = async () =>
  `${desk}/${(await site.rows('select id from rights.request order by asked_at desc limit 1'))[0].id}`
const correction = { field: 'familyName', application: '', wrong: 'Fel namn', right: 'Ahmadi' }

test('a correction is asked in own words, answered within a month, and carried out by the answer', async () => {
  const browser = await own()
  expect((await browser.press('/mina-uppgifter/ratta', { ...correction, right: '' })).status).toBe(422)
  const sent = await browser.press('/mina-uppgifter/ratta', correction)
  expect(plain(await browser.follow(sent))).toContain('Du får svar senast tors 1 april 2027')
  const caseworker = await site.staff('caseworker', unit)
  expect(plain(await caseworker.text(desk))).toContain('Fatima Exempel')
  const page = await waiting()
  expect((await caseworker.press(page, { outcome: 'refused' })).status).toBe(422)
  expect((await caseworker.press(page, { outcome: 'accepted', value: 'Ahmadi' })).status).toBe(303)
  expect((await site.rows('select family_name, name_key from people.person'))[0]).toEqual({
    family_name: 'Ahmadi',
    name_key: 'fatima ahmadi',
  })
  expect(plain(await browser.text('/mina-uppgifter/begaran'))).toContain('Ja')
  expect(plain(await caseworker.text(desk))).toContain('Inget väntar på svar')
})

test('what is refused keeps the person’s note beside it wherever staff read the application', async () => {
  const browser = await own()
  await browser.press('/mina-uppgifter/ratta', { ...correction, application: fatima.first.id, field: 'wish' })
  const caseworker = await site.staff('caseworker', unit)
  await caseworker.press(await waiting(), { outcome: 'refused', reason: 'Det stämmer med brevet.' })
  const page = await browser.text('/mina-uppgifter/begaran')
  expect(plain(page)).toContain('Det stämmer med brevet.')
  expect(plain(page)).toContain('Du kan överklaga svaret')
  const note = /action="([^"]*anmarkning)"/.exec(page)?.[1] ?? ''
  expect((await browser.press('/mina-uppgifter/begaran', { dispute: '' }, note)).status).toBe(422)
  expect((await browser.press('/mina-uppgifter/begaran', { dispute: 'Det är ändå fel.' }, note)).status).toBe(303)
  for (const reader of [caseworker, await site.staff('rector', organisations.yrkesskolan)])
    expect(plain(await reader.text(`/ansokningar/${fatima.first.id}`))).toContain('Det är ändå fel.')
})

test('what is restricted is there for the responsible unit with a banner and for nobody else, and is in no file', async () => {
  const school = await site.staff('admissionOfficer', organisations.yrkesskolan)
  const caseworker = await site.staff('caseworker', unit)
  const record = `/ansokningar/${fatima.first.id}`
  expect((await school.get(record)).status).toBe(200)
  const browser = await own()
  expect((await browser.press('/mina-uppgifter/begransa', { application: '', why: 'Rätta först.' })).status).toBe(303)
  const page = await waiting()
  expect((await caseworker.press(page, { outcome: 'accepted', until: '' })).status).toBe(422)
  expect((await caseworker.press(page, { outcome: 'accepted', until: '2029-01-01' })).status).toBe(422)
  expect(
    (await caseworker.press(page, { outcome: 'accepted', until: '2027-05-01', reason: 'Vi rättar.' })).status,
  ).toBe(303)
  expect((await school.get(record)).status).toBe(404)
  expect(await school.text('/arbetslista?lista=all')).not.toContain('Fatima')
  expect(plain(await caseworker.text(record))).toContain('Uppgifterna är begränsade')
  expect(await caseworker.text('/arbetslista.csv?lista=all')).not.toContain('Fatima')
  expect((await browser.get(record)).status).toBe(200)
  site.wait(70)
  await site.rows(`select graphile_worker.add_job('endRestrictions', run_at := '2027-05-01')`)
  await site.runJobs()
  expect((await site.rows('select restricted from people.person'))[0].restricted).toBe(false)
  expect((await school.get(record)).status).toBe(200)
})

test('nobody asks about another’s application, and another unit answers nothing', async () => {
  const other = await applied(site, { choices: [roundSamples.svetsareMars.id] })
  const browser = await own()
  const foreign = await browser.press('/mina-uppgifter/ratta', { ...correction, application: other.first.id })
  expect(foreign.status).toBe(404)
  await browser.press('/mina-uppgifter/ratta', correction)
  const lund = await site.staff('caseworker', homeOf('1281').unit)
  expect((await lund.get(await waiting())).status).toBe(404)
  expect(plain(await lund.text(desk))).toContain('Inget väntar på svar')
})
