import { beforeAll, describe, expect, test } from 'vitest'
import { seedFigures } from '../../../src/figures/index.ts'
import { municipalityNames } from '../../../src/shared/facts/municipalities.ts'
import { plant, plantSkane } from '../../plant.ts'
import { theSite } from '../../site.ts'

const site = await theSite()
const visitor = site.visitor()
beforeAll(async () => {
  await plantSkane(site.db)
  await seedFigures(site.services, { demo: true })
  await site.runJobs()
})

const paths = [
  '/siffror',
  '/siffror/kommun/trelleborg',
  '/siffror/nyckeltal/mottagna-per-1000',
  '/siffror/nyckeltal/flyktingar-arbete?kommun=1281&ar=2019',
  '/siffror/nyckeltal/bristyrken',
  '/siffror/jamfor',
  '/siffror/jamfor?nyckeltal=lamnat-arbete-studier&kommun=lund&mot=hornet',
  '/siffror/jamfor?nyckeltal=mottagna&kommun=lund&mot=egna&med=malmo&med=perstorp',
  '/siffror/jamfor?nyckeltal=deltagare&kommun=lund&mot=liknande',
  '/siffror/karta/mottagna',
  '/siffror/liknande/lund',
  '/siffror/utgavor',
  '/siffror/utgava/2027-03',
  '/siffror/kalender',
  '/siffror/prenumerera',
  '/oppna-data',
]
test.each(paths)('%s answers with one heading and nothing that is not written', async (path) => {
  const answer = await visitor.get(path)
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page.match(/<h1/g)).toHaveLength(1)
  expect(page).not.toMatch(/undefined|NaN|\[object/)
})

test('what nobody has is not found', async () => {
  const gone = [
    '/siffror/kommun/ankeborg',
    '/siffror/nyckeltal/lycka',
    '/siffror/karta/lycka',
    '/siffror/utgava/1999-01',
    '/siffror/utgava/2027-03/lycka',
  ]
  for (const path of gone) expect((await visitor.get(path)).status, path).toBe(404)
})

test('1: with every source down each page answers, and says how old its figures are', async () => {
  await site.db.query(
    `update figures.connector set is_on = true, expected_on = '2026-11-01', answered_at = '2026-10-30T08:00:00Z' where name = 'kolada'`,
  )
  for (const path of ['/siffror', '/siffror/kommun/lund', '/siffror/karta/mottagna', '/siffror/nyckeltal/deltagare']) {
    const page = await visitor.text(path)
    expect(page, path).toContain('Källan har inte svarat sedan')
  }
  await site.db.query('update figures.connector set expected_on = null')
})

describe('a municipality page', () => {
  test('keeps its order, and shows women, men and all', async () => {
    const page = await visitor.text('/siffror/kommun/trelleborg')
    const order = [
      'Mottagna och anvisade',
      'Deltagare',
      'Vidare till arbete',
      '>SFI<',
      'Arbete och väntat',
      'Vår egen verksamhet',
      'Bredvid liknande',
      'Så räknas det här',
    ]
    const places = order.map((words) => page.indexOf(words, page.indexOf('<h2>')))
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(page).toMatch(
      /<th scope="col" class="numeric">Kvinnor<\/th><th scope="col" class="numeric">Män<\/th><th scope="col" class="numeric">Totalt/,
    )
    expect(page).toContain('(påhittad)')
  })

  test('the golden figures: Malmö received 2,445 in 2017, 5.99 times what it was assigned', async () => {
    const page = await visitor.text('/siffror/nyckeltal/anvisade-mot-mottagna?kommun=1280&ar=2017')
    expect(page).toMatch(/5,99/)
    const perstorp = await visitor.text('/siffror/utgava/2027-03/anvisade-mot-mottagna?kommun=1275&ar=2017')
    expect(perstorp).toContain('går inte att räkna')
  })
})

describe('mail about new figures', () => {
  const page = '/siffror/prenumerera'
  test('is asked for twice, told of once for each release, and ended by one press', async () => {
    const asked = await visitor.press(page, { mail: 'siffror@exempel.se', indicator: 'mottagna' }, page)
    const sent = await visitor.follow(asked)
    const link = new URL(/https?:\/\/[^"\s<]*\/siffror\/prenumerera\/[\w-]{43}/.exec(sent)?.[0] ?? '').pathname
    const rows = () => site.rows('select confirmed_at, sealed, told from figures.subscription')
    expect((await rows())[0]?.confirmed_at).toBeNull()
    expect(String((await rows())[0]?.sealed)).not.toContain('siffror@')
    await visitor.press(link, { act: 'confirm' }, link)
    expect((await rows())[0]?.confirmed_at).not.toBeNull()
    expect(await visitor.follow(await visitor.press(link, { act: 'end' }, link))).toContain('Du får inga fler mejl')
    expect(await rows()).toEqual([])
    expect((await visitor.get(link)).status).toBe(404)
  })

  test('says what to do with an address that is none', async () => {
    const answer = await visitor.press(page, { mail: 'nej' }, page)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Skriv en e-postadress')
  })
})

test('the calendar as iCal and Atom holds the planned release and its moved date', async () => {
  const ics = await visitor.text('/siffror/kalender.ics')
  expect(ics).toContain('UID:utgava-2027-04@knutpunkt')
  expect(await visitor.text('/siffror/kalender.atom')).toMatch(/<entry>[\s\S]*Flyttad från/)
})

test('an administrator moves squares; nobody else finds the page', async () => {
  const [owner] = await site.rows(`select id from organisations.organisation where kind = 'owner'`)
  const admin = await site.staff('platformAdministrator', owner.id)
  const page = '/siffror/kartrutor'
  expect((await admin.press(page, { 'row-1281': '0', 'col-1281': '2' }, page)).status).toBe(422)
  expect((await admin.press(page, { 'row-1281': '0', 'col-1281': '5' }, page)).status).toBe(303)
  expect(await site.rows(`select row, col from figures.tile where municipality = '1281'`)).toEqual([{ row: 0, col: 5 }])
  expect((await visitor.get(page)).headers.get('location')).toContain('/logga-in')
})

test('7: a region of 15 municipalities without squares works by its rows alone', async () => {
  await site.db.query(`update organisations.organisation set valid_to = '2020-01-01' where kind = 'municipality'`)
  const codes = [...municipalityNames].filter(([code]) => code.startsWith('01')).slice(0, 15)
  await plant(
    site.db,
    'organisations.organisation',
    codes.map(([municipality, name]) => ({ kind: 'municipality', municipality, name })),
  )
  await site.db.query(
    `insert into figures.observation (slug, municipality, period, sex, since, value, status, reply)
     select 'mottagna', m, '2024', s, 1, 100 + right(m, 2)::int, 'ok', (select id from figures.source_reply limit 1) from unnest($1::text[]) m, unnest('{K,M,T}'::text[]) s`,
    [codes.map(([code]) => code)],
  )
  expect(await visitor.text('/siffror')).toContain('/siffror/kommun/upplands-vasby')
  expect(await visitor.text('/siffror/kommun/upplands-vasby')).toMatch(
    /Upplands Väsby 114 personer 2024; plats \d+ av 15/,
  )
  const map = await visitor.text('/siffror/karta/mottagna')
  expect(map).toContain('Regionen har ingen karta än')
  expect(map).toContain('<svg')
})
