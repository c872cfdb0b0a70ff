import { Button, Checkboxes, Lead, Page, Radios, Select, Table } from '../../../design/index.ts'
import { valuesOf } from '../../charts/grid.ts'
import { type Grid, gridOf, sorted } from '../../charts/index.ts'
import { tableOf } from '../../observed.ts'
import { addressName, type Place } from '../../places.ts'
import type { IndicatorRow } from '../../queries/pages/frame.ts'
import { rankOf } from '../../sentence.ts'
import { texts } from '../../texts/index.ts'
import { among, headlineOf, type Told } from './blocks.tsx'
import { Figure } from './figure.tsx'
import { Fresh } from './fresh.tsx'
import { Value } from './table.tsx'
import { categoryName, named, periodName, placeName } from './words.ts'

export const against = ['hornet', 'regionen', 'liknande', 'riket', 'egna'] as const
export type Against = (typeof against)[number]
type Props = Told & {
  of: IndicatorRow | undefined
  place: Place | undefined
  mot: Against
  /** Everybody who is compared, the own one too. */
  codes: readonly string[]
  period: string | undefined
}

const Choosing = ({ visit, frame, of, place, mot, codes }: Props) => {
  const t = texts(visit.language).compare
  const indicators = frame.indicators.filter(({ coming, partOf }) => !coming && partOf === null)
  const names = frame.places.map(({ code, name }) => ({ value: addressName(name), text: named(visit, name), code }))
  return (
    <form method="get" action="/siffror/jamfor">
      <Select
        visit={visit}
        name="nyckeltal"
        label={t.indicator}
        value={of?.slug}
        options={indicators.map(({ slug, title }) => ({ value: slug, text: title }))}
      />
      <Select
        visit={visit}
        name="kommun"
        label={t.municipality}
        value={place && addressName(place.name)}
        options={names}
      />
      <Radios
        visit={visit}
        name="mot"
        label={t.against}
        value={mot}
        choices={against.map((value) => ({ value, text: t.againstWho[value] }))}
      />
      {mot === 'egna' && (
        <Checkboxes
          visit={visit}
          name="med"
          label={t.chosen}
          choices={names}
          values={names.filter(({ code }) => codes.includes(code)).map(({ value }) => value)}
        />
      )}
      <Button>{t.show}</Button>
    </form>
  )
}

/** Rank and value of each: equal values share a place, hidden and missing stand outside. */
const Ranked = ({ visit, frame, grid, own }: Told & { grid: Grid; own: string }) => {
  const t = texts(visit.language)
  const values = valuesOf(grid.rows.map(({ code }) => grid.cell(code, 'T')))
  const rank = (code: string) => {
    const { value } = grid.cell(code, 'T')
    return value === null ? t.compare.outside : String(rankOf(value, values).at)
  }
  const name = (code: string) => {
    const text = placeName(visit, frame.places, code)
    return <bdi>{code === own ? <strong>{text}</strong> : text}</bdi>
  }
  const sexes = grid.columns.map(({ code }) => ({
    head: categoryName(visit, frame.places, ['sex', code]),
    numeric: true,
    cell: (row: { code: string }) => <Value visit={visit} cell={grid.cell(row.code, code)} decimals={grid.decimals} />,
  }))
  const columns = [
    { head: t.place, names: true, cell: (row: { code: string }) => name(row.code) },
    { head: t.compare.rank, numeric: true, cell: (row: { code: string }) => rank(row.code) },
    ...sexes,
  ]
  return (
    <Table visit={visit} id="jamforelse" caption={t.compare.rank} columns={columns} rows={[...sorted(grid, 'T')]} />
  )
}

const Answer = ({ visit, frame, rows, of, place, codes, period }: Props & { of: IndicatorRow; place: Place }) => {
  if (!period) return <Lead>{texts(visit.language).figure.nothing}</Lead>
  const told = { visit, frame, rows }
  const table = tableOf(
    of,
    rows.filter((row) => row.period === period && codes.includes(row.place)),
    codes,
  )
  const own = tableOf(
    of,
    rows.filter((row) => row.place === place.code),
  )
  return (
    <>
      <Figure
        visit={visit}
        id="jamfor"
        of={of}
        table={table}
        form="peers"
        rows="place"
        fixed={{ period }}
        own={place.code}
        places={frame.places}
        headline={headlineOf(told, of, own, place.code)}
        where={periodName(visit, period)}
        summary={among(told, of, table, { place: place.code, period, among: codes })}
        release={frame.latest?.name ?? null}
        asked={{ period }}
        level={2}
      />
      <Ranked {...told} grid={gridOf(table, 'place', 'sex', { period })} own={place.code} />
    </>
  )
}

/** /siffror/jamfor: one municipality beside others, on one scale. */
export function ComparePage(props: Props) {
  const { visit, frame, of, place } = props
  const t = texts(visit.language).compare
  return (
    <Page visit={visit} title={t.title} back="/siffror">
      <Lead>{t.lead}</Lead>
      {of && place && <Answer {...props} of={of} place={place} />}
      <Choosing {...props} />
      <Fresh visit={visit} frame={frame} />
    </Page>
  )
}
