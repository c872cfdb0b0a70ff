/**
 * The register extract (registerutdrag, article 15): everything about the visitor, by every controller. The trap: it is made from
 * the classification of columns, never from a list of its own, so that nothing can be added to the site and missing here.
 */
import { isShown, tagsOf } from './classification.ts'
import { personTables, type Section, type Tag } from './facts/columns.ts'
import type { Row } from './queries/extract.ts'
import type { Look } from './queries/looks.ts'

/** One column of one row, as it stands. */
export type Cell = { column: string; tag: Tag; value: unknown }
export type Entry = { table: string; section: Section; cells: Cell[]; href: string | null }
export type Controller = { municipality: string; name: string; entries: Entry[]; internal: number }
export type Extract = {
  madeAt: Date
  controllers: Controller[]
  account: Row
  contacts: { kind: string; value: string }[]
  identifiers: { municipality: string; kind: string; value: string }[]
  sessions: { browser: string; openedAt: Date; seenAt: Date }[]
  drafts: Row[]
  looks: Look[]
  names: Record<string, string>
}

const isEmpty = (value: unknown) =>
  value === null || value === '' || value === undefined || (Array.isArray(value) && value.length === 0)

/** Where the person opens what a row only names. */
function hrefOf(table: string, row: Row): string | null {
  if (table === 'applications.application') return `/ansokningar/${row.id}`
  if (table === 'applications.document' && row.file) return `/ansokningar/${row.application}/filer/${row.file}`
  return null
}

export function entriesOf(tables: Record<string, Row[]>): Entry[] {
  return Object.entries(personTables).flatMap(([table, about]) => {
    const shown = [...tagsOf(about)].filter(([, tag]) => isShown(tag))
    return (tables[table] ?? []).map((row) => ({
      table,
      section: about.section,
      cells: shown.flatMap(([column, tag]) => (isEmpty(row[column]) ? [] : [{ column, tag, value: row[column] }])),
      href: hrefOf(table, row),
    }))
  })
}

type Part = { table: string; way: 'blank' | 'take'; rows: Row[] }
const keyOf = (row: Row) => String(row.id ?? row.person)
/** What was moved to the vault, back where it stood: whole rows, or columns of rows that stayed. */
export function withVault(tables: Record<string, Row[]>, parts: readonly Part[]): Record<string, Row[]> {
  const whole = { ...tables }
  for (const { table, way, rows } of parts) {
    const moved = new Map(rows.map((row) => [keyOf(row), row]))
    const left = whole[table] ?? []
    whole[table] = way === 'take' ? [...left, ...rows] : left.map((row) => ({ ...row, ...moved.get(keyOf(row)) }))
  }
  return whole
}

const named: readonly Tag[] = ['place', 'course', 'round']
export const idsIn = (controllers: readonly Controller[]): string[] => [
  ...new Set(
    controllers.flatMap(({ entries }) =>
      entries.flatMap(({ cells }) => cells.flatMap(({ tag, value }) => (named.includes(tag) ? [String(value)] : []))),
    ),
  ),
]

/** The same as a file for another system: by table and column, ids of places beside their names. */
export function asFile(extract: Extract) {
  const { names, controllers, looks, ...rest } = extract
  const told = ({ tag, value }: Cell) =>
    named.includes(tag) ? { id: value, name: names[String(value)] ?? null } : value
  return {
    ...rest,
    controllers: controllers.map(({ municipality, name, entries, internal }) => ({
      municipality,
      name,
      examinedBeforeGivenOut: internal,
      tables: Object.fromEntries(
        [...Map.groupBy(entries, ({ table }) => table)].map(([table, rows]) => [
          table,
          rows.map(({ cells, href }) => ({
            ...Object.fromEntries(cells.map((cell) => [cell.column, told(cell)])),
            ...(href && { address: href }),
          })),
        ]),
      ),
    })),
    whoHasLooked: looks.map(({ seq: _, question: __, controller: ___, ...look }) => look),
  }
}
