import { describe, expect, test } from 'vitest'
import { placeArrivals } from './arrivals.ts'
import { auction } from './auction.ts'
import { placeExactly } from './exact.ts'
import { placeFamilies } from './families.ts'
import { generatePlacing, generateRoom } from './generate.ts'
import { mulberry32 } from './mulberry.ts'
import { certify } from './prices.ts'
import { type Placing, totalValue } from './problem.ts'

const sum = (numbers: Int32Array) => numbers.reduce((all, one) => all + one, 0)
const golden = generatePlacing(10_000, 33)

describe('10 000 persons, 33 places', () => {
  test('the exact value, with a certificate', () => {
    const placed = placeExactly(golden)
    expect(placed.value).toBeCloseTo(3079.75, 2)
    expect(placed.places.every((place) => place >= 0)).toBe(true)
    const { violation, paidWhereFree } = certify(golden, placed.places, placed.prices)
    expect(violation).toBeLessThan(1e-9)
    expect(paidWhereFree).toBe(0)
  })
  test('the auction lies within its bound', () => {
    const [rough, fine] = [auction(golden, 1e-3), auction(golden, 1e-4)]
    expect(rough.value).toBeCloseTo(3079.74, 2)
    expect(fine.value).toBeCloseTo(3079.75, 2)
    expect(3079.75 - fine.value).toBeLessThanOrEqual(fine.bound)
  })
})

function random(seed: number): Placing {
  const draw = mulberry32(seed)
  const [count, places] = [1 + Math.floor(draw() * 6), 1 + Math.floor(draw() * 3)]
  const values = Float64Array.from({ length: count * places }, () =>
    draw() < 0.15 ? -1 : Math.round(draw() * 20) / 20,
  )
  return { count, places, values, room: Int32Array.from({ length: places }, () => Math.floor(draw() * 3)) }
}

/** Every way there is, for small problems. */
function best({ count, places, values, room }: Placing, sizes = new Int32Array(count).fill(1)): number {
  const left = room.slice()
  const from = (n: number): number => {
    if (n === count) return 0
    let most = from(n + 1)
    for (let j = 0; j < places; j++) {
      const value = values[n * places + j] as number
      if (value < 0 || (left[j] as number) < (sizes[n] as number)) continue
      left[j] = (left[j] as number) - (sizes[n] as number)
      most = Math.max(most, value + from(n + 1))
      left[j] = (left[j] as number) + (sizes[n] as number)
    }
    return most
  }
  return from(0)
}

test('the exact way is the best of all ways, and the auction within its bound of it', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const placing = random(seed)
    const [placed, known] = [placeExactly(placing), best(placing)]
    expect(placed.value, `seed ${seed}`).toBeCloseTo(known, 9)
    expect(certify(placing, placed.places, placed.prices).violation, `seed ${seed}`).toBeLessThan(1e-9)
    const bid = auction(placing, 1e-4)
    expect(known - bid.value, `seed ${seed}`).toBeLessThanOrEqual(bid.bound + 1e-9)
    expect(bid.value).toBeCloseTo(totalValue(placing, bid.places), 12)
  }
})

test('with more places than a list keeps, every bid is still the best there is', () => {
  for (let seed = 1; seed <= 8; seed++) {
    const placing = { ...generatePlacing(300, 40), room: generateRoom(306, 40, seed) }
    const [bid, known] = [auction(placing, 1e-4), placeExactly(placing).value]
    expect(known - bid.value, `seed ${seed}`).toBeLessThanOrEqual(bid.bound + 1e-9)
    expect(bid.value, `seed ${seed}`).toBeLessThanOrEqual(known + 1e-9)
    const { violation } = certify(placing, bid.places, bid.prices)
    expect(violation, `seed ${seed}`).toBeLessThanOrEqual(1e-4 + 1e-12)
  }
})

test('the prices are the lowest: what one place more would be worth', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const placing = random(seed)
    const { prices, value } = placeExactly(placing)
    for (let j = 0; j < placing.places; j++) {
      const room = placing.room.slice()
      room[j] = (room[j] as number) + 1
      expect(best({ ...placing, room }) - value, `seed ${seed}`).toBeCloseTo(prices[j] as number, 9)
    }
  }
})

describe('families', () => {
  const some = (count: number, seed: number, free = 1.03) => {
    const draw = mulberry32(seed)
    const sizes = Int32Array.from({ length: count }, () => 1 + Math.floor(6 * draw()))
    return { ...generatePlacing(count, 33), sizes, room: generateRoom(Math.ceil(free * sum(sizes)), 33) }
  }
  test('nobody is split, no place is overfull, and the gap is small', () => {
    const families = some(500, 3)
    const placed = placeFamilies(families)
    const used = new Int32Array(33)
    for (const [n, place] of placed.places.entries()) {
      if (place >= 0) used[place] = (used[place] as number) + (families.sizes[n] as number)
    }
    expect(used.every((one, j) => one <= (families.room[j] as number))).toBe(true)
    expect(placed.unplaced).toEqual([])
    expect(placed.gap).toBeGreaterThanOrEqual(0)
    expect(placed.gap).toBeLessThan(0.005)
  })
  test('small ones lie between the value found and the bound', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const placing = random(seed)
      const sizes = Int32Array.from({ length: placing.count }, (_, n) => 1 + ((seed + n) % 2))
      const [placed, known] = [placeFamilies({ ...placing, sizes }), best(placing, sizes)]
      expect(placed.value, `seed ${seed}`).toBeLessThanOrEqual(known + 1e-9)
      expect(placed.bound, `seed ${seed}`).toBeGreaterThanOrEqual(known - 1e-9)
    }
  })
})

test('arrivals over a year: with futures close to hindsight, without them worse', () => {
  const all = generatePlacing(800, 10)
  const half = 400 * 10
  const coming = { count: 400, places: 10, values: all.values.slice(0, half), room: generateRoom(440, 10) }
  const past = { count: 400, values: all.values.slice(half) }
  const year = { coming, past, weeks: new Array<number>(40).fill(10), random: mulberry32(5) }
  const hindsight = placeExactly(coming).value
  const foresight = placeArrivals({ ...year, futures: 3 }).value
  const greedy = placeArrivals({ ...year, futures: 0 }).value
  expect(foresight / hindsight).toBeGreaterThan(0.985)
  expect(foresight).toBeGreaterThan(greedy)
})
