import { beforeEach, describe, expect, test } from 'vitest'
import { clientOf } from '../../../src/figures/connectors/client.ts'
import { askAds, askOccupations, readOccupations } from '../../../src/figures/connectors/jobtech.ts'
import { askScb, readScb } from '../../../src/figures/connectors/scb.ts'
import { fingerprintOf } from '../../../src/figures/connectors/sheet.ts'
import { seedFigures } from '../../../src/figures/index.ts'
import { stubs } from '../../../src/figures/stubs/index.ts'
import { startStub } from '../../../src/figures/stubs/stub.ts'
import { theSite } from '../../site.ts'
import { clean, nightWith, turnOn } from './sources.ts'

// SCB, Arbetsförmedlingen, Migrationsverket and JobTech with their bad habits.

const site = await theSite({ env: { SOURCES: 'stub' } })
await seedFigures(site.services, { demo: false })
await turnOn(site)
beforeEach(() => clean(site))

const wait = async () => undefined
async function with_<T>(name: 'scb' | 'jobtech', on: string[], work: (base: string) => Promise<T>): Promise<T> {
  const stub = await startStub(stubs[name], on)
  try {
    return await work(stub.base)
  } finally {
    await stub.close()
  }
}
const cell = async (slug: string, place: string, sex: string) =>
  (
    await site.rows(
      'select value, status from figures.waiting where slug = $1 and municipality = $2 and sex = $3 order by period desc limit 1',
      [slug, place, sex],
    )
  )[0]

describe('2: SCB', () => {
  const night = (...on: string[]) => nightWith(site, 'scb', on)
  test.each(['', 'sparse', 'reordered', 'renamedLabel'])('%s is understood by codes alone', async (on) => {
    expect(await night(...(on ? [on] : []))).toMatchObject({
      failed: [],
      operators: [],
      imported: 1,
      waiting: 312 * 5 * 3,
    })
    expect([
      await cell('folkmangd', '1280', 'M'),
      await cell('folkmangd', '1280', 'K'),
      await cell('folkmangd', '1280', 'T'),
    ]).toEqual([
      { value: 216, status: 'ok' },
      { value: 217, status: 'ok' },
      { value: 433, status: 'ok' },
    ])
  })
  test('statusWithoutValue: withheld by the source is neither 0 nor missing, and has no sum', async () => {
    expect(await night('statusWithoutValue')).toMatchObject({ failed: [], imported: 1 })
    const rows = await site.rows(
      `select sex, status from figures.waiting where municipality = '0000' and period = '2021' order by sex`,
    )
    expect(rows).toEqual([
      { sex: 'K', status: 'ok' },
      { sex: 'M', status: 'protected' },
    ])
  })
  test.each([
    ['tooMany', 'http'],
    ['duplicatedCode', 'http'],
    ['busyAlways', 'http'],
    ['htmlPage', 'notData'],
  ])('%s stops with one row', async (on, why) => {
    expect(await night(on)).toMatchObject({ failed: [why], operators: [why], imported: 0, waiting: 0 })
  })
  const split = {
    slug: 'folkmangd',
    edition: 1,
    tables: ['TAB4822', 'TAB6642'],
    content: 'X',
    regions: ['1280'],
    years: 2,
  }
  const both = (...on: string[]) =>
    with_('scb', on, async (base) =>
      readScb(
        (await askScb(clientOf({ base: `${base}/api/v2`, hosts: [], userAgent: 'test', wait }), split)).body,
        split,
      ),
    )
  test('splitTable: history and the current year are one series when they agree where they meet', async () => {
    const years = (await both('splitTable')).cells.filter(({ sex }) => sex === 'T').map(({ period }) => period)
    expect(years.sort()).toEqual(['2023', '2024', '2025'])
  })
  test('disagree: and stop when they do not', async () => {
    await expect(both('disagree')).rejects.toMatchObject({ stop: { why: 'overlap' } })
  })
})

describe('2: Arbetsförmedlingen', () => {
  const night = (...on: string[]) => nightWith(site, 'arbetsformedlingen', on)
  test.each(['', 'otherSpelling'])('%s: only the region is kept, and <5 is neither 0 nor 4', async (on) => {
    expect(await night(...(on ? [on] : []))).toMatchObject({ failed: [], operators: [], imported: 1, waiting: 33 * 3 })
    expect([await cell('deltagare-manad', '1275', 'K'), await cell('deltagare-manad', '1275', 'T')]).toEqual([
      { value: null, status: 'lt5' },
      { value: null, status: 'protected' },
    ])
    expect((await cell('deltagare-manad', '1280', 'K')).status).toBe('ok')
  })
  test.each([
    ['twoMonths', 'months'],
    ['otherMonth', 'months'],
    ['names289', 'names'],
    ['renamedField', 'headers'],
    ['outOfRange', 'range'],
    ['noRecords', 'notWhole'],
    ['bomb', 'file'],
    ['unknownName', 'unknownPlace'],
  ])('%s stops with one row', async (on, why) => {
    expect(await night(on)).toMatchObject({ failed: [why], operators: [why], imported: 0, waiting: 0 })
  })
  test('a file that has not changed is not sent again', async () => {
    await nightWith(site, 'arbetsformedlingen', [], undefined, 2)
    expect(
      (await site.rows(`select count(*)::int as n from figures.source_reply where connector = 'arbetsformedlingen'`))[0]
        .n,
    ).toBe(1)
  })
})

describe('2: Migrationsverket', () => {
  const headers = ['Kommun', 'Anläggningsboende', 'Eget boende']
  const merged = ['Kommun', 'Mottagna / Anläggningsboende', 'Mottagna / Eget boende']
  const columns = (list: string[]) => ({
    [list[0] as string]: 'place',
    [list[1] as string]: 'value:mottagna-vag-abo',
    [list[2] as string]: 'value:mottagna-vag-ebo',
  })
  const remember = (list: string[]) =>
    site.db.query(
      `insert into figures.mapping (kind, fingerprint, headers, columns, at) values ('kommunmottagna', $1, $2, $3, now()) on conflict do nothing`,
      [fingerprintOf(list), list, columns(list)],
    )
  const night = (...on: string[]) => nightWith(site, 'migrationsverket', on)
  test('headers that nobody has read stop, and the reply is kept for somebody to read', async () => {
    expect(await night()).toMatchObject({ failed: ['headers'], operators: ['headers'], waiting: 0 })
  })
  test.each(['', 'footnote', 'rotatedHash', 'catalogueOnly'])(
    '%s is read once a person has said what the columns are',
    async (on) => {
      await remember(headers)
      expect(await night(...(on ? [on] : []))).toMatchObject({ failed: [], operators: [], imported: 1, waiting: 6 })
      expect([
        await cell('mottagna-vag-abo', '1280', 'T'),
        await cell('mottagna-vag-ebo', '1287', 'T'),
        await cell('mottagna-vag-abo', '0114', 'T'),
      ]).toEqual([
        { value: 30, status: 'ok' },
        { value: 0, status: 'ok' },
        { value: 3, status: 'ok' },
      ])
    },
  )
  test('mergedHeaders: two rows of headers are one', async () => {
    await remember(merged)
    expect(await night('mergedHeaders')).toMatchObject({ failed: [], imported: 1, waiting: 6 })
    expect(await cell('mottagna-vag-abo', '1280', 'T')).toEqual({ value: 30, status: 'ok' })
  })
  test.each([
    ['totalsOffByOne', 'totals'],
    ['newColumn', 'headers'],
    ['unknownName', 'unknownPlace'],
  ])('%s stops with one row', async (on, why) => {
    expect(await night(on)).toMatchObject({ failed: [why], operators: [why], imported: 0, waiting: 0 })
  })
  test('a new column: both rows of headers stand in the row', async () => {
    await night('newColumn')
    const [{ about }] = await site.rows(`select about from figures.failure`)
    expect(about).toMatch(/Eget boende → Kommun \| Kvotflyktingar/)
  })
})

describe('2: JobTech', () => {
  const at = (base: string) => clientOf({ base, hosts: [], userAgent: 'test', wait })
  const ads = (...on: string[]) =>
    with_('jobtech', on, (base) => askAds(at(base), { group: '7212', municipality: '1280' }))
  test.each(['missingEmployer', 'nullHeadline', 'hostileText'])(
    '%s: counts and links, and nobody to contact',
    async (on) => {
      const found = await ads(on)
      expect(found.total).toBe(3)
      expect(Object.keys(found.ads[0] as object).sort()).toEqual(['headline', 'id', 'until', 'url'])
      expect(JSON.stringify(found)).not.toContain('exempel.se"')
    },
  )
  test('removedAd is left out, duplicates are one', async () => {
    expect((await ads('removedAd')).ads).toHaveLength(2)
    expect((await ads('duplicates')).ads).toHaveLength(75)
  })
  test('manyAds: never further than the source answers', async () => {
    expect(await ads('manyAds')).toMatchObject({ total: 2_300 })
  })
  test('deprecated stays readable and is marked; an empty list stops with one row', async () => {
    const read = await with_('jobtech', ['deprecated'], async (base) =>
      readOccupations((await askOccupations(at(base))).body),
    )
    expect(read.map(({ deprecated }) => deprecated)).toEqual([false, true])
    expect(await nightWith(site, 'jobtech', ['emptyConcepts'])).toMatchObject({
      failed: ['shape'],
      operators: ['shape'],
    })
  })
})

test('another host is never called, not even by a redirect or a next page', async () => {
  const client = clientOf({ base: 'http://127.0.0.1:1/v3', hosts: ['api.kolada.se'], userAgent: 'test', wait })
  for (const url of [
    'https://exempel.se/x',
    'http://api.kolada.se/v3/kpi',
    'https://api.kolada.se.exempel.se/',
    'file:///etc/passwd',
  ])
    await expect(client.ask(url), url).rejects.toMatchObject({ stop: { why: 'notAllowed' } })
})
