/** Single moves and swaps of two, as long as one of them raises the value. */
import { at, nowhere, type Placing, worthOf } from './problem.ts'

type Families = Placing & { sizes: Int32Array }
type Trial = { families: Families; placed: Int32Array; left: Int32Array }
const least = 1e-9

function goTo({ families, placed, left }: Trial, household: number, place: number): void {
  const [home, size] = [at(placed, household), at(families.sizes, household)]
  if (home !== nowhere) left[home] = at(left, home) + size
  if (place !== nowhere) left[place] = at(left, place) - size
  placed[household] = place
}

function moveOne(trial: Trial, household: number): boolean {
  const { families, placed, left } = trial
  const home = at(placed, household)
  // Somewhere is always better than nowhere, also at value 0.
  let [best, most] = [home, home === nowhere ? -2 * least : worthOf(families, household, home)]
  for (let j = 0; j < families.places; j++) {
    const value = worthOf(families, household, j)
    if (j === home || at(left, j) < at(families.sizes, household) || value <= most + least || value < 0) continue
    ;[best, most] = [j, value]
  }
  if (best === home) return false
  goTo(trial, household, best)
  return true
}

/** For each way from one place to another (the last is nowhere) and each size: who gains most or loses least. */
function leaders({ families, placed }: Trial, sizes: number): { who: Int32Array; gain: Float64Array } {
  const { count, places } = families
  const nodes = places + 1
  const gain = new Float64Array(nodes * nodes * sizes).fill(-Infinity)
  const who = new Int32Array(gain.length).fill(nowhere)
  for (let n = 0; n < count; n++) {
    const home = at(placed, n)
    const row = (home === nowhere ? places : home) * nodes
    const now = worthOf(families, n, home)
    for (let j = 0; j < nodes; j++) {
      const value = j === places ? 0 : worthOf(families, n, j)
      const slot = (row + j) * sizes + at(families.sizes, n) - 1
      if (value < 0 || value - now <= at(gain, slot)) continue
      gain[slot] = value - now
      who[slot] = n
    }
  }
  return { who, gain }
}

const fits = ({ left, families }: Trial, place: number, more: number): boolean =>
  place === families.places || at(left, place) >= more

/** The best swap between two places, if any helps. */
function swapBetween(trial: Trial, one: number, two: number, led: ReturnType<typeof leaders> & { sizes: number }) {
  const nodes = trial.families.places + 1
  const { sizes, gain, who } = led
  for (let a = 0; a < sizes; a++) {
    const there = (one * nodes + two) * sizes + a
    for (let b = 0; b < sizes; b++) {
      const back = (two * nodes + one) * sizes + b
      if (at(gain, there) + at(gain, back) <= least) continue
      if (fits(trial, one, b - a) && fits(trial, two, a - b)) return [at(who, there), at(who, back)] as const
    }
  }
  return null
}

/** One round: every pair of places is asked once, and a place that was touched waits for the next round. */
function swapAll(trial: Trial): boolean {
  const { families, placed } = trial
  const nodes = families.places + 1
  const sizes = Math.max(1, ...new Set(families.sizes))
  const led = { ...leaders(trial, sizes), sizes }
  const touched = new Set<number>()
  for (let one = 0; one < nodes; one++) {
    for (let two = one + 1; two < nodes; two++) {
      if (touched.has(one) || touched.has(two)) continue
      const pair = swapBetween(trial, one, two, led)
      if (!pair) continue
      const [from, to] = [at(placed, pair[0]), at(placed, pair[1])]
      goTo(trial, pair[0], to)
      goTo(trial, pair[1], from)
      touched.add(one).add(two)
    }
  }
  return touched.size > 0
}

export function improve(families: Families, placed: Int32Array, left: Int32Array): void {
  const trial = { families, placed, left }
  for (let helped = true; helped; ) {
    helped = false
    for (let n = 0; n < families.count; n++) if (moveOne(trial, n)) helped = true
    if (swapAll(trial)) helped = true
  }
}
