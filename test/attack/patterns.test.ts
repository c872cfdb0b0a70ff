import { expect, test } from 'vitest'
import { hostileTo, listPatterns, listSqlParts } from './patterns.ts'

test('every regular expression answers 50 000 hostile signs within 50 ms', () => {
  const patterns = listPatterns()
  expect(patterns.length).toBeGreaterThan(200)
  expect(slow({ at: 'probe', pattern: /a{1,3000}b/g })).toBe(true)
  expect(patterns.filter(slow).map(({ at, pattern }) => `${at} ${pattern}`)).toEqual([])
}, 120_000)

/** Asked again before it is blamed: the machine may have been busy. */
function slow(one: Parameters<typeof hostileTo>[0]): boolean {
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
    parts.filter(({ raw, text }) => raw && !/^['"`][^$]*['"`]$/.test(text)).map(({ at, text }) => `${at} ${text}`),
  ).toEqual([])
})
