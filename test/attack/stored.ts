import { readFileSync } from 'node:fs'
import { type Column, listColumns, listPersonTables } from '../catalogue/database.ts'
import { plantOneOfEach } from '../catalogue/rows.ts'
import type { World } from '../matrix/world.ts'
import type { TestSite } from '../site.ts'

/** Texts of things that are written by people: courses, organisations, rules. */
const aboutThings = [
  'courses.course title summary description requirements',
  'courses.round place address note',
  'organisations.organisation name own_name phone mail source',
  'worklist.saved_filter name',
  'translations.text text',
]
const harmless = new Set(readFileSync('test/expected/harmless-columns.txt', 'utf8').split('\n'))

/** Every column in which somebody's own words stand. */
export async function freeTexts(site: TestSite): Promise<Column[]> {
  const people = new Set((await listPersonTables(site.db)).map(({ name }) => name))
  const things = new Set(
    aboutThings.flatMap((line) => {
      const [table = '', ...names] = line.split(' ')
      return names.map((name) => `${table}.${name}`)
    }),
  )
  return (await listColumns(site.db)).filter(({ table, name, type, generated }) => {
    const key = `${table}.${name}`
    return (
      type === 'text' &&
      !generated &&
      !['municipality', 'huvudman', 'name_key', 'slug'].includes(name) &&
      (things.has(key) || (people.has(table) && !harmless.has(key)))
    )
  })
}

/** Rows whose invented state no page knows: they stay by themselves. */
const hasStates = new Set(['applications.application', 'applications.component'])
/** One row of every kind about the newcomer of the world, so that every page about a person has something on it. */
export async function plantAround(site: TestSite, { canaries }: World): Promise<void> {
  const { first, person } = canaries.malmo
  await plantOneOfEach(site.db, '1280')
  // Not a number that anybody sealed.
  await site.rows(`update people.person_identifier set kind = 'import' where municipality = '1280'`)
  const columns = await listColumns(site.db)
  const try1 = (sql: string, values: unknown[]) => site.rows(sql, values).catch(() => []) // what its rules refuse stays
  for (const { table, name } of columns.filter((one) => one.name === 'person' || one.name === 'application'))
    if (!hasStates.has(table))
      await try1(`update ${table} set ${name} = $1 where municipality = '1280' and ${name} <> $1`, [
        name === 'person' ? person : first.id,
      ])
}

/** Puts the next payload into each of these columns; gives those that the database takes. */
export async function store(site: TestSite, columns: readonly Column[], next: () => string): Promise<string[]> {
  const taken: string[] = []
  for (const { table, name } of columns) {
    const payload = next()
    const done = await site.rows(`update ${table} set "${name}" = $1`, [payload]).then(
      () => true,
      () => false, // a check of the database takes no such text here
    )
    if (done) taken.push(`${table}.${name}`)
  }
  return taken
}
