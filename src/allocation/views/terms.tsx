import { type Children, type Column, Details, Missing, Quiet, type Spoken, Table } from '../../design/index.ts'
import { nameOf } from '../domain/names.ts'
import type { Row } from '../domain/rule.ts'
import { texts } from '../texts/index.ts'
import { shown, signed } from './words.tsx'

/** Every term of the formula, one row per municipality, with what was decided and who has come. */
export type TermRow = Row & {
  previous: number | null
  difference: number | null
  decided: number | null
  departure: string
  received: number | null
}

function boundText(visit: Spoken, { floor, cap, reason, text }: TermRow): Children {
  const t = texts(visit.language)
  if (floor === 0 && cap === null) return '–'
  const said =
    cap === null
      ? t.atLeast(String(floor))
      : floor === 0
        ? t.atMost(String(cap))
        : t.bounded(String(floor), String(cap))
  return (
    <>
      {said}
      {reason && <Quiet>{` ${t.reason[reason]} ${text}`}</Quiet>}
    </>
  )
}

const total = (rows: readonly TermRow[], of: (row: TermRow) => number | null) =>
  rows.reduce<number | null>((all, row) => (all === null || of(row) === null ? null : all + (of(row) ?? 0)), 0)

type Term = { head: string; of: (row: TermRow) => number | null; decimals?: number; sign?: true; summed?: true }

/** Columns that say something on this page: those of no row at all are left out. */
function termsOf(visit: Spoken, rows: readonly TermRow[]): Term[] {
  const t = texts(visit.language).columns
  const way = (name: 'ebo' | 'ovriga' | 'anhoriga' | 'del2'): Term => ({
    head: t[name],
    of: (row) => row.reception[name] ?? null,
    summed: true,
  })
  const terms: Term[] = [
    { head: t.population, of: (row) => row.population, summed: true },
    { head: t.share, of: (row) => row.share * 100, decimals: 2 },
    ...(rows.some(({ labour }) => labour !== 0)
      ? [
          { head: t.labour, of: (row: TermRow) => row.labour, decimals: 2 },
          { head: t.labourEffect, of: (row: TermRow) => row.labourEffect, sign: true as const },
        ]
      : []),
    ...(['ebo', 'ovriga', 'anhoriga', 'del2'] as const)
      .filter((name) => rows.some(({ reception }) => reception[name] !== undefined))
      .map(way),
    { head: t.headStart, of: (row) => row.headStart, decimals: rows.some(({ headStart }) => headStart % 1) ? 1 : 0 },
    { head: t.fair, of: (row) => row.fair, decimals: 1 },
    { head: t.target, of: (row) => row.target, decimals: 1 },
  ]
  return terms
}

const endTerms = (visit: Spoken, rows: readonly TermRow[]): Term[] => {
  const t = texts(visit.language).columns
  const all: Term[] = [
    { head: t.places, of: (row) => row.places, summed: true },
    { head: t.remainder, of: (row) => row.remainder, summed: true },
    { head: t.previous, of: (row) => row.previous, summed: true },
    { head: t.difference, of: (row) => row.difference, sign: true },
    { head: t.decided, of: (row) => row.decided, summed: true },
    { head: t.received, of: (row) => row.received, summed: true },
  ]
  return all.filter(({ of }) => rows.some((row) => of(row) !== null))
}

function columnOf(visit: Spoken, { head, of, decimals, sign }: Term): Column<TermRow> {
  const cell = (row: TermRow): Children => {
    const value = of(row)
    if (value === null) return <Missing visit={visit} />
    return sign ? signed(value) : shown(visit, value, decimals)
  }
  return { head, numeric: true, cell }
}

function sumOf(visit: Spoken, rows: readonly TermRow[], { of, summed }: Term): Children {
  const value = summed ? total(rows, of) : null
  return value === null ? '' : shown(visit, value)
}

export function TermTable({ visit, id, rows }: { visit: Spoken; id: string; rows: TermRow[] }) {
  const t = texts(visit.language)
  const [first, last] = [termsOf(visit, rows), endTerms(visit, rows)]
  const departed = rows.some(({ departure }) => departure)
  const columns: Column<TermRow>[] = [
    { head: t.columns.name, cell: ({ code }) => <bdi>{nameOf(code)}</bdi> },
    ...first.map((term) => columnOf(visit, term)),
    { head: t.columns.bound, cell: (row) => boundText(visit, row) },
    ...last.map((term) => columnOf(visit, term)),
    ...(departed ? [{ head: t.columns.departure, cell: (row: TermRow) => row.departure || '–' }] : []),
  ]
  const sums = [
    t.columns.sum,
    ...first.map((term) => sumOf(visit, rows, term)),
    '',
    ...last.map((term) => sumOf(visit, rows, term)),
    ...(departed ? [''] : []),
  ]
  return <Table visit={visit} id={id} caption={t.termsCaption} columns={columns} rows={rows} sums={sums} />
}

const Sentence = ({ visit, row }: { visit: Spoken; row: TermRow }) => {
  const t = texts(visit.language)
  const [name, people] = [nameOf(row.code), shown(visit, row.population)]
  return (
    <li>
      {t.sentence(name, people, shown(visit, row.fair), shown(visit, row.headStart), shown(visit, row.places))}{' '}
      {Math.abs(row.target - row.places) > 0.05 && <Quiet>{t.rounded(shown(visit, row.target, 1))}</Quiet>}
    </li>
  )
}

/** Each municipality in words, for those who read rather than add. */
export const Sentences = ({ visit, rows }: { visit: Spoken; rows: TermRow[] }) => (
  <Details title={texts(visit.language).sentences}>
    <ul>
      {rows.map((row) => (
        <Sentence visit={visit} row={row} />
      ))}
    </ul>
  </Details>
)
