/**
 * Families: a household takes as much room as it has persons and is never split. The relaxation splits it into persons
 * of equal value and gives an upper bound and prices; those that stayed whole keep their place, the others are placed
 * the largest first, and then moves and swaps are made until none helps. Who got no place is told, never dropped.
 */
import { placeExactly } from './exact.ts'
import { improve } from './improve.ts'
import { at, nowhere, type Placed, type Placing, totalValue, worthOf } from './problem.ts'

export type Families = Placing & { sizes: Int32Array }
export type FamiliesPlaced = Placed & { bound: number; gap: number; unplaced: number[] }

/** Each household as so many persons, each worth its part of the household's value. */
function split({ count, places, values, room, sizes }: Families): { persons: Placing; owner: Int32Array } {
  const owner = Int32Array.from(Array.from({ length: count }, (_, n) => new Array<number>(at(sizes, n)).fill(n)).flat())
  const shared = new Float64Array(owner.length * places)
  for (const [person, household] of owner.entries())
    for (let j = 0; j < places; j++)
      shared[person * places + j] = at(values, household * places + j) / at(sizes, household)
  return { persons: { count: owner.length, places, values: shared, room }, owner }
}

function keepWhole(families: Families, owner: Int32Array, persons: Int32Array): Int32Array {
  const placed = new Int32Array(families.count).fill(-2)
  for (const [person, household] of owner.entries()) {
    const place = at(persons, person)
    const known = at(placed, household)
    placed[household] = known === -2 || known === place ? place : nowhere
  }
  return placed.map((place) => (place === -2 ? nowhere : place))
}

const roomLeft = ({ room, sizes }: Families, placed: Int32Array): Int32Array => {
  const left = room.slice()
  for (const [household, place] of placed.entries())
    if (place !== nowhere) left[place] = at(left, place) - at(sizes, household)
  return left
}

type Search = { families: Families; prices: Float64Array; placed: Int32Array; left: Int32Array }

const net = ({ families, prices }: Search, household: number, place: number): number =>
  worthOf(families, household, place) - at(families.sizes, household) * at(prices, place)

const isOpen = ({ families }: Search, household: number, place: number): boolean =>
  worthOf(families, household, place) >= 0

function bestWithRoom(search: Search, household: number): number {
  const { families, left } = search
  let [best, most] = [nowhere, -Infinity]
  for (let j = 0; j < families.places; j++) {
    if (at(left, j) < at(families.sizes, household) || !isOpen(search, household, j)) continue
    if (net(search, household, j) > most) [best, most] = [j, net(search, household, j)]
  }
  return best
}

/** One smaller household out, so that this one fits: where the exchange loses least. */
function ejection(search: Search, household: number): number {
  const { families, placed, left } = search
  const size = at(families.sizes, household)
  let [out, most] = [nowhere, -Infinity]
  for (let other = 0; other < families.count; other++) {
    const place = at(placed, other)
    if (place === nowhere || at(families.sizes, other) >= size || !isOpen(search, household, place)) continue
    if (at(left, place) + at(families.sizes, other) < size) continue
    const gain = net(search, household, place) - net(search, other, place)
    if (gain > most) [out, most] = [other, gain]
  }
  return out
}

function put({ families, placed, left }: Search, household: number, place: number): void {
  const before = at(placed, household)
  const size = at(families.sizes, household)
  if (before !== nowhere) left[before] = at(left, before) + size
  if (place !== nowhere) left[place] = at(left, place) - size
  placed[household] = place
}

/** Largest first; whoever is put out is smaller and waits for its turn, so it ends. */
function placeRest(search: Search): void {
  const { families, placed } = search
  const bySize = (a: number, b: number) => at(families.sizes, a) - at(families.sizes, b) || b - a
  const waiting = [...placed.keys()].filter((n) => at(placed, n) === nowhere).sort(bySize)
  for (let household = waiting.pop(); household !== undefined; household = waiting.pop()) {
    const place = bestWithRoom(search, household)
    if (place !== nowhere) {
      put(search, household, place)
      continue
    }
    const out = ejection(search, household)
    if (out === nowhere) continue
    const freed = at(placed, out)
    put(search, out, nowhere)
    put(search, household, freed)
    waiting.push(out)
    waiting.sort(bySize)
  }
}

export function placeFamilies(families: Families): FamiliesPlaced {
  const { persons, owner } = split(families)
  const relaxed = placeExactly(persons)
  const placed = keepWhole(families, owner, relaxed.places)
  const search = { families, prices: relaxed.prices, placed, left: roomLeft(families, placed) }
  placeRest(search)
  improve(families, placed, search.left)
  const value = totalValue(families, placed)
  const unplaced = [...placed.keys()].filter((n) => at(placed, n) === nowhere)
  const gap = relaxed.value > 0 ? (relaxed.value - value) / relaxed.value : 0
  return { places: placed, prices: relaxed.prices, value, bound: relaxed.value, gap, unplaced }
}
