/** Writes the record of columns into docs/operate/personal-data.md: `npm run docs:columns`. A test holds the page against the classification. */
import { readFileSync, writeFileSync } from 'node:fs'
import { isShown } from '../src/rights/classification.ts'
import { personTables, type Table, type Tag } from '../src/rights/facts/columns.ts'

export const columnsFile = 'docs/operate/personal-data.md'
const begins = '## Record of columns'

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

/** What people wrote above stays; everything below the heading is drawn. */
export const columnsPage = (written: string): string => `${written.split(begins)[0]?.trimEnd()}

${begins}

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
