import { expect, test } from 'vitest'
import { theSite } from '../site.ts'

// What anybody sees: the numbers of 2017 and 2018 as they were published, and the reproduction of 2018.

const site = await theSite()
const visitor = site.visitor()
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
const read = async (path: string) => plain(await visitor.text(path))
/** The cells of a municipality's row. */
async function rowOf(path: string, name: string): Promise<string[]> {
  const html = await visitor.text(path)
  const row = html.split('<tr>').find((one) => plain(one).trim().startsWith(name)) ?? ''
  return row.split(/<\/t[dh]>/).map((cell) => plain(cell).trim())
}

test('what it is, and the years that something is known of', async () => {
  const text = await read('/fordelning')
  expect(text).toContain('Länsstyrelsen beslutar')
  for (const year of [2017, 2018, 2019, 2020, 2022, 2026]) expect(text).toContain(String(year))
  expect(text).toContain('arbetsmarknad 43, folkmängd 37, mottagande 20')
})

test('Skåne 2018: received in every way, the ratio and the note about quota and ABO', async () => {
  const text = await read('/fordelning/2018/mottagna')
  expect(text).toContain('Hela länet: 6 231 mottagna mot 1 800 anvisade, 3,46 gånger så många.')
  expect(text).toContain('Kvot och ABO är ihop 1 948. På anvisning kom 1 727.')
  expect(await rowOf('/fordelning/2018/mottagna', 'Hela länet')).toEqual(
    expect.arrayContaining(['1 800', '1 727', '6 231', '557', '1 391', '1 060', '325', '2 898', '3,46', '4,63']),
  )
  expect(await rowOf('/fordelning/2018/mottagna', 'Perstorp')).toContain('ingen kvot')
})

test('the map is drawn of the same ratios', async () => {
  const html = await visitor.text('/fordelning/2018/mottagna')
  const drawn = html.slice(html.indexOf('<svg', html.indexOf('<figure')), html.indexOf('</figure>'))
  expect(drawn).toContain('9,60')
  expect((drawn.match(/<rect/g) ?? []).length).toBeGreaterThanOrEqual(33)
})

test('Skåne 2017: 3.77, Malmö 5.99, Perstorp without a ratio', async () => {
  const text = await read('/fordelning/2017/mottagna')
  expect(text).toContain('Hela länet: 10 531 mottagna mot 2 793 anvisade, 3,77 gånger så många.')
  expect(await rowOf('/fordelning/2017/mottagna', 'Malmö')).toEqual(expect.arrayContaining(['408', '2 445', '5,99']))
  expect(await rowOf('/fordelning/2017/mottagna', 'Perstorp')).toEqual(
    expect.arrayContaining(['0', '142', 'ingen kvot']),
  )
})

test('the reproduction of 2018: whole places, fit, level and what is always said with it', async () => {
  const text = await read('/fordelning/2018/prova')
  expect(text).toContain('87,5 % av platserna hamnar där de beslutades. R² är 0,9211.')
  expect(text).toContain('4,289 mottagna på 1 000 invånare')
  expect(text).toContain('Den är inte Länsstyrelsens egen formel.')
  expect(text).toContain(
    'ger rätt andel 508 av länets mottagande. 199 väntas komma på annat sätt. Kvar: 310 platser. Före avrundning 309,4.',
  )
  const lund = await rowOf('/fordelning/2018/prova', 'Lund')
  expect(lund).toEqual(expect.arrayContaining(['118 542', '199', '508,4', '309,4', '310', '309', '354']))
})

test('what if: one place less takes it from Lund; a cap on Lund moves places to Malmö', async () => {
  expect(await read('/fordelning/2018/prova?platser=1799')).toContain('Lund: från 310 till 309 platser.')
  const capped = await read('/fordelning/2018/prova?tak=Lund+250')
  expect(capped).toContain('Malmö: från 157 till 174 platser.')
  expect(capped).toContain('Priset: 60 platser byter kommun.')
})

test.each([
  ['tak=Lnud+250', 'Rad 1: vi hittar inte Lnud. Menar du Lund?'],
  ['golv=Lund+-4', 'Rad 1: talet för Lund kan inte vara under noll.'],
  ['golv=Lund', 'Rad 1: skriv ett tal efter Lund.'],
  ['golv=Stockholm+4', 'Rad 1: Stockholm ligger i ett annat län.'],
  ['golv=Lund+4%0ALUND+5', 'Rad 2: LUND står två gånger.'],
  ['golv=Lund+1900', 'Golven är 100 platser för många för länets tal. Sänk något av dem: Lund.'],
  ['satt=vag&b-folkmangd=60&b-mottagande=35', 'Vikterna blir ihop 95. Ändra så att de blir 100.'],
  ['gamma=7', 'Skriv ett tal från 0 till 2.'],
  ['platser=-4', 'Skriv hur många platser länet har'],
])('bad input %s: a sentence beside the field', async (query, sentence) => {
  const answer = await visitor.get(`/fordelning/2018/prova?${query}`)
  expect(answer.status).toBe(422)
  expect(plain(await answer.text())).toContain(sentence)
})

test('with a script the answer follows each choice: the fields stand in what asks, the answer in what is renewed', async () => {
  const html = await visitor.text('/fordelning/2018/prova?tak=Lund+250')
  const [before = '', after = ''] = html.split('id="svar"')
  expect(before).toContain('<kp-filter data-results="svar">')
  expect(html).toMatch(/<script[^>]*type="module"/)
  expect(before.slice(before.indexOf('<kp-filter'))).toContain('name="tak"')
  expect(plain(after)).toContain('Malmö: från 157 till 174 platser.')
})

test('another spelling is the same municipality', async () => {
  expect(await read('/fordelning/2018/prova?tak=LUNDS+KOMMUN+250')).toContain('Malmö: från 157 till 174 platser.')
})

test('a year of which nothing is known says so, and a version that is not there is not found', async () => {
  expect(await read('/fordelning/2051')).toContain('Här finns inga tal än.')
  expect((await visitor.get('/fordelning/2018/9')).status).toBe(404)
})

test('the same numbers for programs', async () => {
  const answer = JSON.parse(await visitor.text('/api/v1/allocation?year=2018'))
  expect(answer.decided).toHaveLength(33)
  const lund = (row: { municipality: string }) => row.municipality === '1281'
  expect(answer.decided.find(lund)).toMatchObject({ name: 'Lund', part: 'total', number: 354 })
  expect(answer.received.filter(lund)).toHaveLength(6)
  expect((await visitor.get('/api/v1/allocation?year=18')).status).toBe(400)
})

test('programs that name no year are given the latest that is decided', async () => {
  const [{ year }] = await site.rows(`select max(year) as year from allocation.kommuntal where kommun_code like '12%'`)
  const answer = JSON.parse(await visitor.text('/api/v1/allocation'))
  expect(answer.year).toBe(year)
  expect(answer.decided.length).toBeGreaterThan(0)
})

test('at most six statements a page', async () => {
  for (const path of ['/fordelning', '/fordelning/2018', '/fordelning/2018/prova', '/fordelning/2018/mottagna']) {
    const asked = await site.statements(() => visitor.get(path))
    expect(asked.length, path).toBeLessThanOrEqual(6)
  }
})
