/**
 * What leaves as open data (öppna data): protected tables, one for each indicator and edition, and where each number is from. All files and
 * the API are written from the same lines, so that none of them shows a cell that another hides.
 */
import type { ProtectedCell, ProtectedTable } from '../../shared/disclosure/index.ts'
import { type Observed, tableOf } from '../observed.ts'
import type { Unit } from '../words.ts'

export type Described = {
  slug: string
  title: string
  numerator: string
  denominator: string | null
  unit: Unit
  decimals: number
  source: string
}
export type Part = Described & { edition: number; table: ProtectedTable }
export type Dataset = { release: string; parts: readonly Part[]; sums: ReadonlyMap<string, string>; language: string }

export type Line = {
  release: string
  indicator: string
  version: number
  municipality_code: string
  sex: string
  period: string
  value: number | null
  status: string
  source: string
  reply_sha256: string
}
export const columns = [
  'release',
  'indicator',
  'version',
  'municipality_code',
  'sex',
  'period',
  'value',
  'status',
  'source',
  'reply_sha256',
] as const satisfies readonly (keyof Line)[]

/** `ok`, why there is no number, or the marks of one that there is: `prel`, `break demo`. */
export const statusOf = ({ status, marks }: ProtectedCell): string =>
  status === 'ok' && marks.length > 0 ? marks.join(' ') : status

const replyOf = ({ origin }: ProtectedCell) => (origin && 'reply' in origin ? origin.reply : '')

export const linesOf = ({ release, parts, sums }: Dataset): Line[] =>
  parts.flatMap(({ slug, edition, source, table }) =>
    table.cells.map((cell) => ({
      release,
      indicator: slug,
      version: edition,
      municipality_code: cell.at.place ?? '',
      sex: cell.at.sex ?? '',
      period: cell.at.period ?? '',
      value: cell.value,
      status: statusOf(cell),
      source,
      reply_sha256: sums.get(replyOf(cell)) ?? '',
    })),
  )

type Row = Observed & { sha256: string | null }
/** Rows of several editions are never one table: each edition counts something of its own. */
export function datasetOf(
  release: string,
  language: string,
  rows: readonly Row[],
  known: readonly Described[],
): Dataset {
  const editions = [...new Set(rows.map(({ slug, edition }) => `${slug} ${edition}`))]
  const parts = editions.flatMap((one) => {
    const [slug, edition] = [one.split(' ')[0] ?? '', Number(one.split(' ')[1])]
    const described = known.find((indicator) => indicator.slug === slug)
    const mine = rows.filter((row) => row.slug === slug && row.edition === edition)
    return described ? [{ ...described, edition, table: tableOf(described, mine) }] : []
  })
  return {
    release,
    language,
    parts,
    sums: new Map(rows.flatMap(({ reply, sha256 }) => (reply && sha256 ? [[reply, sha256]] : []))),
  }
}
