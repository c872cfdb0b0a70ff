import { beforeAll, expect, test } from 'vitest'
import { skane } from '../../src/allocation/facts/skane.ts'
import type { Browser } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// The county's officer enters, calculates, shows, decides and revises; nobody sees a draft but the office.

const site = await theSite()
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
const work = '/fordelning/arbete'
const kept = { fran: '2026-11-01', till: '', kalla: 'prov', av: 'Länsstyrelsen Skåne', nummer: 'dnr 1' }
const rule = {
  namn: 'Jämn nivå',
  satt: 'equalise',
  gamma: '1',
  e: '0',
  avrundning: 'sainte_lague',
  vikter: '',
  granser: '',
}
let officer: Browser
const visitor = site.visitor()

const send = (step: string, fields: Record<string, string>) => officer.press(work, fields, `${work}/${step}`)
const idOfRule = async (name: string) =>
  (await site.rows('select id from allocation.rule_set where name = $1', [name]))[0].id as string
const saidTo = async (answer: Response) => plain(await answer.text())

beforeAll(async () => {
  await plantSkane(site.db)
  officer = await site.staff('allocationOfficer', organisations.countyBoard)
})

test('a rule set, a version of 2018 as a draft, and its bytes again', async () => {
  expect((await send('regel', { ...rule, ...kept })).status).toBe(303)
  const made = await send('berakna', { ar: '2018', regel: await idOfRule('Jämn nivå'), anteckning: 'räkneexempel' })
  expect(made.headers.get('location')).toBe('/fordelning/2018/1?klart=raknad')
  const text = plain(await officer.text('/fordelning/2018/1'))
  expect(text).toContain('Talen är räknade igen nu. Svaret blev samma.')
  expect(text).toContain('Utkast')
  const stored = await site.rows('select places, target from allocation.allocation_row where kommun_code = $1', [
    '1281',
  ])
  expect(stored).toMatchObject([{ places: 310 }])
  expect((await visitor.get('/fordelning/2018/1')).status).toBe(404)
})

test('what is kept cannot be changed, not even by the office', async () => {
  const refused = await site.services.app.query('update allocation.allocation_row set places = 1').catch((e) => e.code)
  expect(refused).toBe('42501')
})

test('shown to everybody, then decided with a departure and its reason; the sum must hold', async () => {
  const page = '/fordelning/2018/1'
  expect((await officer.press(page, {}, `${page}/forslag`)).status).toBe(303)
  expect(plain(await visitor.text(page))).toContain('Förslag')
  const decision = { av: 'Länsstyrelsen Skåne', nummer: 'dnr 2', fran: '2018-01-01' }
  const wrong = await officer.press(page, { ...decision, 'avvikelser-total': 'Lund; 354; bostäder' }, `${page}/beslut`)
  expect(wrong.status).toBe(422)
  expect(await saidTo(wrong)).toContain('talen blir ihop 1844. De ska bli 1800.')
  const bare = await officer.press(page, { ...decision, 'avvikelser-total': 'Lund; 354' }, `${page}/beslut`)
  expect(await saidTo(bare)).toContain('Skriv ett skäl för Lund.')
  const rows = 'Lund; 354; bostäder\nMalmö; 113; mycket eget boende'
  expect((await officer.press(page, { ...decision, 'avvikelser-total': rows }, `${page}/beslut`)).status).toBe(303)
  const text = plain(await visitor.text(page))
  expect(text).toContain('bostäder')
  expect(text).toContain('dnr 2')
})

test('a revision stands beside the version before it', async () => {
  const keeps = 'Lund; 310; ; kept_plan; har planerat för 310\nVellinge; 112; ; kept_plan; har planerat för 112'
  const asked = { ...rule, ...kept, namn: 'Behåll planen', val: 'plan', granser: keeps }
  expect((await send('regel', asked)).status).toBe(303)
  expect((await send('lanstal', { ar: '2018', hela: '1500', del1: '', del2: '', ...kept })).status).toBe(303)
  const regel = await idOfRule('Behåll planen')
  expect((await send('berakna', { ar: '2018', regel, anteckning: '' })).headers.get('location')).toContain('/2018/2')
  const rows = await site.rows(
    `select w.kommun_code, w.places, w.previous from allocation.allocation_row w join allocation.allocation_run r on r.id = w.run
     where r.edition = 2 and w.kommun_code in ('1281', '1233', '1280') order by 1`,
  )
  expect(rows.map(({ places, previous }) => [places, previous])).toEqual([
    [112, 112],
    [68, 157],
    [310, 310],
  ])
  expect(plain(await officer.text('/fordelning/2018/2?mot=1'))).toContain('Version 1 mot version 2')
})

test('two parts since 2024, each with its own sum', async () => {
  expect((await send('lanstal', { ar: '2027', hela: '', del1: '300', del2: '700', ...kept })).status).toBe(303)
  const missing = await send('berakna', { ar: '2027', regel: await idOfRule('Jämn nivå'), anteckning: '' })
  expect(missing.status).toBe(422)
  const rader = skane.map(([code], at) => `${code}; ${10 + at}`).join('\n')
  const figures = { vad: 'tillfalligt-skydd', period: '2026', sort: 'forecast', rader, ...kept }
  expect((await send('underlag', figures)).status).toBe(303)
  const made = await send('berakna', { ar: '2027', regel: await idOfRule('Jämn nivå'), anteckning: '' })
  expect(made.status).toBe(303)
  const sums = await site.rows(`select part, sum from allocation.allocation_run where year = 2027 order by part`)
  expect(sums).toEqual([
    { part: '1', sum: 300 },
    { part: '2', sum: 700 },
  ])
})

test('places that two municipalities have agreed to move', async () => {
  const move = { fran: 'Lund', till: 'Eslöv', antal: '4', avtal: 'avtal 7', dag: '2018-06-01' }
  const toMany = await officer.press('/fordelning/2018', { ...move, antal: '9000' }, '/fordelning/2018/flytt')
  expect(await saidTo(toMany)).toContain('Lund har 354 platser.')
  expect((await officer.press('/fordelning/2018', move, '/fordelning/2018/flytt')).status).toBe(303)
  expect(plain(await visitor.text('/fordelning/2018'))).toContain('Lund till Eslöv: 4 platser (avtal 7).')
})

test.each([
  [
    'regel',
    { ...rule, ...kept, satt: 'blend', vikter: 'folkmangd; 60; mer\nmottagande; 35; mindre' },
    'Vikterna blir ihop 95',
  ],
  ['regel', { ...rule, ...kept, fran: '' }, 'En regel utan datum går inte att använda.'],
  ['regel', { ...rule, ...kept, granser: 'Lnud; 4; ; housing; text' }, 'Menar du Lund?'],
  ['regel', { ...rule, ...kept, granser: 'Lund; 4; ; housing; ' }, 'Skriv ett skäl för Lund.'],
  ['lanstal', { ar: '2028', hela: '', del1: '', del2: '', ...kept }, 'Skriv hela länstalet, eller båda delarna.'],
  [
    'underlag',
    { vad: 'folkmangd', period: '2026', sort: 'observed', rader: 'Lund; -4', ...kept },
    'kan inte vara under noll',
  ],
  [
    'underlag',
    { vad: 'folkmangd', period: '2026', sort: 'observed', rader: 'Lund; 4', ...kept },
    'Tal saknas för Svalöv',
  ],
])('bad input to %s: a sentence beside the field', async (step, fields, sentence) => {
  const answer = await send(step, fields as Record<string, string>)
  expect(answer.status).toBe(422)
  expect(await saidTo(answer)).toContain(sentence)
})

test('a floor above the länstal is refused with its name and by how much', async () => {
  const asked = { ...rule, ...kept, namn: 'För högt', granser: 'Lund; 1900; ; political; beslut i nämnden' }
  expect((await send('regel', asked)).status).toBe(303)
  const answer = await send('berakna', { ar: '2019', regel: await idOfRule('För högt'), anteckning: '' })
  const said = await saidTo(answer)
  expect(said).toContain('Golven är 868 platser för många för länets tal. Sänk något av dem: Lund.')
  expect(said).toContain('Så kan länets platser delas mellan golven i stället: Lund 1 032.')
})

test('the files hold every term', async () => {
  const csv = await visitor.text('/fordelning/2018/1.csv')
  expect(csv).toContain('1281')
  expect(csv.split('\r\n')).toHaveLength(35)
  const json = JSON.parse(await visitor.text('/fordelning/2018/1.json'))
  expect(json.parts[0].rows).toHaveLength(33)
  expect(json.parts[0].inputs.members).toHaveLength(33)
})

test('nobody else enters anything', async () => {
  for (const role of ['caseworker', 'economist'] as const) {
    const other = await site.staff(role, organisations.owner)
    expect((await other.get(work)).status).toBe(404)
  }
})
