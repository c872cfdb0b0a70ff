/**
 * The auction: each household bids for the place with the best value less price, as much as makes the second best
 * equal, and ε more. A place holds its highest bids; when full, its price is the lowest of them. One phase from prices
 * of zero. At most count × ε below the best, which is printed as the bound.
 */
import { at, nowhere, type Placed, type Placing, totalValue } from './problem.ts'
import { type Choice, choose, shortlistsOf } from './shortlist.ts'

/** Bids held by a place, the lowest first. */
type Held = { bids: Float64Array; by: Int32Array; length: number }

function up(held: Held, amount: number, household: number): void {
  let n = held.length++
  while (n > 0) {
    const parent = (n - 1) >> 1
    if (at(held.bids, parent) <= amount) break
    held.bids[n] = at(held.bids, parent)
    held.by[n] = at(held.by, parent)
    n = parent
  }
  held.bids[n] = amount
  held.by[n] = household
}

/** In place of the lowest bid. */
function replace(held: Held, amount: number, household: number): void {
  let n = 0
  for (let child = 1; child < held.length; child = 2 * n + 1) {
    if (child + 1 < held.length && at(held.bids, child + 1) < at(held.bids, child)) child++
    if (at(held.bids, child) >= amount) break
    held.bids[n] = at(held.bids, child)
    held.by[n] = at(held.by, child)
    n = child
  }
  held.bids[n] = amount
  held.by[n] = household
}

/** Who loses the place, or -1. */
function take(held: Held, room: number, amount: number, household: number): number {
  if (held.length < room) {
    up(held, amount, household)
    return nowhere
  }
  const out = at(held.by, 0)
  replace(held, amount, household)
  return out
}

export type Auctioned = Placed & { bound: number }

export function auction(placing: Placing, epsilon: number): Auctioned {
  const { count, places, room } = placing
  const prices = Float64Array.from(room, (one) => (one > 0 ? 0 : Infinity))
  const held: Held[] = Array.from(room, (one) => ({ bids: new Float64Array(one), by: new Int32Array(one), length: 0 }))
  const placed = new Int32Array(count).fill(nowhere)
  const waiting = Int32Array.from({ length: count }, (_, n) => count - 1 - n)
  const lists = shortlistsOf(count)
  const choice: Choice = { household: 0, place: nowhere, net: 0, second: 0 }
  for (let left = count; left > 0; ) {
    const household = at(waiting, --left)
    choice.household = household
    choose(lists, placing, prices, choice)
    const { place, net, second } = choice
    if (place === nowhere) continue
    const own = held[place] as Held
    const out = take(own, at(room, place), at(prices, place) + net - second + epsilon, household)
    placed[household] = place
    if (own.length === at(room, place)) prices[place] = at(own.bids, 0)
    if (out === nowhere) continue
    placed[out] = nowhere
    waiting[left++] = out
  }
  for (let j = 0; j < places; j++) if (prices[j] === Infinity) prices[j] = 0
  return { places: placed, prices, value: totalValue(placing, placed), bound: count * epsilon }
}
