import { describe, expect, test } from 'vitest'
import { setTheScene } from '../applications/scene.ts'
import { standing } from '../apply.ts'
import { plain } from '../browser.ts'
import { homeOf, organisations, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const { staff, step, inside, outside, state, openTasks, homeShare } = setTheScene(site)
const { yrkesskolan } = organisations
const lund = homeOf('1281')
const bjuv = homeOf('1260')
const page = (id: string) => `/ansokningar/${id}`

describe('messages', () => {
  test('are read by their two sides only, have a clock, and an answer stops it', async () => {
    const { first, person } = await inside()
    const fatima = await site.newcomer('1260', person)
    const school = await staff('admissionOfficer', yrkesskolan)
    const home = await staff('caseworker', bjuv.unit)
    const talk = `${page(first.id)}/meddelanden`
    expect((await fatima.press(talk, { to: 'home', text: 'När får jag svar? <b>' })).status).toBe(303)
    const seen = await home.text(talk)
    expect(seen).toContain('När får jag svar? &lt;b&gt;')
    expect(plain(seen)).toContain('Svar senast mån 8 mars 2027')
    expect(plain(await school.text(talk))).toContain('Inga meddelanden än.')
    expect((await home.press(talk, { to: 'applicant', text: 'På fredag.' })).status).toBe(303)
    expect(plain(await fatima.text(talk))).toContain('På fredag.')
    const waiting =
      'select count(*)::int as n from applications.message where answer_by is not null and read_at is null'
    expect(await site.rows(waiting)).toEqual([{ n: 0 }])
  })

  test('an empty one, or to nobody, says what to do and keeps the text', async () => {
    const { first, person } = await inside()
    const fatima = await site.newcomer('1260', person)
    const refused = await fatima.press(`${page(first.id)}/meddelanden`, { text: 'Hej' })
    expect(refused.status).toBe(422)
    const again = await refused.text()
    expect(plain(again)).toContain('Välj ett svar.')
    expect(again).toContain('Hej</textarea>')
    expect(await site.rows('select count(*)::int as n from applications.message')).toEqual([{ n: 0 }])
  })

  test('of a long talk show the newest, with a way back to the older ones, and none stands on the page of the application', async () => {
    const { first, person } = await inside()
    const fatima = await site.newcomer('1260', person)
    await site.rows(
      `insert into applications.message (municipality, application, from_party, to_party, text, language, at)
       select '1260', $1, 'home', 'applicant', 'Brev nr ' || n || '.', 'sv', now() + n * interval '1 minute' from generate_series(1, 60) n returning id`,
      [first.id],
    )
    const talk = `${page(first.id)}/meddelanden`
    const letters = (html: string) => [...plain(html).matchAll(/Brev nr (\d+)\./g)].map(([, n]) => Number(n))
    const newest = await fatima.text(talk)
    expect(letters(newest)).toEqual(Array.from({ length: 50 }, (_, at) => at + 11))
    expect(newest).toContain(`href="${talk}?sida=2"`)
    const older = await fatima.text(`${talk}?sida=2`)
    expect(letters(older)).toEqual(Array.from({ length: 10 }, (_, at) => at + 1))
    expect(plain(older)).toContain('Visa nyare meddelanden')
    expect(plain(older)).not.toContain('Visa äldre meddelanden')
    expect(letters(await fatima.text(`${talk}?sida=x`))).toEqual(letters(newest))
    expect(letters(await fatima.text(page(first.id)))).toEqual([])
  })
})

describe('times', () => {
  const when = { 'day-day': '10', 'day-month': 'mars', 'day-year': '2027', time: '9.30', minutes: '45', place: 'Sal 3' }

  test('are booked by the school, stand on the page and in a calendar, and can be called off', async () => {
    const { first, person } = await inside()
    const school = await staff('admissionOfficer', yrkesskolan)
    expect((await school.press(`${page(first.id)}/tider`, { ...when, kind: 'levelTest' })).status).toBe(303)
    const fatima = await site.newcomer('1260', person)
    const record = await fatima.text(page(first.id))
    expect(plain(record)).toContain('Nivåtest ons 10 mars 2027 kl. 09.30')
    const file = /\/ansokningar\/[\w-]+\/tider\/[\w-]+\/kalender\.ics/.exec(record)?.[0] ?? ''
    const calendar = await fatima.text(file)
    expect(calendar).toContain('DTSTART;TZID=Europe/Stockholm:20270310T093000')
    expect(calendar).not.toContain('Exempel')
    const [{ id }] = await site.rows('select id from applications.appointment')
    expect((await school.press(`${page(first.id)}/tider/${id}`)).status).toBe(303)
    expect((await fatima.get(file)).status).toBe(404)
    expect(plain(await fatima.text(page(first.id)))).toContain('Inställd')
  })

  test.each([
    [{ time: 'snart' }, 'Skriv tiden'],
    [{ 'day-day': '31', 'day-month': '2' }, 'Skriv dagen'],
    [{ 'day-year': '2026' }, 'Tiden har redan varit'],
    [{ minutes: '3000' }, 'Skriv ett tal mellan 5 och 480'],
    [{ place: '' }, 'Skriv var ni träffas'],
  ])('with %j: %s', async (but, words) => {
    const { first } = await inside()
    const school = await staff('admissionOfficer', yrkesskolan)
    const refused = await school.press(`${page(first.id)}/tider`, { ...when, kind: 'interview', ...but })
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain(words)
    expect(await site.rows('select count(*)::int as n from applications.appointment')).toEqual([{ n: 0 }])
  })
})

describe('the desk', () => {
  test('a pause moves the limit, tells why, and can be ended', async () => {
    const { first, person } = await outside()
    const lisa = await staff('caseworker', lund.unit)
    const before = await standing(site, first.id)
    const until = { 'until-day': '11', 'until-month': '3', 'until-year': '2027', reason: 'travel' }
    expect((await lisa.press(`${page(first.id)}/paus`, until)).status).toBe(303)
    const paused = await standing(site, first.id)
    expect(Number(paused.due) - Number(before.due)).toBe(10 * 86_400_000)
    const fatima = await site.newcomer('1281', person)
    expect(plain(await fatima.text(page(first.id)))).toContain('Pausad till tors 11 mars 2027')
    expect((await lisa.press(page(first.id), {}, `${page(first.id)}/paus/slut`)).status).toBe(303)
    expect((await standing(site, first.id)).due).toEqual(before.due)
  })

  test('the applicant stops the clock too, from their own page', async () => {
    const { first, person } = await outside()
    const fatima = await site.newcomer('1281', person)
    expect(await fatima.text(page(first.id))).toContain(`href="${page(first.id)}/paus"`)
    const until = { 'until-day': '11', 'until-month': '3', 'until-year': '2027', reason: 'illness' }
    expect((await fatima.press(`${page(first.id)}/paus`, until)).status).toBe(303)
    const record = await fatima.text(page(first.id))
    expect(plain(record)).toContain('Pausad till tors 11 mars 2027')
    expect((await fatima.submit(record, {}, `${page(first.id)}/paus/slut`)).status).toBe(303)
  })

  test('gives a code at the desk that lets the person in once, is shown once and kept nowhere', async () => {
    const { first } = await outside()
    const lisa = await staff('caseworker', lund.unit)
    const given = plain(await (await lisa.press(`${page(first.id)}/kod`)).text())
    const [, code = ''] = /([2-9A-Z]{4}-[2-9A-Z]{4})/.exec(given) ?? []
    const person = site.visitor()
    expect((await person.press('/logga-in/kod', { code }, '/logga-in/kod')).status).toBe(303)
    expect((await site.visitor().press('/logga-in/kod', { code }, '/logga-in/kod')).status).toBe(422)
    expect(plain(await lisa.text(page(first.id)))).not.toContain(code)
    const told = `select account from platform.entry where verb = 'give code' and person is not null`
    expect(await site.rows(told)).toEqual([{ account: lisa.account }])
    const school = await staff('admissionOfficer', yrkesskolan)
    expect((await school.get(`${page(first.id)}/kod`)).status).toBe(404)
  })

  test('a caseworker takes it; only who distributes the work gives it to another', async () => {
    const { first } = await outside()
    const lisa = await staff('caseworker', lund.unit, 'Lisa')
    const bo = await staff('caseworker', lund.unit, 'Bo')
    const cecilia = await staff('coordinator', lund.unit)
    const responsible = async () => (await site.rows('select responsible from applications.application'))[0].responsible
    expect((await lisa.press(page(first.id), {}, `${page(first.id)}/ansvarig`)).status).toBe(303)
    expect(await responsible()).toBe(lisa.account)
    expect((await lisa.press(`${page(first.id)}/ansvarig`, { to: bo.account })).status).toBe(404)
    expect((await cecilia.press(`${page(first.id)}/ansvarig`, { to: bo.account })).status).toBe(303)
    expect(await responsible()).toBe(bo.account)
    expect(plain(await bo.text(page(first.id)))).toContain('Bo prov')
  })

  test('the school judges the conditions, and everybody sees the same list', async () => {
    const { first } = await inside()
    const officer = await staff('admissionOfficer', yrkesskolan)
    await step(officer, first.id, { to: 'assessment' })
    const rector = await staff('rector', yrkesskolan)
    expect(await step(rector, first.id, { to: 'admitted' })).toEqual({ notNow: 'eligibilityUnknown' })
    const judged = { 'condition-sfi_d': 'met', 'condition-halsa': 'not_met', result: 'maybe' }
    expect((await officer.press(`${page(first.id)}/behorighet`, judged)).status).toBe(303)
    const seen = plain(await (await staff('caseworker', bjuv.unit)).text(page(first.id)))
    expect(seen).toContain('Kanske behörig')
    expect(seen).toContain('Du kan lyfta och röra dig utan hinder (Inte uppfyllt)')
    expect(seen).not.toContain('SFI kurs D (')
    expect(await step(rector, first.id, { to: 'admitted' })).toBe('taken')
  })

  test('a payer elsewhere answers beside whoever holds it; a no needs a reason', async () => {
    const { first } = await applied60()
    const anders = await staff('payer', organisations.employmentService)
    const record = await anders.text(page(first.id))
    const pay = /\/betalningar\/[\w-]{36}/.exec(record)?.[0] ?? ''
    // The old address leads there.
    expect((await anders.get(`${page(first.id)}/betalning`)).headers.get('location')).toBe(pay)
    const unsaid = await anders.press(pay, { svar: 'nej' })
    expect(unsaid.status).toBe(422)
    expect(plain(await unsaid.text())).toContain('Välj en orsak och försök igen.')
    expect((await anders.press(pay, { svar: 'ja' })).status).toBe(303)
    expect(await site.rows(`select funding from applications.payer where kind = 'af'`)).toEqual([
      { funding: 'committed' },
    ])
    expect(await state(first.id)).toBe('with_provider')
  })

  /** Arbetsförmedlingen pays 60 percent of the welders' course. */
  const applied60 = () => outside({ choices: [roundSamples.svetsareMars.id] })

  test('a task is closed by the desk it was given to', async () => {
    const { first } = await applied60()
    const anders = await staff('payer', organisations.employmentService)
    const officer = await staff('admissionOfficer', yrkesskolan)
    await step(officer, first.id, { to: 'assessment' })
    await site.rows(`update applications.application set eligibility = 'eligible'`)
    const rector = await staff('rector', yrkesskolan)
    await step(rector, first.id, { to: 'admitted' })
    await step(rector, first.id, { to: 'offered' })
    const [{ id }] = await site.rows(`select id from applications.task where kind = 'chasePayer'`)
    const task = `${page(first.id)}/uppgifter/${id}`
    expect(await officer.text(page(first.id))).not.toContain(task)
    expect((await anders.press(page(first.id), {}, task)).status).toBe(303)
    expect(await openTasks()).toEqual([])
  })
})

describe('no home municipality', () => {
  test('it is this one: the coordinator says so, and the application goes on', async () => {
    const { first } = await inside({ homeKnown: false })
    const cecilia = await staff('coordinator', bjuv.unit)
    expect(await state(first.id)).toBe('submitted')
    expect((await cecilia.press(`${page(first.id)}/hemkommun`, { municipality: '1260' })).status).toBe(303)
    await site.runJobs()
    expect(await state(first.id)).toBe('with_provider')
    expect(await openTasks()).toEqual([])
  })

  test('it is another: the application begins there with its place in the line, and ends here', async () => {
    const sent = await inside({ homeKnown: false })
    await site.rows(`update people.person set sex = 'K'`)
    const cecilia = await staff('coordinator', bjuv.unit)
    expect((await cecilia.press(`${page(sent.first.id)}/hemkommun`, { municipality: '1281' })).status).toBe(303)
    await site.runJobs()
    const rows = await site.rows(
      'select municipality, person, state, queue_at from applications.application order by municipality',
    )
    const queue_at = new Date('2027-03-01T09:00:00Z')
    expect(rows).toEqual([
      { municipality: '1260', person: sent.person, state: 'moved', queue_at },
      { municipality: '1281', person: sent.person, state: 'with_home', queue_at },
    ])
    expect(await site.rows('select municipality, sex from people.person order by 1')).toEqual([
      { municipality: '1260', sex: 'K' },
      { municipality: '1281', sex: 'K' },
    ])
    const fatima = await site.newcomer('1260', sent.person)
    const mine = plain(await fatima.text('/mina-ansokningar'))
    expect(mine).toContain('Din kommun läser din ansökan')
    expect(mine).toContain('Din ansökan har flyttat')
    const lisa = await staff('caseworker', lund.unit)
    const moved = (await site.rows(`select id from applications.application where municipality = '1281'`))[0].id
    expect(await lisa.text(page(moved))).toContain('Fatima Exempel')
    expect(await homeShare({ ...sent, first: { ...sent.first, id: moved } })).toMatchObject({
      organisation: lund.municipality,
    })
  })
})

test('my applications: each choice, where it is, and the one thing to do', async () => {
  const { first, person } = await outside()
  const lisa = await staff('caseworker', lund.unit)
  await step(lisa, first.id, { to: 'completion', items: ['betyg'] })
  const fatima = await site.newcomer('1281', person)
  const mine = plain(await fatima.text('/mina-ansokningar'))
  expect(mine).toContain('Vi väntar på dig')
  expect(mine).toContain('Gör nu')
  expect(mine).toContain('Skicka senast: måndag 15 mars 2027')
  const nobody = await site.newcomer('1281', (await outside({ givenName: 'Yusuf', choices: [] })).person)
  expect(plain(await nobody.text('/mina-ansokningar'))).toContain('Du har inte skickat någon ansökan än')
  expect((await lisa.get('/mina-ansokningar')).status).toBe(404)
})
