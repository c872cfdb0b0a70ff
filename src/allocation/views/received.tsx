import { type Children, type Column, Lead, Missing, Page, type Shown, Table } from '../../design/index.ts'
import { nameOf } from '../domain/names.ts'
import { type Category, type Compared, categories } from '../domain/received.ts'
import { texts } from '../texts/index.ts'
import { shown } from './words.tsx'

export type ReceivedProps = {
  visit: Shown
  year: number
  rows: Compared[]
  county: Compared
  sources: string[]
  map: Children
}

const count = (visit: Shown, value: number | null | undefined): Children =>
  value === null || value === undefined ? <Missing visit={visit} /> : shown(visit, value)

function ratio(visit: Shown, row: Compared): Children {
  if (row.decided === 0) return texts(visit.language).received.none
  return row.ratio === null ? <Missing visit={visit} /> : shown(visit, row.ratio, 2)
}

const waysIn = (rows: readonly Compared[]): Category[] =>
  categories.filter((way) => rows.some(({ ways }) => ways[way] !== undefined))

function columnsOf({ visit, rows }: ReceivedProps): Column<Compared>[] {
  const t = texts(visit.language)
  const r = t.received
  return [
    { head: t.columns.name, cell: ({ code }) => <bdi>{code === '' ? t.columns.sum : nameOf(code)}</bdi> },
    { head: r.decided, numeric: true, cell: ({ decided }) => count(visit, decided) },
    ...(rows.some(({ onAssignment }) => onAssignment !== null)
      ? [{ head: r.onAssignment, numeric: true, cell: (row: Compared) => count(visit, row.onAssignment) }]
      : []),
    { head: r.total, numeric: true, cell: ({ received }) => count(visit, received) },
    ...waysIn(rows).map((way) => ({
      head: r.way[way],
      numeric: true,
      cell: ({ ways }: Compared) => count(visit, ways[way]),
    })),
    ...(rows.some(({ unaccompanied }) => unaccompanied !== null)
      ? [{ head: r.unaccompanied, numeric: true, cell: (row: Compared) => count(visit, row.unaccompanied) }]
      : []),
    { head: r.ratio, numeric: true, cell: (row) => ratio(visit, row) },
    {
      head: r.perThousand,
      numeric: true,
      cell: ({ perThousand }) => (perThousand === null ? <Missing visit={visit} /> : shown(visit, perThousand, 2)),
    },
  ]
}

const CountySentence = ({ visit, county }: ReceivedProps) => {
  const t = texts(visit.language)
  const { ratio, received, decided } = county
  if (ratio === null || received === null || decided === null) return null
  return (
    <p>
      <strong>
        {t.received.sentence(t.columns.sum, shown(visit, ratio, 2), shown(visit, received), shown(visit, decided))}
      </strong>
    </p>
  )
}

const Notes = ({ visit, county, year }: ReceivedProps) => {
  const t = texts(visit.language).received
  const { kvot, abo } = county.ways
  return (
    <>
      {kvot !== undefined && abo !== undefined && county.onAssignment !== null && (
        <p>{t.quotaNote(shown(visit, kvot + abo), shown(visit, county.onAssignment))}</p>
      )}
      <p>{t.aboNote}</p>
      <p>{t.thousandNote}</p>
      {year === 2017 && <p>{t.elsewhere}</p>}
    </>
  )
}

export const ReceivedPage = (props: ReceivedProps) => {
  const { visit, year, rows, county, sources, map } = props
  const t = texts(visit.language)
  const columns = columnsOf(props)
  return (
    <Page visit={visit} title={t.received.title(year)} back={`/fordelning/${year}`} width="staff">
      <Lead>{t.received.lead}</Lead>
      {rows.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <>
          <CountySentence {...props} />
          {map}
          <Table
            visit={visit}
            id="mottagna"
            caption={t.received.caption(year)}
            columns={columns}
            rows={rows}
            sums={columns.map(({ cell }) => cell(county))}
          />
          <Notes {...props} />
          <p class="quiet">{t.sources(sources.join('; '))}</p>
        </>
      )}
    </Page>
  )
}
