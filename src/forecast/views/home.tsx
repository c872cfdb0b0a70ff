import { type Column, Lead, Links, Page, raw, Table } from '../../design/index.ts'
import { drawTiles, skaneTiles } from '../../figures/index.ts'
import { published } from '../../shared/disclosure/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatNumber, formatPercent } from '../../shared/texts.ts'
import { leastYears } from '../domain/backtest.ts'
import type { Run } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { OnTop, Taking, Whole } from './run.tsx'
import { Example, kr, nameOf, rangeText } from './words.tsx'

/** The last year that all of them have. */
const lastYear = (runs: readonly Run[]) => Math.min(...runs.map(({ to }) => to))
const fullOf = ({ result }: Run, year: number) => result.years.find((one) => one.year === year)?.full

const RegionMap = ({ visit, runs }: { visit: Shown; runs: readonly Run[] }) => {
  const t = texts(visit.language)
  const year = lastYear(runs)
  const cells = skaneTiles.map(([code]) => {
    const run = runs.find(({ kommun }) => kommun === code)
    const full = run && fullOf(run, year)
    const at = { place: code, sex: 'T' }
    const origin = { source: 'own' as const, release: run?.id ?? 'none' }
    return full
      ? { at, value: full.p50 / 1e6, status: 'ok' as const, origin }
      : { at, value: null, status: 'missing' as const, origin }
  })
  const places = skaneTiles.map(([code]) => ({ code, label: nameOf(code) }))
  const dimensions = [
    { key: 'place', categories: places },
    { key: 'sex', categories: [{ code: 'T' }] },
  ]
  const table = published({ name: 'prognos', measure: 'sum', decimals: 1, dimensions, cells })
  const picture = { id: 'karta', title: t.map, about: t.mapAbout, language: visit.language, table }
  const tiles = skaneTiles.map(([municipality, row, col]) => ({ municipality, row, col, corner: null }))
  const href = (code: string) => `/prognos/${code}`
  return (
    <figure class="figure">
      {raw(drawTiles({ ...picture, rows: 'place', columns: 'sex', tiles, href }))}
      <figcaption>
        {t.mapAbout} {year}
      </figcaption>
    </figure>
  )
}

const Places = ({ visit, runs }: { visit: Shown; runs: Run[] }) => {
  const t = texts(visit.language)
  const columns: Column<Run>[] = [
    { head: t.municipality, cell: ({ kommun }) => <a href={`/prognos/${kommun}`}>{nameOf(kommun ?? '')}</a> },
    { head: t.year, cell: ({ to }) => to },
    { head: t.full, numeric: true, cell: (run) => rangeText(visit, fullOf(run, run.to) as never) },
    { head: t.columns.status, cell: ({ example }) => (example ? t.status.example : t.status.assumption) },
  ]
  return <Table visit={visit} id="kommuner" caption={t.municipality} columns={columns} rows={runs} blocks />
}

type Props = { visit: Shown; latest: readonly Run[]; economist: boolean }
/** /prognos: the region, a table and a map. */
export const HomePage = ({ visit, latest, economist }: Props) => {
  const t = texts(visit.language)
  const region = latest.find(({ kommun }) => kommun === null)
  const runs = latest.filter(({ kommun }) => kommun !== null)
  const parts = region?.result.parts ?? []
  const ways = [
    ...(economist ? [{ href: '/prognos/arbete', text: t.staff.work }] : []),
    { href: '/prognos/antaganden', text: t.assumptions },
    { href: '/prognos/backtest', text: t.backtest },
    { href: '/fordelning', text: t.allocation },
  ]
  return (
    <Page visit={visit} title={t.title} back="/" width="staff">
      <OnTop visit={visit} run={region ?? runs[0]} />
      <Links links={ways} />
      {runs.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <>
          <h2>{t.map}</h2>
          <RegionMap visit={visit} runs={runs} />
          <Places visit={visit} runs={runs} />
        </>
      )}
      {region && <p>{t.regionOf(formatNumber(visit.language, parts.length))}</p>}
      {region && <Whole visit={visit} run={region} />}
    </Page>
  )
}

/** /prognos/backtest. */
export const BacktestPage = ({ visit, runs }: { visit: Shown; runs: readonly Run[] }) => {
  const t = texts(visit.language)
  const rows = runs.flatMap(({ kommun, example, result: { judged } }) =>
    judged ? [{ kommun: kommun ?? '', example, ...judged }] : [],
  )
  const columns: Column<(typeof rows)[number]>[] = [
    { head: t.municipality, cell: ({ kommun }) => nameOf(kommun) },
    { head: t.year, cell: ({ year }) => year },
    { head: t.full, numeric: true, cell: ({ range }) => rangeText(visit, range) },
    { head: t.outcome, numeric: true, cell: ({ outcome }) => kr(visit, outcome) },
    {
      head: t.error,
      numeric: true,
      cell: ({ error, share }) =>
        `${kr(visit, error)}${share === null ? '' : ` (${formatPercent(visit.language, share)})`}`,
    },
    { head: t.inside, cell: ({ inside }) => (inside ? t.yes : t.no) },
    { head: t.naive, numeric: true, cell: ({ naive }) => (naive === null ? '–' : kr(visit, naive)) },
    ...(rows.some(({ example }) => example)
      ? [{ head: t.columns.status, cell: ({ example }: (typeof rows)[number]) => (example ? t.status.example : '') }]
      : []),
  ]
  return (
    <Page visit={visit} title={t.backtest} back="/prognos" width="staff">
      <Lead>{t.backtestLead}</Lead>
      {rows.some(({ example }) => example) && <Example visit={visit} />}
      {new Set(rows.map(({ year }) => year)).size < leastYears && <p>{t.fewYears}</p>}
      {rows.length === 0 ? (
        <p>{t.noTests}</p>
      ) : (
        <Table visit={visit} id="prov" caption={t.backtest} asked columns={columns} rows={rows} />
      )}
      <Taking visit={visit} path="/prognos/backtest" />
    </Page>
  )
}
