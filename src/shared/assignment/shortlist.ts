/**
 * Where a household's next bid may go, without looking at every place each time: its best places when all were last
 * looked at. Prices only rise, so a place left out is worth no more now than the best of those left out was then; as
 * long as two on the list are worth at least that, they are the best two of all. If not, all are looked at again.
 */
import { at, nowhere, type Placing } from './problem.ts'

/** So many places are kept of each household, with their values beside them: what is read together lies together. */
const length = 16

export type Shortlists = {
  place: Uint16Array
  value: Float64Array
  kept: Uint8Array
  /** The most that a place left out could be worth. */
  outside: Float64Array
}
/** Where the household's next bid goes: `net` is value less price there, `second` the same of the next best. */
export type Choice = { household: number; place: number; net: number; second: number }

/** What costs more than it is worth is no place to bid for; what costs exactly as much is. */
const least = -Number.MIN_VALUE

export const shortlistsOf = (count: number): Shortlists => ({
  place: new Uint16Array(count * length),
  value: new Float64Array(count * length),
  kept: new Uint8Array(count),
  outside: new Float64Array(count).fill(Infinity),
})

/** One more than is kept: the last is the best of those left out. */
const [nets, order] = [new Float64Array(length + 1), new Uint16Array(length + 1)]

/** All places, the best in order; answers how many were put in. */
function look({ places, values }: Placing, prices: Float64Array, household: number): number {
  const row = household * places
  let found = 0
  nets.fill(least)
  for (let j = 0; j < places; j++) {
    const net = at(values, row + j) - at(prices, j)
    if (net <= at(nets, length)) continue
    let n = Math.min(found++, length)
    for (; n > 0 && at(nets, n - 1) < net; n--) {
      nets[n] = at(nets, n - 1)
      order[n] = order[n - 1] as number
    }
    nets[n] = net
    order[n] = j
  }
  return Math.min(found, length)
}

function renew(lists: Shortlists, placing: Placing, prices: Float64Array, household: number): void {
  const kept = look(placing, prices, household)
  const [from, row] = [household * length, household * placing.places]
  for (let n = 0; n < kept; n++) {
    lists.place[from + n] = order[n] as number
    lists.value[from + n] = at(placing.values, row + (order[n] as number))
  }
  lists.kept[household] = kept
  lists.outside[household] = at(nets, length)
}

function bestTwo({ place, value, kept }: Shortlists, prices: Float64Array, of: Choice): void {
  const from = of.household * length
  const end = from + (kept[of.household] as number)
  let [best, second, found] = [least, least, nowhere]
  for (let n = from; n < end; n++) {
    const j = place[n] as number
    const net = at(value, n) - at(prices, j)
    if (net <= second) continue
    if (net > best) {
      second = best
      best = net
      found = j
    } else second = net
  }
  of.place = found
  of.net = best
  of.second = Math.max(0, second)
}

/** Tells `of` where it goes; -1 where no place is worth its price. */
export function choose(lists: Shortlists, placing: Placing, prices: Float64Array, of: Choice): void {
  const outside = at(lists.outside, of.household)
  bestTwo(lists, prices, of)
  if (of.second >= outside) return
  renew(lists, placing, prices, of.household)
  bestTwo(lists, prices, of)
}
