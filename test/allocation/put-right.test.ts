import { beforeAll, expect, test } from 'vitest'
import { skane } from '../../src/allocation/facts/skane.ts'
import type { Browser } from '../browser.ts'
import { organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// Numbers that are put right, numbers within numbers, and weights that nobody has numbers for.

const site = await theSite()
const visitor = site.visitor()
const work = '/fordelning/arbete'
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
const kept = { fran: '2026-01-01', till: '', kalla: 'prov', av: '', nummer: '' }
const send = (step: string, fields: Record<string, string>) => officer.press(work, fields, `${work}/${step}`)
const figures = (vad: string, period: string, tail: (at: number) => string) =>
  send('underlag', {
    ...{ ...kept, vad, period, sort: 'observed' },
    rader: skane.map(([code], at) => `${code}; ${tail(at)}`).join('\n'),
  })
const said = async (answer: Response) => [answer.status, plain(await answer.text())] as const
let officer: Browser

beforeAll(async () => {
  await plantSkane(site.db)
  officer = await site.staff('allocationOfficer', organisations.countyBoard)
})

test('a number that is put right stands over the one before it, in what came and in what is expected', async () => {
  for (const number of ['70', '10']) expect((await figures('mottagna-ebo', '2023', () => number)).status).toBe(303)
  const { received } = JSON.parse(await visitor.text('/api/v1/allocation?year=2023'))
  expect(received).toHaveLength(33)
  expect(received.every(({ persons }: { persons: number }) => persons === 10)).toBe(true)
  for (const [month, number] of [
    ['01', '3'],
    ['02', '4'],
    ['02', '5'],
  ] as const)
    expect((await figures('mottagna-ebo', `2024-${month}`, () => number)).status).toBe(303)
  expect(plain(await visitor.text('/fordelning/2024/prova?platser=900'))).toContain('8 väntas komma på annat sätt.')
})

test('unaccompanied minors are among those received, and never added to them', async () => {
  expect((await figures('mottagna-kvot', '2022', (at) => `${at + 5}; ${at === 0 ? 3 : 0}`)).status).toBe(303)
  const page = plain(await visitor.text('/fordelning/2022/mottagna'))
  expect(page).toContain('Varav ensamkommande barn')
  const { received } = JSON.parse(await visitor.text('/api/v1/allocation?year=2022'))
  expect(received[0]).toMatchObject({ municipality: '1214', persons: 5, of_which_unaccompanied: 3 })
  expect(plain(await visitor.text('/fordelning/2018/mottagna'))).not.toContain('Varav ensamkommande barn')
})

test('a list of two parts since 2024: each by itself and added', async () => {
  expect((await figures('kommuntal-delar', '2025', (at) => `${at}; 40`)).status).toBe(303)
  const { decided } = JSON.parse(await visitor.text('/api/v1/allocation?year=2025'))
  expect(decided).toHaveLength(66)
  const page = plain(await visitor.text('/fordelning/2025'))
  expect(page).toContain('Del 1: kvot och asyl')
  expect(page).toContain('Staffanstorp 1 40 41')
  expect(page).toContain('Hela länet 528 1 320 1 848')
})

test.each([
  ['mottagna-kvot', '5; 6', 'Ensamkommande i 1214 kan inte vara fler än alla'],
  ['mottagna-kvot', '5; x', 'skriv ett tal efter'],
  ['kommuntal-delar', '5', 'skriv ett tal efter'],
  ['folkmangd', '2,5', 'skriv ett helt tal för'],
  ['folkmangd', '99999999999', 'skriv ett helt tal för'],
])('%s with "%s": a sentence beside the field', async (vad, tail, sentence) => {
  const [status, text] = await said(await figures(vad, '2025', () => tail))
  expect(status).toBe(422)
  expect(text).toContain(sentence.replace('1214', 'Svalöv'))
})

const rule = {
  ...{ ...kept, namn: 'Vägt', satt: 'blend', gamma: '1', e: '0', avrundning: 'sainte_lague', granser: '' },
  vikter: 'Folkmängd; 60\nbostad; 40',
}
test.each([
  ['Lund; 9; 4; housing; text', 'Taket för Lund är lägre än golvet.'],
  ['Lund; 2,5; ; housing; text', 'skriv ett helt tal för Lund'],
])('bounds "%s": a sentence beside the field', async (granser, sentence) => {
  const [status, text] = await said(await send('regel', { ...rule, granser }))
  expect(status).toBe(422)
  expect(text).toContain(sentence)
})

test('a weight that nobody has numbers for is told, not left out; with numbers each weight stands in the row', async () => {
  expect((await send('regel', rule)).status).toBe(303)
  const [{ id }] = await site.rows(`select id from allocation.rule_set where name = 'Vägt'`)
  const asked = { ar: '2026', regel: id, anteckning: '' }
  const [status, text] = await said(await send('berakna', asked))
  expect(status).toBe(422)
  expect(text).toContain('Vikten bostäder går inte att räkna med. Tal från 0 saknas. Antal kommuner: 33.')
  expect((await figures('bostad', '2025', (at) => `${at},5`)).status).toBe(303)
  const made = await send('berakna', asked)
  expect(made.headers.get('location')).toBe('/fordelning/2026/1?klart=raknad')
  const page = plain(await officer.text('/fordelning/2026/1'))
  expect(page).toContain('bostäder folkmängd Före avrundning')
  expect(page).toContain('de vägda delarna ger')
  expect(page).not.toContain('mottagna på 1 000 invånare')
  expect(await officer.text('/fordelning/2026/1.csv')).toContain('weight_bostad;weight_folkmangd')
})

test('what if: work without numbers cannot be weighed; a cap below the floor is told as that', async () => {
  const work = await visitor.get('/fordelning/2018/prova?satt=vag&b-folkmangd=50&b-arbetsmarknad=50')
  expect(await said(work)).toEqual([422, expect.stringContaining('Vikten arbetsmarknad går inte att räkna med.')])
  const crossed = await visitor.get('/fordelning/2018/prova?golv=Lund+10&tak=Lund+5')
  expect(await said(crossed)).toEqual([422, expect.stringContaining('Taket för Lund är lägre än golvet.')])
  const half = await visitor.get('/fordelning/2018/prova?golv=Lund+2,5')
  expect(await said(half)).toEqual([422, expect.stringContaining('Rad 1: skriv ett helt tal för Lund')])
})
