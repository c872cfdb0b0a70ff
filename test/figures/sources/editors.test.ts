import { beforeAll, describe, expect, test } from 'vitest'
import { undo } from '../../../src/figures/acts/take-in.ts'
import { seedFigures } from '../../../src/figures/index.ts'
import { archiveOf, workbookOf } from '../../../src/figures/stubs/workbook.ts'
import { asSystem } from '../../../src/platform/visit.ts'
import { homeOf, organisations, plantSkane } from '../../plant.ts'
import { theSite } from '../../site.ts'

// Files that people bring, releases that two of them let out, and the sources that an operator turns on. All of it without JavaScript.

const site = await theSite({ now: '2027-03-10T09:00:00Z' })
let [first, second, local, operator] = [] as unknown as Awaited<ReturnType<typeof site.staff>>[]
beforeAll(async () => {
  await plantSkane(site.db)
  await seedFigures(site.services, { demo: false })
  first = await site.staff('statisticsEditor', organisations.owner)
  second = await site.staff('statisticsEditor', organisations.owner)
  local = await site.staff('statisticsEditor', homeOf('1287').municipality)
  operator = await site.staff('operator', organisations.owner)
})
type Browser = NonNullable<typeof first>
const the = (browser: Browser | undefined): Browser => browser as Browser
const desk = '/siffror/redaktion'

const csv = (...rows: string[]) => new File([rows.join('\r\n')], 'bostad.csv', { type: 'text/csv' })
async function bring(browser: Browser, file: File) {
  return browser.press(desk, { file } as unknown as Record<string, string>, desk)
}
const where = (response: Response) => response.headers.get('location') ?? ''
const good = csv('Kommun;År;Antal', 'Trelleborg;2026;1 157', 'Malmö stad;2026;<5', 'Lund;2026;..', 'Ystad;2026;-')

describe('a file', () => {
  test('is handed in, its columns are told, it is looked at, read in and undone', async () => {
    const handed = await bring(the(first), good)
    expect(handed.status).toBe(303)
    const page = where(handed)
    const text = await the(first).text(page)
    for (const seen of ['UTF-8', 'Kommun', 'Antal', 'Vad betyder kolumnerna?']) expect(text).toContain(seen)
    const said = await the(first).press(
      page,
      { k0: 'place', k1: 'period', k2: 'value:mottagna', period: '', slug: '' },
      page,
    )
    expect(said.status).toBe(303)
    const preview = await the(first).text(page)
    expect(preview).toContain('Trelleborg')
    expect(preview).toContain('1157')
    expect(preview).toContain('4 nya tal, 0 som ändras')
    const done = await the(first).press(page, {}, `${page}/las-in`)
    expect(where(done)).toBe(`${desk}?klart=inlast`)
    const rows = await site.rows(
      `select municipality, value, status from figures.waiting where period = '2026' order by municipality`,
    )
    expect(rows).toEqual([
      { municipality: '1280', value: null, status: 'lt5' },
      { municipality: '1281', value: null, status: 'protected' },
      { municipality: '1286', value: null, status: 'missing' },
      { municipality: '1287', value: 1157, status: 'ok' },
    ])
    const undone = await the(first).press(desk, {}, `${page}/angra`)
    expect(where(undone)).toBe(`${desk}?klart=angrad`)
    expect(await site.rows('select 1 from figures.waiting')).toEqual([])
  })
  test('with the same headers is read as the last one', async () => {
    const page = where(await bring(the(first), csv('kommun ;ÅR;antal', 'Trelleborg;2025;12')))
    expect(await the(first).text(page)).toMatch(/value="value:mottagna"[^>]* selected/)
  })
  test('in Windows-1252 with semicolons, and in JSON-stat, is read', async () => {
    const older = new File([Buffer.from('Kommun;Värde\r\nHörby;3', 'latin1')], 'a.csv')
    expect(await the(first).text(where(await bring(the(first), older)))).toContain('Windows-1252')
    const cube = {
      version: '2.0',
      id: ['Region', 'Tid'],
      size: [2, 1],
      dimension: { Region: { category: { index: ['1280', '1287'] } }, Tid: { category: { index: ['2026'] } } },
      value: { 0: 5 },
      status: { 1: '..' },
    }
    const text = await the(first).text(where(await bring(the(first), new File([JSON.stringify(cube)], 'a.json'))))
    expect(text).toContain('JSON-stat')
  })
  test('of a municipality’s own editor holds its own rows', async () => {
    const page = where(await bring(the(local), good))
    await the(local).press(page, { k0: 'place', k1: 'period', k2: 'value:mottagna', period: '', slug: '' }, page)
    const refused = await the(local).text(page)
    expect(refused).toContain('Filen har tal för någon annan kommun.')
    expect(refused).not.toContain(`${page}/las-in`)
    expect(await site.rows('select 1 from figures.waiting')).toEqual([])
    const own = where(await bring(the(local), csv('Kommun;År;Antal', 'Trelleborg;2026;7')))
    await the(local).press(own, { k0: 'place', k1: 'period', k2: 'value:mottagna', period: '', slug: '' }, own)
    expect((await the(local).press(own, {}, `${own}/las-in`)).status).toBe(303)
    expect(await site.rows('select municipality, value from figures.waiting')).toEqual([
      { municipality: '1287', value: 7 },
    ])
    // Seen by the platform's editors; the file of another is as if it did not exist.
    expect((await the(local).get(page)).status).toBe(200)
    const theirs = where(await bring(the(first), good))
    expect((await the(local).get(theirs)).status).toBe(404)
  })
})

describe('refused with its reason', () => {
  const sheet = (value: string) => `<c r="B2">${value}</c>`
  const withCell = (value: string) =>
    archiveOf([
      { name: 'xl/workbook.xml', text: '<workbook/>' },
      {
        name: 'xl/worksheets/sheet1.xml',
        text: `<worksheet><sheetData><row r="2">${sheet(value)}</row></sheetData></worksheet>`,
      },
    ])
  test.each([
    ['a formula that nobody has reckoned', withCell('<f>1+1</f>'), 'formel'],
    [
      'macros',
      workbookOf(
        [
          ['Kommun', 'Antal'],
          ['Lund', 1],
        ],
        [{ name: 'xl/vbaProject.bin', text: 'x' }],
      ),
      'makron',
    ],
    ['a program', Buffer.from('MZ\0\0\0'), 'går inte att öppna'],
    ['no place in any row', Buffer.from('a;b\r\n1;2'), 'Rubrikerna'],
    [
      'a file that unfolds to four gigabytes',
      archiveOf([{ name: 'xl/workbook.xml', text: ' ', claims: 4_000_000_000 }]),
      'går inte att öppna',
    ],
  ])('%s', async (_, bytes, words) => {
    const refused = await bring(the(first), new File([new Uint8Array(bytes)], 'x.xlsx'))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain(words)
  })
  test.each([
    ['a date among the values', '2026-03-01', 'datum'],
    ['words among the values', 'många', 'inte ett tal'],
    ['a total that is not the sum', '9\r\nTotalt;2026;10', 'Summan'],
  ])('%s', async (_, value, words) => {
    const page = where(await bring(the(first), csv('Kommun;År;Antal', `Lund;2026;${value}`)))
    await the(first).press(page, { k0: 'place', k1: 'period', k2: 'value:mottagna', period: '', slug: '' }, page)
    const refused = await the(first).text(page)
    expect(refused).toContain(words)
    expect(refused).not.toContain(`${page}/las-in`)
  })
})

describe('a release', () => {
  const all = `${desk}/utgavor`
  const of = (page: string, step: string) => `${page}/${step}`
  const stage = async () =>
    (await site.rows('select stage, approved_name, prepared_name from figures.release where name = $1', ['2027-04']))[0]
  let page = ''
  test('is planned, prepared by one, approved by another, and goes out at eight', async () => {
    page = where(await the(first).press(all, { name: '2027-04', on: '2027-04-15' }, all))
    await the(first).press(page, {}, of(page, 'forbered'))
    expect(await the(first).text(page)).toContain('Mottagna nyanlända')
    await the(first).press(page, {}, of(page, 'klar'))
    expect(await the(first).text(page)).toContain('Någon annan redaktör behöver godkänna')
    expect(await the(first).text(page)).not.toContain(of(page, 'godkann'))
    await the(second).press(page, {}, of(page, 'godkann'))
    expect(await stage()).toMatchObject({ stage: 'ready' })
    site.clock.now = new Date('2027-04-15T05:59:00Z')
    await run()
    expect(await stage()).toMatchObject({ stage: 'ready' })
    site.clock.now = new Date('2027-04-15T06:00:00Z')
    await run()
    expect(await stage()).toMatchObject({ stage: 'published' })
    const [row] = await site.rows(
      `select o.value, r.name, length(r.sha256) as digest from figures.observation o join figures.release r on r.seq = o.since where o.period = '2026' and o.municipality = '1287' and o.slug = 'mottagna'`,
    )
    expect(row).toEqual({ value: 7, name: '2027-04', digest: 64 })
    expect(await site.rows('select 1 from figures.waiting')).toEqual([])
  })
  test('what is in it cannot be undone', async () => {
    const [{ id }] = await site.rows(
      `select id from figures.source_reply where municipality = '1287' and state = 'imported'`,
    )
    expect(await the(first).text(desk)).not.toContain(`${id}/angra`)
    expect(await undoAsEditor(id)).toBe('inRelease')
  })
  test('that is wrong is corrected by a new one; the old one stays as it was', async () => {
    const seal = async (name: string) =>
      (await site.rows('select sha256, stage from figures.release where name = $1', [name]))[0]
    const before = await seal('2027-04')
    const made = where(await the(first).press(page, { reason: 'Trelleborg ska vara 8.' }, of(page, 'ratta')))
    const file = where(await bring(the(first), csv('Kommun;År;Antal', 'Trelleborg;2026;8')))
    await the(first).press(file, { k0: 'place', k1: 'period', k2: 'value:mottagna', period: '', slug: '' }, file)
    await the(first).press(file, {}, `${file}/las-in`)
    await the(first).press(made, {}, of(made, 'forbered'))
    await the(first).press(made, {}, of(made, 'klar'))
    await the(second).press(made, {}, of(made, 'godkann'))
    await run()
    expect(await seal('2027-04')).toEqual({ sha256: before.sha256, stage: 'corrected' })
    expect((await seal('2027-04.1')).stage).toBe('published')
    const cells = await site.rows(
      `select o.value, o.marks, s.name as since, u.name as until from figures.observation o join figures.release s on s.seq = o.since left join figures.release u on u.seq = o.until
      where o.slug = 'mottagna' and o.municipality = '1287' and o.period = '2026' order by o.since`,
    )
    expect(cells).toEqual([
      { value: 7, marks: [], since: '2027-04', until: '2027-04.1' },
      { value: 8, marks: ['revised'], since: '2027-04.1', until: null },
    ])
  })
  test('moves its day with a reason, and not to a day that has been', async () => {
    const other = where(await the(first).press(all, { name: '2027-06', on: '2027-06-15' }, all))
    expect((await the(first).press(other, { to: '2027-06-20', reason: '' }, of(other, 'flytta'))).status).toBe(422)
    expect(
      (await the(first).press(other, { to: '2027-01-20', reason: 'Källan dröjer.' }, of(other, 'flytta'))).status,
    ).toBe(409)
    expect(
      (await the(first).press(other, { to: '2027-06-20', reason: 'Källan dröjer.' }, of(other, 'flytta'))).status,
    ).toBe(303)
    expect(await site.rows('select from_day::text, to_day::text, reason from figures.release_move')).toEqual([
      { from_day: '2027-06-15', to_day: '2027-06-20', reason: 'Källan dröjer.' },
    ])
  })
  test('is no business of a municipality’s editor', async () => {
    expect((await the(local).get(all)).status).toBe(404)
    expect((await the(local).get(page)).status).toBe(404)
  })
  const undoAsEditor = (id: string) =>
    asSystem(site.services, { municipality: null, purpose: 'import' }, (visit) => undo(visit, id))
  async function run() {
    const { jobs } = await import('../../../src/start/features.ts')
    await jobs.publishReleases?.({}, site.services)
  }
})

describe('the sources', () => {
  const sources = '/siffror/kallor'
  test('are turned on and off by whoever runs the site, and what stopped is seen to', async () => {
    await the(operator).press(sources, {}, `${sources}/kolada/pa`)
    expect(await site.rows(`select is_on from figures.connector where name = 'kolada'`)).toEqual([{ is_on: true }])
    expect(await the(operator).text(sources)).toContain('Inställningen SOURCES är av')
    await the(operator).press(sources, {}, `${sources}/kolada/av`)
    const [{ id }] = (
      await site.db.query(
        `insert into figures.failure (at, connector, problem, about) values (now(), 'kolada', 'titleChanged', 'N01986') returning id`,
      )
    ).rows
    expect(await the(operator).text(sources)).toContain('Källan har bytt titel')
    await the(operator).press(sources, {}, `${sources}/stopp/${id}`)
    expect(await the(operator).text(sources)).not.toContain('Källan har bytt titel')
  })
  test('a new title is looked at by an editor before it is used', async () => {
    await site.db.query(`update figures.indicator set kpi_found = 'Ny titel (kr)' where kpi = 'N40010'`)
    expect(await the(first).text(sources)).toContain('Ny titel (kr)')
    const old = await the(first).press(sources, { kpi: 'N40010', title: 'En äldre titel' }, `${sources}/titel`)
    expect(old.status).toBe(409)
    expect(await old.text()).toContain('Källan har bytt titel igen')
    await the(first).press(sources, { kpi: 'N40010', title: 'Ny titel (kr)' }, `${sources}/titel`)
    expect(await site.rows(`select kpi_title from figures.indicator where kpi = 'N40010'`)).toEqual([
      { kpi_title: 'Ny titel (kr)' },
    ])
  })
})
