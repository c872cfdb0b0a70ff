import { beforeAll, expect, test } from 'vitest'
import { replays } from '../../src/forecast/acts/count.ts'
import { prepareForecast, seedForecast } from '../../src/forecast/index.ts'
import { listByIds } from '../../src/forecast/queries/parameters.ts'
import type { Run } from '../../src/forecast/queries/runs.ts'
import { exampleRows } from '../../src/forecast/samples.ts'
import { asSystem, inside } from '../../src/platform/visit.ts'
import type { Browser } from '../browser.ts'
import { homeOf, plantSkane } from '../plant.ts'
import { theSite } from '../site.ts'

// An economist enters, is told what is missing, counts, shows; a stranger reads what is shown and nothing else.

const site = await theSite()
const visitor = site.visitor()
const work = '/prognos/arbete'
let malmo: Browser
let lund: Browser
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
const send = (who: Browser, step: string, fields: Record<string, string>) => who.press(work, fields, `${work}/${step}`)
const kept = {
  fran: '2017-01-01',
  till: '',
  kalla: 'budget',
  kallans: '2017-11-01',
  agare: 'Ekonomi',
  slag: 'assumption',
}
const row = {
  ...kept,
  vad: 'p',
  tal: '0,3',
  p10: '',
  p90: '',
  kon: 'kvinna',
  hushall: '',
  anteckning: '',
  scenario: '',
}
const running = { namn: 'Höst', scenario: '', forsta: '2018', sista: '2019', antal: '200', fro: '5' }

/** The worked example as if it were true, with fewer women than may be told of. */
async function enterAll(who: Browser): Promise<void> {
  for (const one of exampleRows()) {
    const women = one.key === 'leavers' && one.sex === 'kvinna'
    const fields = {
      ...{
        ...row,
        vad: one.key,
        tal: String(women ? 0.25 : one.value).replace('.', ','),
        fran: one.from,
        till: one.to ?? '',
      },
      ...{ kon: one.sex ?? '', hushall: one.household ?? '' },
    }
    expect((await send(who, 'antagande', fields)).status).toBe(303)
  }
}

beforeAll(async () => {
  await plantSkane(site.db)
  await prepareForecast(site.services)
  malmo = await site.staff('economist', homeOf('1280').municipality)
  lund = await site.staff('economist', homeOf('1281').municipality)
})

test('nothing is there before anybody has shown it', async () => {
  expect(plain(await visitor.text('/prognos'))).toContain('Ingen kommun har visat en prognos än.')
  expect(plain(await visitor.text('/prognos/1280'))).toContain('Kommunen har inte visat någon prognos än.')
  expect((await visitor.get('/prognos/9999')).status).toBe(404)
  expect((await visitor.get(work)).status).toBe(303)
})

test('what is wrong with a row stands beside its field; nothing is assumed for what is missing', async () => {
  const wrong = await send(malmo, 'antagande', { ...row, tal: '3', hushall: '1', till: '2016-01-01' })
  expect(wrong.status).toBe(422)
  const said = plain(await wrong.text())
  expect(said).toContain('Skriv en andel från 0 till 1')
  expect(said).toContain('Lämna fältet tomt')
  expect(said).toContain('Skriv ett slutdatum som inte är före startdatumet.')
  const missing = await send(malmo, 'korning', running)
  expect(missing.status).toBe(422)
  expect(plain(await missing.text())).toContain('Det här saknas: Blir klara, per månad')
})

test('entered, counted as a draft, shown: then everybody reads it, without counts by month and sex', async () => {
  await enterAll(malmo)
  const made = await send(malmo, 'korning', running)
  expect(made.status).toBe(303)
  const page = made.headers.get('location') ?? ''
  expect((await visitor.get(page)).status).toBe(404)
  expect((await lund.get(page)).status).toBe(404)
  expect((await malmo.press(page, {}, `${page}/visa`)).status).toBe(303)
  await site.runJobs()
  const text = plain(await visitor.text('/prognos/1280'))
  expect(text).toContain('Färre än fem av ett kön')
  expect(text).toContain('hur fort någon slutar behöva hjälp')
  expect(text).not.toContain('(Kvinnor)')
  expect(text).toContain('Kommunen har inte angett hur många som klarar sig med tidig hjälp.')
  const region = plain(await visitor.text('/prognos'))
  expect(region).toContain('Antal kommuner i summan: 1.')
  const csv = await visitor.text(`${page}.csv`)
  expect(csv).toMatch(/full;2019;\d+;\d+;\d+/)
  expect(csv).toMatch(/assumption;p;1280;kvinna;;0[.,]3/)
  for (const path of [
    `${page}.csv`,
    `${page}.json`,
    '/prognos/antaganden',
    '/prognos/antaganden.csv',
    '/prognos/antaganden.json',
  ]) {
    const told = await visitor.text(path)
    expect(told).not.toMatch(/assumption;(leavers|stock|inflow|moves)|"key":"(leavers|stock)"|Blir klara, per månad/)
  }
  const [stored] = await site.rows(
    `select "rows", seed, input_sha256, result from forecast.run where kind = 'forecast'`,
  )
  expect(stored.rows.length).toBeGreaterThan(30)
  expect([stored.seed, stored.input_sha256]).toEqual([5, expect.stringMatching(/^[0-9a-f]{64}$/)])
})

test('a scenario is a copy with one thing changed; another municipality sees neither rows nor copies', async () => {
  expect((await send(malmo, 'scenario', { namn: '60 procent', scenario: '' })).status).toBe(303)
  expect((await send(malmo, 'scenario', { namn: '60 procent', scenario: '' })).status).toBe(422)
  const [{ id }] = await site.rows('select id from forecast.scenario')
  expect((await send(malmo, 'antagande', { ...row, tal: '0,6', scenario: id })).status).toBe(303)
  expect((await send(lund, 'antagande', { ...row, scenario: id })).status).toBe(422)
  expect((await send(malmo, 'korning', { ...running, scenario: id })).status).toBe(303)
  const runs = await site.rows(
    `select scenario, (result #>> '{years,1,full,p50}')::float8 as p50 from forecast.run where kind = 'forecast' order by created_at`,
  )
  expect(runs[1].p50).toBeLessThan(runs[0].p50)
  const missing = await send(lund, 'korning', running)
  expect(missing.status).toBe(422)
})

test('a closed year is tested by what was known before it, and kept', async () => {
  expect((await send(malmo, 'prov', { ar: '2018' })).status).toBe(422)
  for (const [year, kr] of [
    ['2017', '3000000'],
    ['2018', '4500000'],
  ] as const)
    await send(malmo, 'antagande', {
      ...row,
      vad: 'outcome',
      tal: kr,
      kon: '',
      fran: `${year}-01-01`,
      kallans: '2019-02-01',
    })
  const answer = await send(malmo, 'prov', { ar: '2018' })
  // Malmö's ceilings of 2018 have a source of August 2018: what the economist wrote before it counts instead.
  expect(answer.status).toBe(303)
  const text = plain(await visitor.text('/prognos/backtest'))
  expect(text).toContain('4 500 000 kr')
  expect(text).toContain('-1 500 000 kr'.replace('-', '−'))
  expect(text).toContain('Färre än tre år är klara.')
  expect(await visitor.text('/prognos/backtest.csv')).toContain('1280;2018;')
})

test('what is invented is refused among what is true, and marked where it is shown', async () => {
  const plant = `insert into forecast.forecast_parameter (organisation, key, kommun_code, value, unit, valid_from, source, source_date, owner, status)
    values ($1, 'p', '1281', 0.5, 'share', '2018-01-01', 'x', '2018-01-01', 'x', 'example')`
  await expect(site.rows(plant, [homeOf('1281').municipality])).rejects.toThrow(/check/)
  await seedForecast(site.services, (kommun) => homeOf(kommun).municipality)
  const example = plain(await visitor.text('/prognos/1283'))
  expect(example).toContain('Övning: talen är påhittade')
  expect(example).toContain('Aktiv från första dagen')
  expect(example).toContain('(Kvinnor)')
  const own = await site.rows(`select count(*)::int as n from forecast.run where kommun_code = '1280' and not example`)
  expect(own[0].n).toBeGreaterThan(0)
  expect(plain(await visitor.text('/prognos/1280'))).not.toContain('Övning: talen är påhittade')
})

test('every stored result is the same again from its rows, its seed and its code version', async () => {
  const runs = await site.rows(
    `select id, kommun_code as kommun, from_year as "from", to_year as "to", seed, draws, code_version as "codeVersion", input_sha256 as "inputSha256", "rows", result
     from forecast.run where kind <> 'region'`,
  )
  expect(runs.length).toBeGreaterThan(7)
  for (const run of runs as Run[]) {
    const rows = await asSystem(site.services, { municipality: null, purpose: 'import' }, (visit) =>
      inside(visit, (tx) => listByIds(tx, run.rows)),
    )
    expect(replays(run, rows), `${run.kommun} ${run.from}`).toBe(true)
    const dearer = rows.map((one) => (one.key === 'norm_single' ? { ...one, value: one.value + 10 } : one))
    expect(replays(run, dearer)).toBe(false)
    expect(replays({ ...run, codeVersion: 'forecast 0' }, rows)).toBe(false)
  }
})

test('the economist is told that a forecast gives the same again, and sees what others have seen beside the fields', async () => {
  const [{ id }] = await site.rows(
    `select id from forecast.run where kommun_code = '1280' and kind = 'forecast' and not example and status = 'published' limit 1`,
  )
  expect(plain(await malmo.text(`/prognos/korning/${id}`))).toContain('Svaret blev samma.')
  expect(plain(await visitor.text(`/prognos/korning/${id}`))).not.toContain('Svaret blev samma.')
  const page = plain(await malmo.text(work))
  expect(page).toContain('Bistånd per hushåll och år 2012 47 183 kr Socialstyrelsen, årsstatistik 2012')
  expect(page).toContain('Trelleborgs mål: till arbete eller studier 60 %')
})

test('for programs: the latest of each municipality and of the region', async () => {
  const { forecasts } = JSON.parse(await visitor.text('/api/v1/forecast'))
  const lund = forecasts.find((one: { municipality: string }) => one.municipality === '1281')
  expect(lund).toMatchObject({ name: 'Lund', example: true, years: [{ year: 2018 }, { year: 2019 }] })
  expect(lund.years[1].full.p10).toBeLessThan(lund.years[1].full.p90)
  expect(forecasts.some((one: { municipality: null }) => one.municipality === null)).toBe(true)
})

test('figures, allocation and forecast lead to each other', async () => {
  expect(await visitor.text('/prognos/1280')).toContain('href="/siffror/kommun/malmo"')
  expect(await visitor.text('/prognos')).toContain('href="/fordelning"')
  expect(await visitor.text('/fordelning')).toContain('href="/prognos"')
})
