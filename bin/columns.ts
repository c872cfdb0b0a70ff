/** Writes the record of columns into docs/operate/personal-data.md: `npm run docs:columns`. A test holds the page against the classification. */
import { readFileSync, writeFileSync } from 'node:fs'
import { policies } from '../src/platform/policies.ts'
import { purposes } from '../src/platform/purposes.ts'
import { isShown } from '../src/rights/classification.ts'
import { personTables, sections, type Table, type Tag } from '../src/rights/facts/columns.ts'

export const columnsFile = 'docs/operate/personal-data.md'
const begins = '## Record of processing'

/** How a row is found for somebody. */
const foundBy = ({ by }: Table): string =>
  ({ self: 'is the person', person: 'person', application: 'application' })[String(by)] ?? 'through another row'

function line(name: string, table: Table): string {
  const tags = Object.entries(table.columns) as [Tag, string][]
  const list = (shown: boolean) =>
    tags
      .filter(([tag]) => isShown(tag) === shown)
      .map(([tag, columns]) => `${tag}: ${columns.split(' ').join(', ')}`)
      .join('; ')
  return `| ${name} | ${foundBy(table)} | ${list(true)} | ${list(false)} |`
}

/** What is kept about people, by the parts that the person reads it in. */
function partLine(section: string): string {
  const tables = Object.values(personTables).filter((table) => table.section === section)
  const columns = tables.flatMap((table) => Object.entries(table.columns) as [Tag, string][])
  const kinds = (shown: boolean) =>
    [...new Set(columns.flatMap(([tag]) => (isShown(tag) === shown ? [tag] : [])))].sort().join(', ')
  const count = columns.reduce((sum, [, names]) => sum + names.split(' ').length, 0)
  return `| ${section} | ${tables.length} | ${count} | ${kinds(true)} | ${kinds(false)} |`
}

/** Who meets people at all, and in which relation: nobody else reads a row about anybody. */
function readerLines(): string[] {
  const met = new Map<string, Set<string>>()
  for (const policy of Object.values(policies) as Record<string, 'any' | readonly string[]>[])
    for (const [role, relations] of Object.entries(policy))
      if (Array.isArray(relations) && relations.some((relation) => relation !== '-'))
        met.set(role, new Set([...(met.get(role) ?? []), ...relations]))
  return [...met].sort().map(([role, relations]) => `| ${role} | ${[...relations].sort().join(', ')} |`)
}

const recordOfProcessing =
  () => `Drawn from the program by \`npm run docs:columns\`, as is everything below; do not write here. Controller: each municipality for its own rows, the
school and the payer for what was opened to them. Add the name and address of the controller and of its data protection officer, and keep it
with the assessment in [dpia.md](dpia.md). How long: the board's rules at \`/gallring\`. Protection: [../../ARCHITECTURE.md](../../ARCHITECTURE.md).

| Purpose | As the person reads it in the log |
| --- | --- |
${Object.entries(purposes)
  .map(([name, words]) => `| ${name} | ${words} |`)
  .join('\n')}

| What is kept | Tables | Columns | Given out | Not given out |
| --- | --- | --- | --- | --- |
${sections.map(partLine).join('\n')}

| Who reads | Only of people who are |
| --- | --- |
${readerLines().join('\n')}`

/** What people wrote above stays; everything below the heading is drawn. */
export const columnsPage = (written: string): string => `${written.split(begins)[0]?.trimEnd()}

${begins}

${recordOfProcessing()}

## Record of columns

Drawn from \`src/rights/facts/columns.ts\` by \`npm run docs:columns\`; do not write below this heading. "Given out" is in the person's own
register extract; "not given out" are keys between rows, machinery, who among the staff, notes that are examined for secrecy first, and
what is sealed (opened for the person where it is about them). A column that is missing here fails the build.

| Table | Found by | Given out | Not given out |
| --- | --- | --- | --- |
${Object.entries(personTables)
  .map(([name, table]) => line(name, table))
  .join('\n')}
`

if (import.meta.main) writeFileSync(columnsFile, columnsPage(readFileSync(columnsFile, 'utf8')))
