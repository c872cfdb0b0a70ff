import { expect, test } from 'vitest'
import { isTest, listFiles, read } from '../architecture-sources.ts'
import { hostileTo, listPatterns, listSqlParts } from './patterns.ts'

test('every regular expression answers 50 000 hostile signs within 50 ms', () => {
  const patterns = listPatterns()
  expect(patterns.length).toBeGreaterThan(200)
  expect(slow({ at: 'probe', pattern: /a{1,3000}b/g })).toBe(true)
  expect(patterns.filter(slow).map(({ at, pattern }) => `${at} ${pattern}`)).toEqual([])
}, 120_000)

/** Asked again before it is blamed: the machine may have been busy. */
function slow(one: Parameters<typeof hostileTo>[0]): boolean {
  // A little first: of the worst ones nobody sees the end.
  for (const signs of [500, 5000])
    for (const text of hostileTo(one, signs))
      if (spent(one.pattern, text) > 50 && spent(one.pattern, text) > 50) return true
  for (const text of hostileTo(one)) if (spent(one.pattern, text) > 50 && spent(one.pattern, text) > 50) return true
  return false
}

function spent(pattern: RegExp, text: string): number {
  const { user } = process.cpuUsage()
  pattern.lastIndex = 0
  for (const _ of text.matchAll(pattern)) if (pattern.lastIndex > text.length) break
  return (process.cpuUsage().user - user) / 1000
}

test('no SQL is built from what somebody typed: only from parts that the program itself wrote', () => {
  const parts = listSqlParts()
  expect(parts.length).toBeGreaterThan(40)
  // A value of a visitor, of a form or of a request would be named so; names of tables and columns come from lists in the code.
  const typed =
    /\b(input|raw|c\.req|query\(|param|body|typed|value\b|fraga|visit\.(path|now|actor|session)|actor|JSON\.stringify)\b/
  expect(typed.test('input.value.name')).toBe(true)
  expect(parts.filter(({ text }) => typed.test(text)).map(({ at, text }) => `${at} ${text}`)).toEqual([])
  expect(
    parts
      .filter(({ raw, text }) => raw && !/^['"`][^$]*['"`]$|^`excluded\."\$\{name\}"`$/.test(text))
      .map(({ at, text }) => `${at} ${text}`),
  ).toEqual([])
}, 120_000)

const sources = listFiles()
  .filter((path) => /^src\/.*\.tsx?$/.test(path) && !isTest(path))
  .map(read)
const named = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

test('no program is started through a shell, and no text becomes code', () => {
  expect(named(/shell: true|\bexecSync\(|\bexec\(\s*['"`]|\beval\(|new Function\(|node:vm/)).toEqual([])
  const starts = named(/from 'node:child_process'/)
  expect(starts.length).toBeGreaterThan(1)
  expect(starts.filter((path) => !path.startsWith('src/platform/'))).toEqual([])
})

test('no pattern is made from what somebody typed', () => {
  // Those that are made at all are made of words of the program: names of attributes, of places in texts, of counts.
  expect(named(/new RegExp\(/)).toEqual([
    'src/design/chrome/answering.ts',
    'src/design/marked.ts',
    'src/figures/connectors/arbetsformedlingen.ts',
    'src/figures/connectors/pivot.ts',
    'src/shared/text-variants.ts',
  ])
})
