/**
 * Writes docs/security/asvs.md from test/expected/asvs.csv: `sh bin/node bin/asvs.ts` runs the named tests; with names of files those alone, and what the
 * page says of the others stays; `--keep` only draws the page, and `--from REPORT` takes the results of a run that was kept (`REPORTS=FOLDER npm test`).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

export const asvsPage = 'docs/security/asvs.md'
const table = 'test/expected/asvs.csv'

/** One requirement and a test that shows it; without a file it is not shown, or does not apply. */
export type Shown = { id: string; what: string; file: string; title: string }

export const readTable = (): Shown[] =>
  readFileSync(table, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id = '', what = '', file = '', title = ''] = line.split('|')
      return { id, what, file, title }
    })

type Results = Map<string, string>
const keyOf = ({ file, title }: Shown): string => `${file} | ${title}`
const order = ({ id }: Shown): number => {
  const [chapter = 0, section = 0, row = 0] = id.replace('*', '').split('.').map(Number)
  return chapter * 10_000 + section * 100 + row
}

function rowOf(row: Shown, results: Results): string {
  const shown = row.file ? `${row.file}: ${row.title}` : row.title
  const result = row.file ? (results.get(keyOf(row)) ?? 'not run yet') : ''
  return `| ${row.id} | ${row.what} | ${shown} | ${result} |`
}

export function drawPage(rows: readonly Shown[], results: Results): string {
  const ids = new Set(rows.map(({ id }) => id))
  const lacking = new Set(rows.filter(({ file, title }) => !file && title.startsWith('not shown')).map(({ id }) => id))
  const outside = new Set(rows.filter(({ title }) => title.startsWith('does not apply')).map(({ id }) => id))
  return `# What we show of OWASP ASVS 5.0

Drawn by \`bin/asvs.ts\` from \`${table}\` and the tests themselves; do not write here. Levels 1 and 2 that apply, and those of level 3
that are marked *. ${ids.size} requirements: ${ids.size - lacking.size - outside.size} shown by a test, ${outside.size} that do not apply, ${lacking.size} not shown.

| Id | What we show | Test | Last result |
| --- | --- | --- | --- |
${rows
  .toSorted((a, b) => order(a) - order(b))
  .map((row) => rowOf(row, results))
  .join('\n')}
`
}

/** What the page on disk says of each test. */
export function keptResults(page: string): Results {
  const rows = [...page.matchAll(/^\| [\d.*]+ \| [^|]* \| ([^|]*?): ([^|]*) \| ([^|]*) \|$/gm)]
  return new Map(rows.map(([, file, title, result = '']) => [`${file} | ${title}`, result]))
}

type Told = { testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[] }

/** Places for values in a title (`%s`, `$who`) take anything. */
const titled = (title: string): RegExp =>
  new RegExp(
    title
      .split(/%\w|\$\w+/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  )

function judge(row: Shown, told: Told, day: string): string {
  const file = told.testResults.find(({ name }) => name.endsWith(`/${row.file}`))
  const found = file?.assertionResults.filter(({ fullName }) => titled(row.title).test(fullName)) ?? []
  if (found.length === 0) return 'not found'
  return `${found.every(({ status }) => status === 'passed') ? 'passed' : 'FAILED'} ${day}`
}

function runTests(files: readonly string[]): Told {
  const folder = mkdtempSync(join(tmpdir(), 'kp-asvs-'))
  const report = join(folder, 'report.json')
  const how = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'checks', ...how, ...files]
  spawnSync(process.execPath, args, { stdio: 'inherit' })
  const told = readTold(report)
  rmSync(folder, { recursive: true })
  return told
}
const readTold = (report: string): Told => JSON.parse(readFileSync(report, 'utf8')) as Told

/** What the run says of those tests whose files it ran. */
function resultsOf(rows: readonly Shown[], told: Told): Results {
  const day = new Date().toISOString().slice(0, 10)
  const ran = rows.filter(({ file }) => file && told.testResults.some(({ name }) => name.endsWith(`/${file}`)))
  return new Map(ran.map((row) => [keyOf(row), judge(row, told, day)]))
}

if (import.meta.main) {
  const rows = readTable()
  const kept = existsSync(asvsPage) ? keptResults(readFileSync(asvsPage, 'utf8')) : new Map<string, string>()
  const { values, positionals } = parseArgs({
    options: { keep: { type: 'boolean' }, from: { type: 'string' } },
    allowPositionals: true,
  })
  const all = [...new Set(rows.flatMap(({ file }) => (file ? [file] : [])))]
  const run = () => (values.from ? readTold(values.from) : runTests(positionals.length > 0 ? positionals : all))
  const now = values.keep ? [] : resultsOf(rows, run())
  mkdirSync('docs/security', { recursive: true })
  writeFileSync(asvsPage, drawPage(rows, new Map([...kept, ...now])))
}
