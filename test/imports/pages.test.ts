import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { writeXlsx } from 'hucre/xlsx'
import { beforeEach, describe, expect, test } from 'vitest'
import { endImports } from '../../src/imports/acts/files.ts'
import { type Browser, plain } from '../browser.ts'
import { homeOf, organisations, plantCourses, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

const site = await theSite()
const malmo = homeOf('1280')

beforeEach(async () => {
  await site.empty()
  rmSync(site.services.files, { recursive: true, force: true })
  mkdirSync(site.services.files)
  site.clock.now = new Date('2027-03-01T09:00:00Z')
  await plantSkane(site.db)
  await plantCourses(site.db)
})

const caseworker = () => site.staff('caseworker', malmo.unit)
const administrator = () => site.staff('platformAdministrator', organisations.owner)
const file = (text: string, name = 'personer.csv') => new File([text], name)
const head = 'id;fornamn;efternamn;personnummer;telefon;epost;kanal;hemkommun'
const people = `${head}\np1;Amina;Warsame;19900101-9802;070-174 06 05;;sms;1280\np2;Yusuf;;;;yusuf@exempel.se;mail;1280\n`

async function handIn(browser: Browser, content: File, kind = 'people'): Promise<string> {
  const answer = await browser.press('/import', { kind, file: content }, '/import')
  const to = answer.headers.get('location')
  if (!to) throw new Error(plain(await answer.text()))
  return to.replace('/kolumner', '')
}
async function checked(browser: Browser, content: File, kind = 'people'): Promise<string> {
  const at = await handIn(browser, content, kind)
  const answer = await browser.press(`${at}/kolumner`, {}, `${at}/kolumner`)
  expect(answer.headers.get('location')).toBe(at)
  return at
}
const count = async (table: string) => (await site.rows(`select count(*)::int as n from ${table}`))[0].n

describe('a file on its way in', () => {
  test('is handed in, mapped, shown with its counts and first rows, and read in once', async () => {
    const browser = await caseworker()
    const at = await checked(browser, file(people))
    const page = await browser.text(at)
    expect(plain(page)).toMatch(/Personer 2 0 0/)
    expect(page).toContain('Warsame')
    expect(await count('people.person')).toBe(0)
    const html = await browser.follow(await browser.press(at, {}, `${at}/las-in`))
    expect(plain(html)).toContain('Allt i filen finns nu här.')
    expect(
      await site.rows('select given_name, phone, channel, unit, demo from people.person order by given_name'),
    ).toEqual([
      { given_name: 'Amina', phone: '+46701740605', channel: 'sms', unit: malmo.unit, demo: true },
      { given_name: 'Yusuf', phone: '', channel: 'mail', unit: malmo.unit, demo: true },
    ])
    const [entry] = await site.rows(
      `select count(*)::int as n, count(distinct person)::int as people, min(role) as role, bool_and(account = $1) as mine from platform.entry where verb = 'import'`,
      [browser.account],
    )
    expect(entry).toEqual({ n: 2, people: 2, role: 'caseworker', mine: true })
  })

  test('read in again says that all is there, and changed contacts are changed', async () => {
    const browser = await caseworker()
    const bring = async (text: string) => {
      const at = await checked(browser, file(text))
      return plain(await browser.follow(await browser.press(at, {}, `${at}/las-in`)))
    }
    await bring(people)
    expect(await bring(people)).toContain('Allt i filen fanns redan.')
    expect(await bring(people.replace('yusuf@', 'yusuf.b@'))).toMatch(/Personer 0 1 1/)
    expect(await site.rows(`select mail from people.person where given_name = 'Yusuf'`)).toEqual([
      { mail: 'yusuf.b@exempel.se' },
    ])
    expect(await count('people.person')).toBe(2)
    expect(await count('people.person_identifier')).toBe(3)
  })

  test('finds somebody who applied by themselves by their number, and makes nobody twice', async () => {
    const browser = await caseworker()
    const first = await checked(browser, file(people))
    await browser.press(first, {}, `${first}/las-in`)
    await site.rows(`delete from people.person_identifier where kind = 'import'`)
    const again = await checked(browser, file(`${head}\nother-7;Amina;Warsame;900101-9802;070-174 06 05;;sms;1280\n`))
    expect(plain(await browser.text(again))).toMatch(/Personer 0 1 0/)
    await browser.press(again, {}, `${again}/las-in`)
    expect(await site.rows(`select count(*)::int as n from people.person_identifier where kind = 'import'`)).toEqual([
      { n: 1 },
    ])
    expect(await count('people.person')).toBe(2)
  })

  test('with other headings is mapped by hand; what is chosen twice or missing is said', async () => {
    const browser = await caseworker()
    const at = await handIn(browser, file('Nr;Namn;Hemort\n1;Amina;1280\n'))
    const page = await browser.text(`${at}/kolumner`)
    const refused = await browser.submit(page, { c_fornamn: '1' }, `${at}/kolumner`)
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(plain(html)).toContain('Välj en kolumn för ”Radens eget id”.')
    const twice = await browser.submit(html, { c_id: '0', c_hemkommun: '0' }, `${at}/kolumner`)
    expect(plain(await twice.text())).toContain('Kolumnen är vald två gånger.')
    const chosen = await browser.press(
      `${at}/kolumner`,
      { c_id: '0', c_fornamn: '1', c_hemkommun: '2' },
      `${at}/kolumner`,
    )
    expect(plain(await browser.follow(chosen))).toMatch(/Personer 1 0 0/)
  })

  test('may be a workbook', async () => {
    const rows = people
      .trim()
      .split('\n')
      .map((line) => line.split(';'))
    const book = await writeXlsx({ sheets: [{ name: 'Blad1', rows }] })
    const browser = await caseworker()
    const at = await checked(browser, new File([new Uint8Array(book)], 'personer.xlsx'))
    expect(plain(await browser.text(at))).toMatch(/Personer 2 0 0/)
  })
})

describe('what is wrong is said, and nothing is written', () => {
  test.each([
    ['no file at all', new File([], ''), 'Välj en fil att läsa in.'],
    ['a picture', file('\x89PNG', 'bild.png'), 'Välj en fil som slutar på .csv eller .xlsx.'],
    ['a workbook by name only', file(people, 'personer.xlsx'), 'Filen är inte det som namnet säger.'],
    ['a PDF by another name', file('%PDF-1.7', 'personer.csv'), 'Filen är inte det som namnet säger.'],
    [
      'half a file',
      file(people.slice(0, -25)),
      'Filen tar slut mitt i. Hämta den på nytt och välj den igen. Det gäller rad 3.',
    ],
    ['headings only', file(`${head}\n`), 'Filen har inga rader under rubrikerna.'],
    ['too much', file('x'.repeat(11 * 1024 * 1024)), 'Filen är större än 10 MB.'],
  ])('%s', async (_, content, sentence) => {
    const browser = await caseworker()
    const answer = await browser.press('/import', { kind: 'people', file: content }, '/import')
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain(sentence)
    expect(await count('imports.import')).toBe(0)
    expect(readdirSync(site.services.files, { recursive: true })).toEqual([])
  })

  test('each problem by row and column, also as a file; the button is not drawn', async () => {
    const browser = await caseworker()
    const wrong = `${head}\np1;Amina;;19900101-9803;;;;1280\np2;;;;070;;sms;9999\np3;Bo;;;;;sms;1281\np1;Amina;;;;;;1280\n`
    const at = await checked(browser, file(wrong))
    const page = plain(await browser.text(at))
    expect(page).toContain('2 personnummer Sista siffran stämmer inte med de andra.')
    expect(page).toContain('3 fornamn Skriv förnamn eller efternamn.')
    expect(page).toContain('3 telefon Skriv telefonnumret med siffror')
    expect(page).toContain('4 kanal Fyll i telefon, eller byt kanal.')
    expect(page).not.toContain('Läs in filen')
    const csv = await browser.text(`${at}/att-andra.csv`)
    expect(csv.split('\r\n')[1]).toBe('2;personnummer;Sista siffran stämmer inte med de andra. Jämför med handlingen.')
    expect(csv).not.toContain('9803')
    const pressed = await browser.post(`${at}/las-in`, [['_key', 'x']])
    expect(pressed.status).toBe(400)
    expect(await count('people.person')).toBe(0)
  })

  test('rows of another municipality, and of one that is not here', async () => {
    const browser = await caseworker()
    const at = await checked(browser, file(`${head}\np1;Amina;;;;;;1281\np2;Bo;;;;;;2584\n`))
    const page = plain(await browser.text(at))
    expect(page).toContain('2 hemkommun Kommunen 1281 är inte din.')
    expect(page).toContain('3 hemkommun Kommunen 2584 finns inte här.')
  })

  test('what has changed since it was checked stops it, with the rows', async () => {
    const browser = await caseworker()
    const at = await checked(browser, file(people))
    const page = await browser.text(at)
    await site.rows(`update organisations.organisation set receives = false where municipality = '1280'`)
    const answer = await browser.submit(page, {}, `${at}/las-in`)
    expect(answer.status).toBe(409)
    expect(plain(await answer.text())).toMatch(/Något har ändrats sedan du granskade.*ingen enhet som tar emot/)
    expect(await count('people.person')).toBe(0)
  })
})

test('after a day row and file are gone; a file that is thrown away is gone at once', async () => {
  const browser = await caseworker()
  const at = await checked(browser, file(people))
  await checked(browser, file(people))
  expect(readdirSync(site.services.files)).toHaveLength(2)
  await browser.press(at, {}, `${at}/ta-bort`)
  await site.runJobs()
  expect(readdirSync(site.services.files)).toHaveLength(1)
  site.wait(1.1)
  expect((await browser.get(at)).status).toBe(404)
  expect(await endImports(site.services)).toBe(1)
  expect([await count('imports.import'), readdirSync(site.services.files).length]).toEqual([0, 0])
})

test('what lies in the folder and in the row cannot be read without the key', async () => {
  const browser = await caseworker()
  await checked(browser, file(people))
  const [name = ''] = readdirSync(site.services.files)
  expect(readFileSync(`${site.services.files}/${name}`).includes('Amina')).toBe(false)
  const [row] = await site.rows('select i::text as row from imports.import i')
  expect(row.row).not.toContain(Buffer.from('Amina').toString('hex'))
})

test('nobody else finds it, and another role of the same account does not', async () => {
  const browser = await caseworker()
  const at = await checked(browser, file(people))
  for (const other of [
    await caseworker(),
    await administrator(),
    await site.staff('coordinator', malmo.labour, { again: browser.account }),
  ])
    expect((await other.get(at)).status).toBe(404)
  expect((await site.visitor().get('/import')).headers.get('location')).toBe('/logga-in?till=%2Fimport')
})
