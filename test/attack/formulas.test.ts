import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { writeCsv } from '../../src/shared/csv.ts'
import { isTest, listFiles, read } from '../architecture-sources.ts'
import { formulas } from '../corpora/others.ts'
import { mayOpen } from '../matrix/expected.ts'
import { routes, stepsOf } from '../matrix/walk.ts'
import { theWorld, type World, walkers } from '../matrix/world.ts'
import { theSite } from '../site.ts'
import { freeTexts, plantAround, store } from './stored.ts'

// Promise 18: what leaves as a table never runs in the spreadsheet that opens it.
const site = await theSite()
let world: World
beforeAll(async () => {
  world = await theWorld(site)
  await plantAround(site, world)
  let at = 0
  // Whatever the database takes; short ones where there is little room.
  const next = () => formulas[at++ % formulas.length] as string
  const columns = await freeTexts(site)
  await store(site, columns, () => '=1+1')
  await store(site, columns, next)
}, 60_000)

const cellsOf = (csv: string): string[] =>
  (parse(csv.replace('\ufeff', ''), { delimiter: ';', relaxColumnCount: true }) as string[][]).flat()
const runs = (cell: string) => /^[=+\-@\t\r＝＋－＠]/.test(cell)

test('every hostile cell reads back with a sign before it that keeps it text', () => {
  const cells = cellsOf(writeCsv(formulas.map((cell) => [cell])))
  expect(cells).toHaveLength(formulas.length)
  expect(cells.filter((cell) => !cell.startsWith("'"))).toEqual([])
})

test('every table that any role can fetch, with formulas in all that people wrote', async () => {
  const wrong: string[] = []
  const met = new Set<string>()
  for (const role of walkers) {
    const browser = await world.signIn(role)
    for (const route of routes().filter(({ method, kind }) => method === 'get' && kind === 'file')) {
      if (!mayOpen(route.policy, role)) continue
      for (const { path } of stepsOf(route, world)) {
        const answer = await browser.get(path)
        if (!/csv/.test(answer.headers.get('content-type') ?? '')) continue
        met.add(route.path)
        for (const cell of cellsOf(await answer.text())) if (runs(cell)) wrong.push(`${role} ${path}: ${cell}`)
      }
    }
    const list = role === 'caseworker' ? await browser.text('/arbetslista.csv?lista=all') : ''
    if (role === 'caseworker') expect(list).toMatch(/'[=+\-@＝＋－＠]/)
    for (const cell of cellsOf(list)) if (runs(cell)) wrong.push(`list: ${cell}`)
  }
  expect(wrong).toEqual([])
  expect(met).toContain('/arbetslista.csv')
}, 120_000)

test('no other program writes tables: all go through the one that puts the sign there', () => {
  const programs = listFiles().filter((path) => /^src\/.*\.tsx?$/.test(path) && !isTest(path))
  const writers = programs.map(read).filter(({ text }) => /'content-type'.*text\/csv/.test(text))
  expect(writers.length).toBeGreaterThan(2)
  // Which signs are guarded against is said once, and once more where a table is read back.
  const guards = programs.map(read).filter(({ text }) => /\[=\+\\-@/.test(text))
  expect(guards.map(({ path }) => path)).toEqual(['src/imports/sheet/table.ts', 'src/shared/csv.ts'])
  expect(writers.filter(({ text }) => !/shared\/csv\.ts/.test(text)).map(({ path }) => path)).toEqual([])
})
