import { expect, test } from 'vitest'
import { practice } from '../../../src/figures/attack-table.ts'
import { draw } from '../../../src/figures/charts/index.ts'
import { csvOf } from '../../../src/figures/open-data/csv.ts'
import { isProtected } from '../../../src/shared/disclosure/index.ts'
import { findAll, listFiles, read } from '../../architecture-sources.ts'
import { samples } from './pictures.ts'

// No other way out: what pages, charts and writers are given has been through the gate.
const sources = listFiles().filter((path) => /^src\/figures\/.*\.tsx?$/.test(path) && !path.includes('.test.'))
const isWayOut = (path: string) => /\/(views|routes|charts|open-data|queries\/pages)\//.test(path)

test('no view, route, chart or writer takes what has not been protected', () => {
  const raw = /\b(RawTable|RawCell|tabulate|letThrough|waiting)\b/g
  expect(findAll({ path: 'probe.ts', text: 'import type { RawTable } from "x"' }, raw)).toHaveLength(1)
  const public_ = sources.filter(isWayOut).filter((path) => !path.includes('/editor/'))
  expect(public_.length).toBeGreaterThan(40)
  const found = public_.map(read).flatMap((source) => findAll(source, raw))
  expect(found.map(({ path, line, what }) => `${path}:${line} ${what}`)).toEqual([])
})

test('published rows become tables in one place, and raw ones in none of ours but the invented one', () => {
  const users = (pattern: RegExp) => sources.filter((path) => pattern.test(read(path).text))
  expect(users(/\bpublished\(\{/)).toEqual(['src/figures/observed.ts'])
  expect(users(/\bas (unknown as )?ProtectedTable\b/)).toEqual([])
})

test('what is drawn and written is known by the gate', () => {
  expect(isProtected(practice())).toBe(true)
  for (const picture of Object.values(samples('sv'))) expect(isProtected(picture.table)).toBe(true)
})

test('hidden values leave no trace: the same cells with another hidden truth give the same bytes', () => {
  const picture = samples('sv').bars
  const line = {
    slug: 'x',
    edition: 1,
    title: 'X',
    numerator: '',
    denominator: null,
    unit: 'persons',
    decimals: 0,
    source: 'K',
  } as const
  const bytes = () => [
    draw.bars(picture),
    csvOf({ release: '2027-03', language: 'sv', parts: [{ ...line, table: picture.table }], sums: new Map() }),
  ]
  expect(bytes()).toEqual(bytes())
  const hidden = picture.table.cells.filter(({ status }) => status === 'protected')
  expect(hidden.length).toBeGreaterThan(0)
  expect(hidden.every(({ value }) => value === null)).toBe(true)
})
