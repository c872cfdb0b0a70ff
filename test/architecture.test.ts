import { expect, test } from 'vitest'
import {
  exportedTypes,
  type Found,
  findAll,
  isSomebodysNumber,
  isTest,
  listFiles,
  measureFunctions,
  read,
} from './architecture-sources.ts'

// The habits of ARCHITECTURE.md that a machine can measure. Each list of offences must be empty; each rule shows first
// that it would have found one.

const files = listFiles()
const isExempt = (path: string) => /\/(facts|texts)\//.test(path) || path.startsWith('migrations/')
const programs = files.filter((path) => /^(src|bin|test|bench)\/.*\.tsx?$/.test(path)).map(read)
const own = programs.filter(({ path }) => !isTest(path))
const inSrc = own.filter(({ path }) => path.startsWith('src/'))
const written = files.filter((path) => /\.(tsx?|js|cjs|css|sql|md|json|yml|csv|html|txt|svg)$|^[^.]*$/.test(path))
const texts = written.filter((path) => path !== 'package-lock.json').map(read)
const shown = (found: Found[]) => found.map(({ path, line, what }) => `${path}:${line} ${what}`)
const at = (path: string, text: string) => ({ path, text })

test('there is something to measure', () => {
  expect(inSrc.length).toBeGreaterThan(50)
  expect(files).toContain('src/main.ts')
})

test('files are at most 250 lines, tests 300', () => {
  const sized = [...programs, ...files.filter((path) => /^src\/.*\.css$/.test(path)).map(read)]
  const long = sized
    .filter(({ path }) => !isExempt(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ path, lines }) => lines > (isTest(path) ? 300 : 250))
  expect(long).toEqual([])
})

test('functions are at most 40 lines and take at most 4 values', () => {
  const probe = at('probe.ts', `const long = (a: 1, b: 1, c: 1, d: 1, e: 1) => {${'\n'.repeat(40)}}`)
  const tooMuch = ({ lines, parameters }: { lines: number; parameters: number }) => lines > 40 || parameters > 4
  expect(measureFunctions(probe).filter(tooMuch)).toMatchObject([{ name: 'long', lines: 41, parameters: 5 }])
  // A describe block of a test is a chapter, not a function.
  const functions = own.filter(({ path }) => !isExempt(path)).flatMap(measureFunctions)
  expect(functions.length).toBeGreaterThan(200)
  expect(functions.filter(tooMuch)).toEqual([])
})

test('a folder of a feature, or of one kind in it, is at most 25 files before it splits', () => {
  const ground = ['platform', 'design', 'shared']
  const counts = new Map<string, number>()
  for (const path of files.filter(
    (path) => /^src\/[^/]+\/.*\.(tsx?|css)$/.test(path) && !isExempt(path) && !isTest(path),
  )) {
    const folder = path.slice(0, path.lastIndexOf('/'))
    if (!ground.includes(folder.split('/')[1] ?? '')) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  expect(counts.size).toBeGreaterThan(3)
  expect([...counts].filter(([, count]) => count > 25)).toEqual([])
})

test('names say what a thing is, not that it is a thing', () => {
  const empty = /(Dto|Service|Manager|Helper|Util|Utils|Handler|Data|Info)$|^I[A-Z][a-z]/
  const probe = at(
    'probe.ts',
    'export type UserData = 1; export interface IThing {}; type Data = 1; export type Role = "manager"',
  )
  expect(exportedTypes(probe).filter((name) => empty.test(name))).toEqual(['UserData', 'IThing'])
  const named = inSrc.flatMap((source) => exportedTypes(source).map((name) => `${source.path} ${name}`))
  expect(named.filter((line) => empty.test(line.split(' ')[1] ?? ''))).toEqual([])
})

test('files have kebab-case names', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|proof))?\.(tsx?|css)$/
  const names = files.filter((path) => /^(src|bin|test)\/.*\.(tsx?|css)$/.test(path) && !isExempt(path))
  expect(names.filter((path) => !kebab.test(path.split('/').at(-1) ?? ''))).toEqual([])
})

test('the clock is asked only in platform and tests', () => {
  const clock = /new Date\(\)|\bDate\.now\(\)|Temporal\.Now\b/g
  expect(findAll(at('probe.ts', 'const a = new Date()\nDate.now()'), clock)).toHaveLength(2)
  const elsewhere = inSrc.filter(({ path }) => !path.startsWith('src/platform/'))
  expect(shown(elsewhere.flatMap((source) => findAll(source, clock)))).toEqual([])
})

test('nothing is printed for debugging, and no test is alone or left out', () => {
  const print = new RegExp(`\\bconsole${'\\.'}\\w+\\(`, 'g')
  const alone = new RegExp(`\\b(test|it|describe)${'\\.'}(only|skip|todo|skipIf|runIf|fails)\\b`, 'g')
  expect(findAll(at('probe.ts', `console${'.'}log(1); test${'.'}only('x')`), print)).toHaveLength(1)
  expect(findAll(at('probe.ts', `test${'.'}only('x')`), alone)).toHaveLength(1)
  expect(shown(programs.flatMap((source) => [...findAll(source, print), ...findAll(source, alone)]))).toEqual([])
})

test('no side is left or right: the pages are mirrored for those who read the other way', () => {
  const sides =
    /(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right|top|bottom)\b[\w-]*|(left|right|top|bottom)\s*:|(text-align|float|clear)\s*:\s*(left|right))/g
  expect(
    findAll(at('probe.css', 'a { margin-left: 1px; left: 0; text-align: right; border-top-width: 0 }'), sides),
  ).toHaveLength(4)
  const sheets = texts.filter(({ path }) => path.endsWith('.css'))
  expect(sheets.length).toBeGreaterThan(0)
  expect(shown(sheets.flatMap((source) => findAll(source, sides)))).toEqual([])
})

test('pages carry no style and no script of their own', () => {
  const inline = /\s(style|on[a-z]+)=\{?["'`{]|<script>|dangerouslySetInnerHTML/g
  expect(findAll(at('probe.tsx', '<p style="x" onclick="y">'), inline)).toHaveLength(2)
  const pages = inSrc.filter(({ path }) => path.endsWith('.tsx'))
  expect(shown(pages.flatMap((source) => findAll(source, inline)))).toEqual([])
})

test('nobody’s identity number is written anywhere', () => {
  const numbers = /(?<![\d.-])(?:(?:18|19|20)\d{2}|\d{2})\d{4}[-+ ]?\d{4}(?![\d-])/g
  const somebody = (source: { path: string; text: string }) =>
    findAll(source, numbers).filter(({ what }) => isSomebodysNumber(what))
  // The number the tax authority itself shows as its example, written split here as everywhere.
  expect(somebody(at('probe', `${'640823'}-${'3234'} ${'19640823'}${'3234'} 19900101-9802`))).toHaveLength(2)
  expect(shown(texts.flatMap(somebody))).toEqual([])
})

test('no address of a package registry is kept', () => {
  const hosts = new RegExp(
    `https?://[^\\s"'\`]+\\.tgz|\\b${'registry'}\\s*=|${'npmjs'}\\.org|verdaccio|artifactory|jfrog`,
    'gi',
  )
  expect(findAll(at('probe', `https://a.b/c-1.0.${'tgz'} ${'registry'}=x`), hosts)).toHaveLength(2)
  const sources = [...texts, read('package-lock.json'), read('.npmrc')].filter(
    ({ path }) => path !== 'test/architecture.test.ts',
  )
  expect(shown(sources.flatMap((source) => findAll(source, hosts)))).toEqual([])
})

test('the lock holds every package by its content, but for the optional ones of other platforms', () => {
  type Entry = { integrity?: string; optional?: boolean; os?: unknown; cpu?: unknown }
  const { packages } = JSON.parse(read('package-lock.json').text) as { packages: Record<string, Entry> }
  const entries = Object.entries(packages).filter(([path]) => path !== '')
  expect(entries.length).toBeGreaterThan(200)
  const loose = entries.filter(([, { integrity, optional, os, cpu }]) => !integrity && !(optional && (os || cpu)))
  expect(loose.map(([path]) => path)).toEqual([])
})

test('what the built site runs beside itself is built beside it', () => {
  const beside = inSrc.flatMap(({ path, text }) =>
    [...text.matchAll(/'\.\/([a-z-]+)\.js'/g)].map(([, name]) => `'${path.replace(/[^/]+$/, '')}${name}.ts'`),
  )
  expect(beside.length).toBeGreaterThan(2)
  expect(beside.filter((file) => !read('bin/build.ts').text.includes(file))).toEqual([])
})
