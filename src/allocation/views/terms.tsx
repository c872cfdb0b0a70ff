import { type Children, type Column, Details, Missing, Quiet, type Spoken, Table } from '../../design/index.ts'
import { nameOf } from '../domain/names.ts'
import type { Paradox } from '../domain/paradox.ts'
import { type Category, categories } from '../domain/received.ts'
import type { Part, Row } from '../domain/rule.ts'
import { texts } from '../texts/index.ts'
import { shown, signed, weightName } from './words.tsx'

/** Every term of the formula, one row per municipality, with what was decided and who has come. */
export type TermRow = Row & {
  previous: number | null
  difference: number | null
  decided: number | null
  departure: string
  received: number | null
  /** Of them, by way of settlement. */
  ways: Partial<Record<Category, number>>
  /** What each weight alone would give; none where nothing is weighed together. */
  parts?: Readonly<Record<string, number>> | undefined
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

/** What is shown: the rows of one part, or of the whole. */
type Shown = { rows: TermRow[]; part: Part }

type Term = {
  head: string
  of: (row: TermRow) => number | null
  decimals?: number
  sign?: true
  summed?: true
  /** Small, under the number. */
  more?: (row: TermRow) => string
}

/** `kvot 5, ABO 6`: who has come so far, by way of settlement. */
function waysText(visit: Spoken, { ways }: TermRow): string {
  const { way } = texts(visit.language).received
  const told = categories.filter((one) => ways[one] !== undefined)
  return told.map((one) => `${way[one]} ${shown(visit, ways[one] ?? 0)}`).join(', ')
}

/** Either reception that comes anyway and the level of it, or what each weight gives. */
function middleTerms(visit: Spoken, { rows, part }: Shown): Term[] {
  const t = texts(visit.language).columns
  const weighed = Object.keys(rows.find(({ parts }) => parts)?.parts ?? {})
  if (weighed.length > 0)
    return weighed.map((name) => ({
      head: weightName(visit, name),
      of: (row: TermRow) => row.parts?.[name] ?? null,
      decimals: 1,
    }))
  if (part === '2') return []
  return [
    { head: t.headStart, of: (row) => row.headStart, decimals: rows.some(({ headStart }) => headStart % 1) ? 1 : 0 },
    { head: t.fair, of: (row) => row.fair, decimals: 1 },
  ]
}

/** Columns that say something on this page: those of no row at all, and those that part 2 does not count with, are left out. */
function termsOf(visit: Spoken, { rows, part }: Shown): Term[] {
  const t = texts(visit.language).columns
  const way = (name: 'ebo' | 'ovriga' | 'anhoriga' | 'del2'): Term => ({
    head: t[name],
    of: (row) => row.reception[name] ?? null,
    summed: true,
  })
  const terms: Term[] = [
    { head: part === '2' ? t.protected : t.population, of: (row) => row.population, summed: true },
    { head: t.share, of: (row) => row.share * 100, decimals: 2 },
    ...(part !== '2' && rows.some(({ labour }) => labour !== 0)
      ? [
          { head: t.labour, of: (row: TermRow) => row.labour, decimals: 2 },
          { head: t.labourEffect, of: (row: TermRow) => row.labourEffect, sign: true as const },
        ]
      : []),
    ...(['ebo', 'ovriga', 'anhoriga', 'del2'] as const)
      .filter((name) => part !== '2' && rows.some(({ reception }) => reception[name] !== undefined))
      .map(way),
    ...middleTerms(visit, { rows, part }),
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
    { head: t.received, of: (row) => row.received, summed: true, more: (row) => waysText(visit, row) },
  ]
  return all.filter(({ of }) => rows.some((row) => of(row) !== null))
}

function columnOf(visit: Spoken, { head, of, decimals, sign, more }: Term): Column<TermRow> {
  const cell = (row: TermRow): Children => {
    const value = of(row)
    if (value === null) return <Missing visit={visit} />
    const number = sign ? signed(value) : shown(visit, value, decimals)
    const small = more?.(row)
    return small ? (
      <>
        {number} <Quiet>{small}</Quiet>
      </>
    ) : (
      number
    )
  }
  return { head, numeric: true, cell }
}

function sumOf(visit: Spoken, rows: readonly TermRow[], { of, summed }: Term): Children {
  const value = summed ? total(rows, of) : null
  return value === null ? '' : shown(visit, value)
}

export function TermTable({ visit, id, rows, part }: Shown & { visit: Spoken; id: string }) {
  const t = texts(visit.language)
  const [first, last] = [termsOf(visit, { rows, part }), endTerms(visit, rows)]
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

function sentenceOf(visit: Spoken, row: TermRow, part: Part): string {
  const t = texts(visit.language)
  const [name, people, places] = [nameOf(row.code), shown(visit, row.population), shown(visit, row.places)]
  if (part === '2') return t.partTwoSentence(name, people, places)
  return row.parts
    ? t.blendSentence(name, shown(visit, row.target, 1), places)
    : t.sentence(name, people, shown(visit, row.fair), shown(visit, row.headStart), places)
}

const Sentence = ({ visit, row, part }: { visit: Spoken; row: TermRow; part: Part }) => {
  const t = texts(visit.language)
  return (
    <li>
      {sentenceOf(visit, row, part)}{' '}
      {!row.parts && Math.abs(row.target - row.places) > 0.05 && (
        <Quiet>{t.rounded(shown(visit, row.target, 1))}</Quiet>
      )}
    </li>
  )
}

/** What rounding promises, with an example of the trap out of these very numbers where there is one. */
export function Rounding({ visit, weighed, paradox }: { visit: Spoken; weighed: boolean; paradox: Paradox | null }) {
  const t = texts(visit.language)
  if (weighed) return <p>{t.blendNote}</p>
  return (
    <p>
      {t.rounding} {paradox && t.paradox(shown(visit, paradox.places), nameOf(paradox.code))}
    </p>
  )
}

/** Each municipality in words, for those who read rather than add. */
export const Sentences = ({ visit, rows, part }: Shown & { visit: Spoken }) => (
  <Details title={texts(visit.language).sentences}>
    <ul>
      {rows.map((row) => (
        <Sentence visit={visit} row={row} part={part} />
      ))}
    </ul>
  </Details>
)
