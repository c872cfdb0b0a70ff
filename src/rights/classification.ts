/** What the classification of columns says, ready to be asked: which tag a column has, which are shown, how a row is found. */
import { personTables, shownTags, type Table, type Tag } from './facts/columns.ts'

const words = (list: string | undefined): string[] => list?.split(' ') ?? []

/** Column to tag, for one table. */
export const tagsOf = ({ columns }: Table): Map<string, Tag> =>
  new Map(Object.entries(columns).flatMap(([tag, list]) => words(list).map((column) => [column, tag as Tag] as const)))

export const isShown = (tag: Tag): boolean => (shownTags as readonly Tag[]).includes(tag)

const found: Record<string, string> = {
  self: 'x.municipality = $1 and x.id = $2',
  person: 'x.municipality = $1 and x.person = $2',
  application: 'x.municipality = $1 and x.application = any ($3)',
}
const conditionOf = ({ by }: Table): string =>
  typeof by === 'string' ? (found[by] ?? '') : `x.municipality = $1 and ${by.where}`

const objectOf = ({ told }: Table, columns: readonly string[]): string =>
  `jsonb_build_object(${columns.map((column) => `'${column}', ${told?.[column] ?? `x."${column}"`}`).join(', ')})`

const addressed = ['id', 'application', 'file']
/** The shown columns, and the keys that lead to where the person opens them. Nothing else leaves the database. */
function rowSql(table: Table): string {
  const tags = tagsOf(table)
  const columns = [...tags].flatMap(([column, tag]) => (isShown(tag) || addressed.includes(column) ? [column] : []))
  return objectOf(table, columns)
}

/**
 * One statement for everything that a controller has about one person: a column for each table with its rows, and how many
 * rows are examined before they are given out. $1 municipality, $2 person, $3 their applications.
 */
export function extractSql(): string {
  const open = Object.entries(personTables).filter(([, { closed }]) => !closed)
  const parts = open.map(([name, table]) => {
    const given = table.internal ? ` and not (${table.internal})` : ''
    const rows = `(select coalesce(jsonb_agg(${rowSql(table)}), '[]') from ${name} x where ${conditionOf(table)}${given})`
    const kept = table.internal
      ? `(select count(*)::int from ${name} x where ${conditionOf(table)} and ${table.internal})`
      : '0'
    return `${rows} as "${name}", ${kept} as "kept ${name}"`
  })
  return `select ${parts.join(',\n')}, ($2::uuid is null) as "asked", $3::uuid[] is null as "none"`
}

/** What an archive gets of a row: all but machinery and what is sealed, which is opened by the feature that sealed it. */
const archived = ({ columns }: Table): string[] =>
  Object.entries(columns).flatMap(([tag, list]) => (tag === 'machine' || tag === 'sealed' ? [] : words(list)))

/** Rows that are the person's and not one application's, and yet belong to each act. */
const alongside = ['people.person', 'people.receiver']
/** Null where the table has nothing of one application. */
function conditionOfOne(name: string, table: Table): string | null {
  const has = (column: string) => archived(table).includes(column)
  if (alongside.includes(name)) return conditionOf(table)
  if (name === 'applications.application') return 'x.municipality = $1 and x.id = any ($3)'
  if (table.by === 'application') return conditionOf(table)
  if (typeof table.by === 'object') return table.by.where.includes('$2') ? null : conditionOf(table)
  const column = has('application') ? 'application' : has('about') ? 'about' : null
  return column && `x.municipality = $1 and x.person = $2 and x.${column} = any ($3)`
}

/**
 * One statement for an act: everything about one application, or about a person who has none left. $1 municipality, $2 person,
 * $3 the application. What this removal has written itself is no part of it.
 */
export function actSql(of: 'application' | 'person'): string {
  const open = Object.entries(personTables).filter(([name, { closed }]) => !closed && name !== 'rights.run_item')
  const parts = open.flatMap(([name, table]) => {
    const where = of === 'person' ? conditionOf(table) : conditionOfOne(name, table)
    const row = objectOf(table, archived(table))
    if (!where) return []
    const rows = `select ${row} as r from ${name} x where ${where}`
    return [`(select coalesce(jsonb_agg(o.r order by o.r::text), '[]') from (${rows}) o) as "${name}"`]
  })
  return `select ${parts.join(',\n')}, ($2::uuid is null) as "asked", $3::uuid[] is null as "none"`
}
