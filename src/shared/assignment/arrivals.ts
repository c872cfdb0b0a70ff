/**
 * Arrivals over the year: those who come this week are placed with an eye on those who will come later. Futures are
 * drawn from last year's rows, each is solved together with the week, and the prices, on average, say what is scarce.
 */
import { placeExactly } from './exact.ts'
import { at, nowhere, type Placing, worthOf } from './problem.ts'

export type Arrivals = {
  /** Everybody who comes, in order; `weeks` says how many each week. */
  coming: Placing
  weeks: readonly number[]
  /** Last year's households, from which futures are drawn. */
  past: { count: number; values: Float64Array }
  futures: number
  random: () => number
}

function drawFuture({ coming: { places }, past, random }: Arrivals, week: Float64Array, more: number): Float64Array {
  const values = new Float64Array(week.length + more * places)
  values.set(week)
  for (let n = 0; n < more; n++) {
    const from = Math.floor(random() * past.count) * places
    values.set(past.values.subarray(from, from + places), week.length + n * places)
  }
  return values
}

function expectedPrices(arrivals: Arrivals, week: Float64Array, more: number, room: Int32Array): Float64Array {
  const { places } = arrivals.coming
  const prices = new Float64Array(places)
  for (let future = 0; future < arrivals.futures; future++) {
    const values = drawFuture(arrivals, week, more)
    const solved = placeExactly({ count: values.length / places, places, values, room })
    for (let j = 0; j < places; j++) prices[j] = at(prices, j) + at(solved.prices, j) / arrivals.futures
  }
  return prices
}

function placeAt({ places, values }: Placing, n: number, prices: Float64Array, room: Int32Array): number {
  let [best, most] = [nowhere, -Infinity]
  for (let j = 0; j < places; j++) {
    const value = at(values, n * places + j)
    if (value < 0 || at(room, j) < 1 || value - at(prices, j) <= most) continue
    ;[best, most] = [j, value - at(prices, j)]
  }
  return best
}

/** Week by week. With no futures it is the greedy way, which spares nothing. */
export function placeArrivals(arrivals: Arrivals): { places: Int32Array; value: number } {
  const { coming, weeks } = arrivals
  const room = coming.room.slice()
  const placed = new Int32Array(coming.count).fill(nowhere)
  let [next, value] = [0, 0]
  for (const many of weeks) {
    const week = coming.values.subarray(next * coming.places, (next + many) * coming.places)
    const prices = expectedPrices(arrivals, week, coming.count - next - many, room)
    for (const last = next + many; next < last; next++) {
      const place = placeAt(coming, next, prices, room)
      placed[next] = place
      value += worthOf(coming, next, place)
      if (place !== nowhere) room[place] = at(room, place) - 1
    }
  }
  return { places: placed, value }
}
