import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../browser.ts'
import { courseSamples, organisations, plantCourses, plantSkane, roundSamples } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
await plantSkane(site.db)
await plantCourses(site.db)
const officer = await site.staff('admissionOfficer', organisations.yrkesskolan, { name: 'Ulf' })
const rector = await site.staff('rector', organisations.yrkesskolan, { name: 'Rut' })
const other = await site.staff('admissionOfficer', organisations.larcentrum)
const platform = await site.staff('platformAdministrator', organisations.owner)

const { svetsareMars, svetsareAugusti, few } = roundSamples
const page = `/kurstillfallen/${svetsareMars.id}`
const round = async (id: string = svetsareMars.id) =>
  (await site.rows('select * from courses.round where id = $1', [id]))[0]
const seats = async (id: string = svetsareMars.id) =>
  (await site.rows('select held_by from courses.seat where round = $1', [id])).length

beforeAll(() => site.db.query(`update courses.round set seats = 20 where id = $1`, [svetsareMars.id]))

describe('the list of starts', () => {
  test('holds the school’s own, and all for the platform’s administrator', async () => {
    const own = plain(await officer.text('/kurstillfallen?visa=alla'))
    expect(own).toContain('4 kurstillfällen')
    expect(own).not.toContain('Lärcentrum Rapsfältet')
    expect(plain(await platform.text('/kurstillfallen?visa=alla'))).toContain('7 kurstillfällen')
    expect(plain(await officer.text('/kurstillfallen'))).toContain('3 kurstillfällen')
    expect(plain(await officer.text(`/kurstillfallen?intag=paused&kurs=${courseSamples.underskoterska.id}`))).toContain(
      '1 kurstillfälle ',
    )
  })
  test('is closed to those who keep no catalogue', async () => {
    const caseworker = await site.staff('caseworker', organisations.malmo.unit)
    expect((await caseworker.get('/kurstillfallen')).status).toBe(404)
    expect((await site.visitor().get('/kurstillfallen')).status).toBe(303)
  })
  test('of another school is as if it did not exist, page by page', async () => {
    for (const path of ['', '/andra', '/intag', '/priser']) expect((await other.get(page + path)).status).toBe(404)
    const html = await officer.text(`${page}/intag`)
    other.cookies.set('kp', other.token)
    expect((await other.submit(html, { intake: 'closed' })).status).toBe(400)
    expect((await round()).intake).toBe('open')
  })
})

describe('changing a start', () => {
  test('saves, leaves a line in the log and says so', async () => {
    const answer = await officer.press(`${page}/andra`, {
      place: 'Malmö, Limhamn',
      hoursPerWeek: '28',
      starts: '29 mars 2027',
    })
    expect(plain(await officer.follow(answer))).toContain('Det är sparat')
    expect(await round()).toMatchObject({ place: 'Malmö, Limhamn', hours_per_week: 28 })
    const [entry] = await site.rows(
      `select verb, fields, account from platform.entry where about = $1 order by seq desc limit 1`,
      [svetsareMars.id],
    )
    expect(entry).toEqual({ verb: 'changeRound', fields: ['place', 'hoursPerWeek'], account: officer.account })
  })
  test('two on the same page: the second chooses field by field, and nothing is lost', async () => {
    const [mine, theirs] = [await officer.text(`${page}/andra`), await rector.text(`${page}/andra`)]
    expect((await rector.submit(theirs, { place: 'Malmö, Husie', schedule: 'Kvällar' })).status).toBe(303)
    const answer = await officer.submit(mine, { place: 'Malmö, Rosengård' })
    expect(answer.status).toBe(409)
    const conflict = await answer.text()
    for (const word of ['Rut', 'Malmö, Rosengård', 'Malmö, Husie', 'Kvällar']) expect(plain(conflict)).toContain(word)
    expect((await round()).place).toBe('Malmö, Husie')
    expect((await officer.submit(conflict, { place: 'Malmö, Rosengård', schedule: 'Kvällar' })).status).toBe(303)
    expect(await round()).toMatchObject({ place: 'Malmö, Rosengård', schedule: 'Kvällar' })
  })
  test.each([
    [{ starts: '29/3' }, 'Skriv dagen med år'],
    [{ ends: '2027-01-01' }, 'Sista dagen kommer före första'],
    [{ entryDate: '2029-01-01' }, 'Sista dag att söka kommer efter'],
    [{ minSeats: '21' }, 'Det kan inte vara fler än platserna'],
    [{ seats: 'många' }, 'Skriv ett tal'],
    [{ huvudman: '9999' }, 'Välj en kommun'],
    [{ ruleSet: organisations.owner }, 'Välj ett av alternativen'],
  ])('%o is refused in words, with all that was typed', async (fields, words) => {
    const before = await round()
    const answer = await officer.press(`${page}/andra`, { agreement: 'Avtal 7', ...fields })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(plain(html)).toContain(words)
    expect(html).toContain('value="Avtal 7"')
    expect(await round()).toEqual(before)
  })
})

describe('seats', () => {
  test('are rows that follow the number, up and down', async () => {
    expect(await seats()).toBe(20)
    await officer.press(`${page}/andra`, { seats: '24' })
    expect(await seats()).toBe(24)
    await officer.press(`${page}/andra`, { seats: '18' })
    expect(await seats()).toBe(18)
  })
  test('that somebody holds are never taken away', async () => {
    await site.db.query(`update courses.seat set held_by = gen_random_uuid() where round = $1 and number > 6`, [
      svetsareMars.id,
    ])
    const answer = await officer.press(`${page}/andra`, { seats: '11', minSeats: '0' })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('12 platser är tagna. Skriv 12 eller fler')
    expect(await seats()).toBe(18)
    await officer.press(`${page}/andra`, { seats: '12' })
    expect(await seats()).toBe(12)
  })
  test('are kept by the database itself, whoever asks', async () => {
    const shrink = site.db.query(`update courses.round set seats = 5 where id = $1`, [svetsareMars.id])
    await expect(shrink).rejects.toMatchObject({ code: 'KP001' })
    expect(await seats()).toBe(12)
  })
})

describe('the intake', () => {
  test('is paused with a reason and a day, which everybody reads', async () => {
    expect((await officer.press(`${page}/intag`, { intake: 'paused', reason: '' })).status).toBe(422)
    await officer.press(`${page}/intag`, { intake: 'paused', reason: 'Läraren är sjuk.', reopens: '2027-03-10' })
    const text = plain(await site.visitor().text(`/kurser/svetsare/${svetsareMars.id}`))
    expect(text).toContain('Läraren är sjuk. Det går att söka igen från ons 10 mars 2027.')
  })
  test('opens without a reason left behind', async () => {
    await officer.press(`${page}/intag`, { intake: 'open', reason: 'x', reopens: '2027-03-10' })
    expect(await round()).toMatchObject({ intake: 'open', intake_reason: '', reopens: null })
  })
  test('changed by two is a choice too', async () => {
    const [mine, theirs] = [await officer.text(`${page}/intag`), await rector.text(`${page}/intag`)]
    await rector.submit(theirs, { intake: 'closed', reason: 'Urvalet har börjat.' })
    const answer = await officer.submit(mine, { intake: 'paused', reason: 'Paus.' })
    expect(answer.status).toBe(409)
    expect(plain(await answer.text())).toContain('Urvalet har börjat.')
    expect((await round()).intake).toBe('closed')
  })
  test('cannot be cancelled here', async () => {
    expect((await officer.press(`${page}/intag`, { intake: 'cancelled', reason: 'Nej' })).status).toBe(422)
  })
})

describe('adding', () => {
  const typed = {
    course: courseSamples.kock.id,
    provider: organisations.yrkesskolan,
    intake: 'open',
    huvudman: '1280',
    municipality: '1281',
    place: 'Lund, Väster',
    starts: '2027-08-16',
    ends: '2028-06-09',
    entryDate: '2027-06-01',
    seats: '15',
  }
  test('a start makes it visible, with its seats', async () => {
    const answer = await officer.press('/kurstillfallen/ny', typed)
    const id = /kurstillfallen\/([\w-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
    expect(await seats(id)).toBe(15)
    expect(plain(await site.visitor().text('/kurser/kock'))).toContain('Start mån 16 augusti 2027, Lund, Väster')
  })
  test('a start of another school is not possible', async () => {
    const before = (await site.rows('select id from courses.round')).length
    expect((await officer.press('/kurstillfallen/ny', { ...typed, provider: organisations.larcentrum })).status).toBe(
      422,
    )
    expect((await site.rows('select id from courses.round')).length).toBe(before)
  })
  test('a course gets an address of its own, and only its school changes it', async () => {
    const course = {
      title: 'Kock',
      kind: 'yrkes_sfi',
      vocational: 'yes',
      prerequisites: 'Du äter\nDu lagar',
      'title-en': 'Cook',
    }
    expect((await officer.press('/kurstillfallen/kurser/ny', course)).status).toBe(303)
    const [made] = await site.rows(`select * from courses.course where slug = 'kock-2'`)
    expect(made).toMatchObject({ owner: organisations.yrkesskolan, texts: { en: { title: 'Cook' } } })
    expect(made.prerequisites).toEqual([
      { code: 'du_ater', text: 'Du äter' },
      { code: 'du_lagar', text: 'Du lagar' },
    ])
    expect((await other.get(`/kurstillfallen/kurser/${made.id}`)).status).toBe(404)
    await rector.press(`/kurstillfallen/kurser/${made.id}`, {
      prerequisites: 'Du äter\nDu lagar mat',
      title: 'Kock i Lund',
    })
    const [now] = await site.rows('select * from courses.course where id = $1', [made.id])
    expect(now).toMatchObject({ title: 'Kock i Lund', slug: 'kock-2' })
    expect(now.prerequisites.map(({ code }: { code: string }) => code)).toEqual(['du_ater', 'du_lagar'])
  })
})

describe('the price list', () => {
  const list = `/kurstillfallen/${few.id}/priser`
  const prices = () =>
    site.rows(
      `select amount::int, unit, valid_from::text as from, valid_to::text as to, round from courses.price where course = $1 order by valid_from`,
      [few.course],
    )
  const price = {
    amount: '2 300,50',
    unit: 'week',
    validFrom: '2027-04-01',
    'payer-1': 'home',
    'share-1': '62,5',
    'payer-2': organisations.employmentService,
    'share-2': '37,5',
  }
  beforeEach(() =>
    site.db
      .query(
        `delete from courses.price_share where price in (select id from courses.price where valid_from > '2026-01-01')`,
      )
      .then(() => site.db.query(`delete from courses.price where valid_from > '2026-01-01'`))
      .then(() => site.db.query('update courses.price set valid_to = null')),
  )

  test('grows by a row that ends the one before', async () => {
    expect((await officer.press(list, price)).status).toBe(303)
    expect(await prices()).toEqual([
      { amount: 210_000, unit: 'week', from: '2026-01-01', to: '2027-04-01', round: null },
      { amount: 230_050, unit: 'week', from: '2027-04-01', to: null, round: null },
    ])
    const shares = await site.rows(
      `select s.kind, s.payer, s.share from courses.price_share s join courses.price p on p.id = s.price where p.amount = 230050 order by s.number`,
    )
    expect(shares).toEqual([
      { kind: 'municipality', payer: null, share: 6_250 },
      { kind: 'af', payer: organisations.employmentService, share: 3_750 },
    ])
  })
  test('a price for one start leaves the course’s alone', async () => {
    await officer.press(list, { ...price, reach: 'round' })
    expect((await prices()).map(({ to, round: of }) => [to, of])).toEqual([
      [null, null],
      [null, few.id],
    ])
  })
  test.each([
    [{ 'share-2': '37' }, 'Andelarna ska bli 100 procent'],
    [{ 'payer-2': '' }, 'Välj vem som betalar'],
    [{ 'payer-2': organisations.larcentrum }, 'Välj vem som betalar'],
    [{ validFrom: '2025-12-31' }, 'Välj en senare dag'],
    [{ amount: 'mycket' }, 'Skriv priset i kronor'],
  ])('%o is refused', async (fields, words) => {
    const answer = await officer.press(list, { ...price, ...fields })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain(words)
    expect(await prices()).toHaveLength(1)
  })
  test('of another school cannot be reached', async () => {
    expect((await officer.get(`/kurstillfallen/${svetsareAugusti.id}/priser`)).status).toBe(404)
  })
})
