import { type Column, raw, Table } from '../../design/index.ts'
import { draw } from '../../figures/index.ts'
import { published } from '../../shared/disclosure/index.ts'
import type { Shown } from '../../shared/shown.ts'
import { formatNumber } from '../../shared/texts.ts'
import type { YearResult } from '../domain/result.ts'
import type { Listed } from '../queries/parameters.ts'
import type { Run } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { aboutWhom, barName, barSign, keyName, kr, nameOf, rangeText, valueText } from './words.tsx'

type Of = { visit: Shown; run: Run }
export const Modes = ({ visit, run }: Of) => {
  const t = texts(visit.language)
  const columns: Column<YearResult>[] = [
    { head: t.year, cell: ({ year }) => year },
    { head: t.kefu, numeric: true, cell: ({ kefu }) => rangeText(visit, kefu) },
    { head: t.full, numeric: true, cell: ({ full }) => rangeText(visit, full) },
    {
      head: t.leavers,
      numeric: true,
      cell: ({ leavers }) => (leavers === null ? '..' : formatNumber(visit.language, leavers)),
    },
  ]
  return <Table visit={visit} id="satt" caption={t.modes} asked columns={columns} rows={run.result.years} blocks />
}

export const Waits = ({ visit, run }: Of) => {
  const t = texts(visit.language)
  const years = [...run.result.years]
  const year: Column<YearResult> = { head: t.year, cell: (one) => one.year }
  const both: Column<YearResult>[] = [
    { head: t.wait, numeric: true, cell: ({ full }) => rangeText(visit, full) },
    { head: t.active, numeric: true, cell: ({ active }) => (active ? rangeText(visit, active) : '..') },
  ]
  const saved: Column<YearResult> = { head: t.saved, numeric: true, cell: (one) => rangeText(visit, one.saved) }
  return (
    <>
      {years.some(({ active }) => active) ? (
        <Table visit={visit} id="vanta" caption={t.waits} asked columns={[year, ...both]} rows={years} blocks />
      ) : (
        <p>{t.noActive}</p>
      )}
      <Table visit={visit} id="procentenhet" caption={t.saved} asked columns={[year, saved]} rows={years} blocks />
    </>
  )
}

export const BySex = ({ visit, run }: Of) => {
  const t = texts(visit.language)
  if (run.kind === 'region') return null
  const rows = run.result.years.flatMap(({ year, bySex }) => (bySex ? [{ year, ...bySex }] : []))
  if (rows.length === 0) return <p>{t.tooFew}</p>
  const columns: Column<(typeof rows)[number]>[] = [
    { head: t.year, cell: ({ year }) => year },
    { head: t.kvinna, numeric: true, cell: ({ kvinna }) => rangeText(visit, kvinna) },
    { head: t.man, numeric: true, cell: ({ man }) => rangeText(visit, man) },
  ]
  return <Table visit={visit} id="kon" caption={t.bySex} columns={columns} rows={rows} blocks />
}

export const Compensation = ({ visit, run }: Of) => {
  const t = texts(visit.language)
  const rows = run.result.years.flatMap(({ year, compensation }) => (compensation ? [{ year, compensation }] : []))
  if (rows.length === 0) return null
  const columns: Column<(typeof rows)[number]>[] = [
    { head: t.year, cell: ({ year }) => year },
    { head: t.compensation, numeric: true, cell: ({ compensation }) => kr(visit, compensation) },
  ]
  return (
    <>
      <p>{t.compensationAbout}</p>
      <Table visit={visit} id="ersattning" caption={t.compensation} columns={columns} rows={rows} blocks />
    </>
  )
}

/** The tornado as bars and as a table. */
export const Matters = ({ visit, run }: Of) => {
  const t = texts(visit.language)
  const bars = run.result.tornado
  const origin = { source: 'own' as const, release: run.id }
  const category = (at: number) => `b${at}`
  const table = published({
    ...{ name: 'tornado', measure: 'sum', unit: 'kr', decimals: 1 },
    dimensions: [
      { key: 'what', categories: bars.map((bar, at) => ({ code: category(at), label: barSign(visit, bar) })) },
      { key: 'sex', categories: [{ code: 'T' }] },
    ],
    cells: bars.map(({ swing }, at) => ({
      ...{ at: { what: category(at), sex: 'T' }, value: swing / 1e6, status: 'ok' as const, origin },
    })),
  })
  const picture = { id: 'vikt', title: t.matters, about: `${t.swing}, Mkr`, language: visit.language, table }
  const columns: Column<(typeof bars)[number]>[] = [
    { head: t.what, cell: (bar) => `${barSign(visit, bar)}: ${barName(visit, bar)}` },
    { head: t.swing, numeric: true, cell: ({ swing }) => kr(visit, swing) },
  ]
  return (
    <>
      <p>{t.mattersAbout}</p>
      <figure class="figure">
        {raw(draw.bars({ ...picture, rows: 'what', columns: 'sex' }))}
        <figcaption>{picture.about}</figcaption>
      </figure>
      <Table visit={visit} id="tornado" caption={t.matters} asked columns={columns} rows={[...bars]} blocks />
    </>
  )
}

/** As the economist wrote it: Swedish in every language. */
const Source = ({ row: { source, sourceDate, note } }: { row: Listed }) => (
  <bdi lang="sv">
    {source}, {sourceDate}
    {note && `. ${note}`}
  </bdi>
)

export const Parameters = ({ visit, rows }: { visit: Shown; rows: readonly Listed[] }) => {
  const t = texts(visit.language)
  const c = t.columns
  const columns: Column<Listed>[] = [
    { head: c.name, cell: (row) => [keyName(visit, row.key), aboutWhom(visit, row)].filter(Boolean).join(': ') },
    { head: t.municipality, cell: ({ kommun }) => (kommun ? <bdi>{nameOf(kommun)}</bdi> : '–') },
    { head: t.scenario, cell: ({ scenario }) => (scenario ? <bdi lang="sv">{scenario}</bdi> : '–') },
    { head: c.value, numeric: true, cell: (row) => valueText(visit, row) },
    { head: c.valid, cell: ({ from, to }) => <bdi dir="ltr">{`${from} – ${to ?? ''}`}</bdi> },
    { head: c.source, cell: (row) => <Source row={row} /> },
    { head: c.owner, cell: ({ owner }) => <bdi>{owner}</bdi> },
    { head: c.status, cell: ({ status }) => t.status[status] },
    { head: c.entered, cell: ({ entered }) => entered },
  ]
  return <Table visit={visit} id="antaganden" caption={t.assumptions} columns={columns} rows={[...rows]} />
}
