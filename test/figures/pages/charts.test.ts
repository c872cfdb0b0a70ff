import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bounds, classOf, ranges } from '../../../src/figures/charts/classes.ts'
import { draw, type FormName, tiles } from '../../../src/figures/charts/index.ts'
import { width, widthOf } from '../../../src/figures/charts/pen.ts'
import { linear } from '../../../src/figures/charts/scale.ts'
import { bars33, map, samples } from './pictures.ts'

const folder = join(import.meta.dirname, 'golden')
mkdirSync(folder, { recursive: true })
const forms = Object.keys(draw) as FormName[]
const drawn = (form: FormName | 'tiles', language: 'sv' | 'ar') =>
  form === 'tiles' ? tiles(map(language)) : draw[form](samples(language)[form])
const all = ([...forms, 'tiles'] as const).flatMap((form) =>
  (['sv', 'ar'] as const).map((language) => [form, language] as const),
)

/** Texts of a drawing with where they begin and end, by the cautious measure that the charts themselves use. */
function textsIn(svg: string) {
  return [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"([^>]*)>([^<]*)<\/text>/g)].map(
    ([, x = '', y = '', more = '', text = '']) => {
      const group = svg.lastIndexOf('text-anchor="middle">', svg.indexOf(`<text x="${x}" y="${y}"`))
      const inMiddle =
        more.includes('middle') ||
        (svg.includes('class="chart map"') &&
          group > 0 &&
          !/<\/g>/.test(svg.slice(group, svg.indexOf(`<text x="${x}" y="${y}"`))))
      const ltr = more.includes('direction="ltr"') || svg.includes('direction="ltr" font')
      const anchor = inMiddle ? 'middle' : more.includes('"end"') ? 'end' : 'start'
      const wide = widthOf(text.replaceAll('&lt;', '<')) * 0.86
      const toRight = (anchor === 'start') === ltr
      const from = anchor === 'middle' ? Number(x) - wide / 2 : toRight ? Number(x) : Number(x) - wide
      return { text, from, to: from + wide, y: Number(y) }
    },
  )
}

describe.each(all)('%s in %s', (form, language) => {
  const svg = drawn(form, language)

  test('is byte for byte as it was approved', () => {
    const path = join(folder, `${form}-${language}.svg`)
    if (!existsSync(path)) writeFileSync(path, `${svg}\n`)
    expect(`${svg}\n`).toBe(readFileSync(path, 'utf8'))
    expect(drawn(form, language)).toBe(svg)
  })

  test('has every text inside its frame, none smaller than 12 px at 320', () => {
    const height = Number(/viewBox="0 0 \d+ ([\d.]+)"/.exec(svg)?.[1])
    const texts = textsIn(svg)
    expect(texts.length).toBeGreaterThan(5)
    expect(texts.filter(({ from, to, y }) => from < -1 || to > width + 1 || y < 9 || y > height)).toEqual([])
    expect(Number(/font-size="([\d.]+)"/.exec(svg)?.[1]) * (288 / width)).toBeGreaterThanOrEqual(12)
    expect(svg.match(/font-size/g)).toHaveLength(1)
  })

  test('has a name and a description, and neither style nor script', () => {
    expect(svg).toMatch(/role="(img|group)" aria-labelledby="(\w+)-t \2-d"/)
    expect(svg).not.toMatch(/ style=|<style|<script|transform="rotate\(9|on\w+=/)
  })
})

describe('each cell has its mark', () => {
  const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0

  test.each(forms)('%s', (form) => {
    const picture = samples('sv')[form]
    const svg = draw[form](picture)
    const statuses = picture.table.cells.map(({ status }) => status)
    const hidden = statuses.filter((status) => status === 'protected').length
    const others = statuses.filter((status) => status !== 'protected' && status !== 'ok').length
    expect(hidden + others).toBeGreaterThan(0)
    expect(count(svg, /class="h"/g)).toBe(hidden)
    expect(count(svg, /class="m"/g)).toBe(others)
  })

  test('a hidden number is nowhere in the file', () => {
    for (const form of forms) expect(draw[form](samples('sv')[form])).not.toMatch(/NaN|undefined|null|Infinity/)
  })
})

test('33 bars are at most 8 kB in each direction', () => {
  for (const language of ['sv', 'ar'] as const) expect(draw.bars(bars33(language)).length).toBeLessThanOrEqual(8192)
})

test('a new definition breaks the line, and the words stand there', () => {
  const svg = draw.line(samples('sv').line)
  const [first = ''] = [...svg.matchAll(/<path d="(M[^"]+)"/g)]
    .map(([, d]) => d)
    .filter((d) => d?.includes('L') && (d.match(/M/g)?.length ?? 0) > 1)
  expect(first.match(/M/g)?.length).toBeGreaterThanOrEqual(2)
  expect(svg).toContain('ny definition')
})

test('the map is never mirrored, everything else is', () => {
  const squares = (svg: string) =>
    [...svg.matchAll(/<a href="([^"]+)"[^>]*><title>[^<]*<\/title><rect x="([\d.]+)"/g)].map(
      ([, href, x]) => `${href} ${x}`,
    )
  expect(squares(tiles(map('ar')))).toEqual(squares(tiles(map('sv'))))
  const firstBar = (svg: string) => Number(/<rect x="([\d.]+)"/.exec(svg)?.[1])
  expect(firstBar(draw.bars(bars33('ar')))).not.toBe(firstBar(draw.bars(bars33('sv'))))
})

test('an axis begins at zero or below, with round numbers', () => {
  expect(linear([12, 17], [0, 100]).ticks).toEqual([0, 5, 10, 15, 20])
  expect(linear([-2.1, 3.4], [0, 100]).ticks).toEqual([-4, -2, 0, 2, 4])
  expect(linear([], [0, 100]).ticks[0]).toBe(0)
})

test('five classes by quintile; equal values are never parted', () => {
  const values = [1, 1, 1, 1, 1, 1, 2, 3, 4, 5]
  const limits = bounds(values)
  expect(new Set(values.filter((value) => value === 1).map((value) => classOf(value, limits))).size).toBe(1)
  expect(bounds([10, 20, 30, 40, 50])).toEqual([10, 20, 30, 40, 50])
  expect(ranges([10, 20, 30, 40, 50])).toHaveLength(5)
})
