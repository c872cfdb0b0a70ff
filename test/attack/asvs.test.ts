import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asvsPage, drawPage, keptResults, readTable } from '../../bin/asvs.ts'

// trust.md 11: what must be shown, typed from the design; a dash stands for all between.
const wanted = `1.1.1-2 1.2.1-3 1.2.4-5 1.2.9 1.3.12* 1.2.10* 1.3.1 1.3.5 1.3.6 13.2.4-5 1.3.7 1.3.11 1.5.1 2.1.1-3 2.2.1-3 2.3.1 2.3.3-4
  2.3.5* 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.4.7-8* 3.5.1-3 3.5.8* 3.7.2 4.1.1 4.1.3 4.1.4* 4.2.1 5.2.1-3 5.3.1-2 5.4.1-3 5.2.4-6* 5.3.3* 6.2.1
  6.3.1 6.3.8* 6.3.2 6.3.3 6.3.5* 6.3.7* 6.4.1-3 6.4.6* 6.5.1-5 6.6.2-3 6.8.1 6.8.4 10.5.1-4 7.2.1-4 7.4.1-5 7.5.1-2 7.3.1-2 8.1.1-2 8.2.1-3
  8.3.1 8.3.2-3* 8.4.1 8.4.2* 11.2.1 11.3.1-3 11.4.2 11.5.1 11.1.1-2 13.3.1-2 13.1.4* 13.3.3-4* 12.1.1 12.2.1 12.3.1 13.2.1-3 13.4.1-5 13.4.6*
  14.2.1-3 14.2.6-8* 14.3.1-3 15.1.2 15.2.3 15.3.1-7 15.4.2* 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 16.5.4*`

function idsOf(words: string): string[] {
  return words.split(/\s+/).flatMap((word) => {
    const [, chapter, first, last = first, star] = /^(\d+\.\d+)\.(\d+)(?:-(\d+))?(\*)?$/.exec(word) ?? []
    const count = Number(last) - Number(first) + 1
    return Array.from({ length: count }, (_, at) => `${chapter}.${Number(first) + at}${star ?? ''}`)
  })
}
const rows = readTable()

test('every requirement of the design stands in the table, and no other', () => {
  expect(idsOf(wanted)).toHaveLength(new Set(idsOf(wanted)).size)
  expect([...new Set(rows.map(({ id }) => id))].sort()).toEqual(idsOf(wanted).sort())
})

test('each is shown by a test that is there, or says openly that it is not shown or does not apply', () => {
  const wrong = rows.filter(({ file, title, what }) => {
    if (!what) return true
    if (!file) return !/^(not shown|does not apply): ./.test(title)
    return !title || !readFileSync(file, 'utf8').includes(title)
  })
  expect(wrong).toEqual([])
})

test('the page is drawn from the table; if not, run `sh bin/node bin/asvs.ts --keep`', () => {
  const page = readFileSync(asvsPage, 'utf8')
  expect(page).toBe(drawPage(rows, keptResults(page)))
  expect(page).not.toMatch(/FAILED|not found/)
})
