import { beforeAll, expect, test } from 'vitest'
import { writeCsv } from '../../src/shared/csv.ts'
import type { Browser } from '../browser.ts'
import { homeOf, organisations, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// What others write for the allocation: tables from files, what municipalities can offer, how the advice was received, and which county it is.

const site = await theSite()
const malmo = homeOf('1280')
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
const work = '/fordelning/arbete'
let county: Browser
let settlement: Browser

beforeAll(async () => {
  await plantSkane(site.db)
  county = await site.staff('allocationOfficer', organisations.countyBoard)
  settlement = await site.staff('settlementOfficer', malmo.unit)
})

const fileOf = (rows: string[][], name = 'rader.csv') => new File([writeCsv(rows)], name, { type: 'text/csv' })
const send = (kind: string, rows: string[][]) => county.press(work, { fil: fileOf(rows) }, `${work}/${kind}-fil`)
const heads = [
  'År',
  'Län',
  'Hela länstalet',
  'Del 1',
  'Del 2',
  'Gäller från',
  'Källa',
  'Beslutat av',
  'Beslutets nummer',
]
const kept = ['2029-01-01', 'förordning (2016:40)', 'regeringen', 'SFS 2028:1']

test('länstal from a file: every row or none, and each bad row says why beside itself', async () => {
  const good = ['2029', '12', '1 200', '', '', ...kept]
  const bad = [
    ['2029', 'Skåne', '-4', '', '', ...kept],
    ['29', '', '10', '', '', ...kept],
    ['2029', 'Småland', '10', '', '', ...kept],
    ['2029', '', '10', '5', '5', ...kept],
  ]
  const refused = await send('lanstal', [heads, good, ...bad])
  expect(refused.status).toBe(422)
  const said = plain(await refused.text())
  expect(said).toContain('Rader att ändra: 4.')
  expect(said).toContain('Hela länstalet: Skriv ett helt tal från 0.')
  expect(said).toContain('År: Skriv ett år, till exempel 2027.')
  expect(said).toContain('Län: Skriv länets namn eller två siffror')
  expect(said).toContain('Hela länstalet: Skriv hela länstalet, eller båda delarna.')
  const count = `select count(*)::int as n from allocation.lanstal where year >= 2029`
  expect(await site.rows(count)).toEqual([{ n: 0 }])
  const halland = ['2029', 'Halland', '', '100', '200', ...kept]
  expect((await send('lanstal', [heads, good, halland])).status).toBe(303)
  expect(
    await site.rows(`select lan_code, part, number from allocation.lanstal where year = 2029 order by 1, 2`),
  ).toEqual([
    { lan_code: '12', part: 'total', number: 1200 },
    { lan_code: '13', part: '1', number: 100 },
    { lan_code: '13', part: '2', number: 200 },
  ])
  const csv = await site.visitor().text('/fordelning/lanstal.csv')
  expect(csv).toContain('2029;13;;100;200;2029-01-01')
})

test('rule sets from a file: the same sentences as beside the fields of the form; what is taken out goes in again', async () => {
  const titles = ['Namn', 'Sätt', 'Gamma', 'Vikter', 'Gränser', 'Gäller från', 'Källa']
  const blend = 'folkmangd; 60; mer | mottagande; 40; mindre'
  const refused = await send('regler', [
    titles,
    ['Sned', 'väg ihop', '1', 'folkmangd; 60; mer | mottagande; 35; mindre', '', '2029-01-01', 'prov'],
    ['Utan dag', 'jämna ut', '1', '', '', '', 'prov'],
    ['Fel namn', 'jämna ut', '1', '', 'Lnud; 4; ; housing; text', '2029-01-01', 'prov'],
    ['Minus', 'jämna ut', '1', '', 'Lund; -4; ; housing; text', '2029-01-01', 'prov'],
  ])
  const said = plain(await refused.text())
  expect(said).toContain('Vikter: Vikterna blir ihop 95. Ändra så att de blir 100.')
  expect(said).toContain('Gäller från: Skriv när regeln börjar gälla. En regel utan datum går inte att använda.')
  expect(said).toContain('Gränser: Rad 1: vi hittar inte Lnud. Menar du Lund?')
  expect(said).toContain('Gränser: Rad 1: talet för Lund kan inte vara under noll.')
  const rows = [
    ['Vägd', 'väg ihop', '1', blend, '', '2029-01-01', 'prov'],
    [
      'Golv',
      'jämna ut',
      '0,5',
      '',
      'Lund; 4; 10; housing; bostäder | 1280; 2; ; agreement; avtal',
      '2029-01-01',
      'prov',
    ],
  ]
  expect((await send('regler', [titles, ...rows])).status).toBe(303)
  const bounds = await site.rows('select kommun_code, floor, cap, reason from allocation.bound order by 1')
  expect(bounds).toEqual([
    { kommun_code: '1280', floor: 2, cap: null, reason: 'agreement' },
    { kommun_code: '1281', floor: 4, cap: 10, reason: 'housing' },
  ])
  const csv = await county.text('/fordelning/regler.csv')
  const again = await county.press(work, { fil: new File([csv], 'regler.csv') }, `${work}/regler-fil`)
  expect(again.status).toBe(303)
  const counted = await site.rows(
    `select name, count(*)::int as n from allocation.rule_set where interpretation = 'own' group by name order by name`,
  )
  expect(counted).toEqual([
    { name: 'Golv', n: 2 },
    { name: 'Vägd', n: 2 },
  ])
})

test('a file without a heading that is needed, and no file at all', async () => {
  expect(plain(await (await send('lanstal', [['År'], ['2029']])).text())).toContain(
    'Filen saknar rubriken fran, kalla.',
  )
  const none = await county.press(work, {}, `${work}/lanstal-fil`)
  expect(plain(await none.text())).toContain('Välj en fil.')
})

test('kommuntal from an agency’s list: who is not on it was given none, who has no number is not known', async () => {
  const list = {
    vad: 'kommuntal',
    sort: 'observed',
    rader: 'LUND; 40\nESLÖVS KOMMUN; 12\nHöör; ',
    fran: '2031-01-01',
    till: '',
  }
  const ask = (period: string) =>
    county.press(work, { ...list, period, kalla: 'Migrationsverket', av: '', nummer: '' }, `${work}/underlag`)
  expect(plain(await (await ask('2031-02')).text())).toContain('Kommuntal gäller ett helt år.')
  expect((await ask('2031')).status).toBe(303)
  const rows = await site.rows(`select kommun_code, number, run from allocation.kommuntal where year = 2031`)
  const numberOf = (code: string) => rows.find((one) => one.kommun_code === code)?.number
  expect(['1281', '1285', '1280', '1267'].map(numberOf)).toEqual([40, 12, 0, undefined])
  expect(rows).toHaveLength(32)
  expect(rows.every(({ run }) => run === null)).toBe(true)
})

const offer = { ar: '2026', rum: '3', skola: '2', vard: '', trappor: '0', 'arbete-vard': '40', kalla: 'bostadsenheten' }
const say = (fields: object) => settlement.press('/placering/utbud', { ...offer, ...fields })

test('a settlement officer says what the municipality can offer; a new answer is a new version', async () => {
  const wrong = await say({ rum: '99', skola: '-1', kalla: '', 'arbete-vard': '140' })
  expect(wrong.status).toBe(422)
  const said = plain(await wrong.text())
  for (const sentence of ['Skriv ett tal från 0 till 20', 'Skriv ett helt tal från 0', 'Skriv ett tal från 0 till 100'])
    expect(said).toContain(sentence)
  expect(said).toContain('Skriv var talen kommer ifrån.')
  const nothing = await say({ rum: '', skola: '', trappor: '', 'arbete-vard': '' })
  expect(plain(await nothing.text())).toContain('Skriv minst ett tal.')
  expect((await say({})).headers.get('location')).toBe('/placering/utbud?klart=sparat')
  expect((await say({ rum: '5' })).status).toBe(303)
  const rows = await site.rows(
    `select kommun_code, edition, rooms, care_places, work from allocation.offer where year = 2026 order by edition`,
  )
  expect(rows).toEqual([
    { kommun_code: '1280', edition: 1, rooms: 3, care_places: null, work: { vard: 0.4 } },
    { kommun_code: '1280', edition: 2, rooms: 5, care_places: null, work: { vard: 0.4 } },
  ])
  const page = plain(await settlement.text('/placering/utbud'))
  expect(page).toContain('Historik för Malmö')
  expect(page).toContain('2026-2')
})

test('everybody writes for the own municipality and nobody else', async () => {
  const others = await county.get('/placering/utbud')
  expect(others.status).toBe(404)
  const lund = await site.staff('settlementOfficer', homeOf('1281').unit)
  expect((await lund.press('/placering/utbud', { ...offer, rum: '1' })).status).toBe(303)
  expect(await site.rows(`select kommun_code from allocation.offer where rooms = 1`)).toEqual([{ kommun_code: '1281' }])
})

/** Households of Malmö with an answer each, decided in another month. */
async function answer(reason: string | null, many: number, protectedTo: string[] | null = null) {
  for (let n = 0; n < many; n++) {
    const [{ id: person }] = await site.rows(
      `insert into people.person (municipality, unit, given_name, demo) values ('1280', $1, 'Påhittad', true) returning id`,
      [malmo.unit],
    )
    if (protectedTo) await site.rows('update people.person set handlers = $1 where id = $2', [protectedTo, person])
    const [{ id }] = await site.rows(
      `insert into allocation.household (municipality, person, unit, reference, year, size, ground) values ('1280', $1, $2, 'x', 2026, 1, 'consent') returning id`,
      [person, malmo.unit],
    )
    await site.rows(
      `insert into allocation.placement (municipality, household, person, unit, seq, advised, chosen, reason, rule, inputs_sha256, decided_by, decided_at)
       values ('1280', $1, $2, $3, 1, '1281', $4, $5, 'placering-1', repeat('0', 64), $3, '2026-01-15')`,
      [id, person, malmo.unit, reason ? '1285' : '1281', reason],
    )
  }
}

test('how the advice was received, for the county: small numbers are hidden so that no sum gives them away', async () => {
  expect(plain(await county.text('/fordelning/2026/rad'))).toContain('Inget råd är besvarat')
  await answer(null, 9)
  await answer('housing', 7)
  await answer('relative', 6)
  await answer('health', 2)
  await answer('wish', 3, ['00000000-0000-4000-8000-0000000000aa'])
  const html = await county.text('/fordelning/2026/rad')
  const cells = html
    .split('<tr>')
    .slice(2)
    .map((row) => row.split(/<\/t[dh]>/).map((cell) => plain(cell).trim()))
  const told = new Map(cells.map(([name, number]) => [name, number]))
  expect(told.get('Rådet följdes')).toBe('9')
  expect(told.get('Hälsa')).toBe('..')
  const shown = ['Egen önskan', 'Anhörig', 'Bostad', 'Skola', 'Trygghet', 'Annat'].map((name) => told.get(name))
  expect(shown.filter((one) => one === '..').length).toBeGreaterThanOrEqual(1)
  expect((await settlement.get('/fordelning/2026/rad')).status).toBe(404)
})

test('the county is a fact of the site: its officer chooses another, and the pages are about that one', async () => {
  const fields = { lan: 'Blekinge', kalla: 'regeringens beslut' }
  const wrong = await county.press(work, { ...fields, lan: 'Småland' }, `${work}/lan`)
  expect(plain(await wrong.text())).toContain('Skriv länets namn eller två siffror')
  expect((await county.press(work, fields, `${work}/lan`)).status).toBe(303)
  expect(plain(await site.visitor().text('/fordelning/2018'))).toContain('Hela talet, Version 1: 83')
  expect(plain(await county.text(work))).toContain('Vårt län: Blekinge')
  expect((await county.press(work, { ...fields, lan: '12' }, `${work}/lan`)).status).toBe(303)
  expect(plain(await site.visitor().text('/fordelning/2018'))).toContain('Hela talet, Version 1: 1 800')
})
