import { expect, test } from 'vitest'
import { Reading, type Shown } from '../../src/shared/disclosure/reading.ts'
import { chooseBySpan } from '../../src/shared/disclosure/secondary.ts'
import { type Sum, Sums } from '../../src/shared/disclosure/sums.ts'
import { drawn, familyOf, mulberry32, recordsOf } from './samples.ts'

// What a reading remembers between two questions must be what a reading made for the question alone would say.

const k = 5
const sparse = (seed: number) => {
  const sums = new Sums(familyOf(recordsOf([6, 4, 3], drawn(mulberry32(seed), 72, 300))))
  const all = sums.collect()
  const { shown } = chooseBySpan(sums.cube.size, all, new Set())
  return { shown: [...shown], primary: all.filter((sum) => sum.primary) }
}
const inner = (shown: readonly Sum[]) =>
  new Set(shown.filter(({ level }) => level === 0).map(({ vector }) => vector[0] as number))
const widths = (reading: Reading, sums: readonly Shown[]) =>
  sums.map(({ vector }) => Number(reading.look(vector, k).width.toFixed(6)))
const widthsAlone = (shown: readonly Sum[], sums: readonly Shown[]) =>
  sums.map((sum) => widths(new Reading(shown, inner(shown)), [sum])[0])

test.each([1, 2])('cells looked at after each other are as wide as each looked at alone (%s)', (seed) => {
  const { shown, primary } = sparse(seed)
  expect(primary.length).toBeGreaterThan(20)
  const reading = new Reading(shown, inner(shown))
  expect(widths(reading, primary)).toEqual(widthsAlone(shown, primary))
})

test.each([5, 6, 8])('what is not touched when another is hidden is as wide as before (%s)', (seed) => {
  const { shown, primary } = sparse(seed)
  let reading = new Reading(shown, inner(shown))
  let seen = primary.map((sum) => ({ sum, ...reading.look(sum.vector, k) })).filter(({ width }) => width < k)
  let [kept, hides] = [0, 0]
  for (const sum of shown.toSorted((a, b) => Number(a.level > 0) - Number(b.level > 0) || a.n - b.n).slice(0, 24)) {
    if (sum.whole) continue
    const hidden = reading.hide(sum)
    shown.splice(shown.indexOf(sum), 1)
    if (!hidden) reading = new Reading(shown, inner(shown))
    const touched = hidden ?? (() => true)
    hides += hidden ? 1 : 0
    const [again, left] = [seen.filter(({ pulls }) => touched(pulls)), seen.filter(({ pulls }) => !touched(pulls))]
    const alone = widthsAlone(
      shown,
      [...again, ...left].map((one) => one.sum),
    )
    const now = again.map((one) => ({ sum: one.sum, ...reading.look(one.sum.vector, k) }))
    seen = [...now, ...left]
    kept += left.length
    expect(seen.map(({ width }) => Number(width.toFixed(6)))).toEqual(alone)
    seen = seen.filter(({ width }) => width < k)
  }
  expect([kept > 0, hides > 1]).toEqual([true, true])
})
