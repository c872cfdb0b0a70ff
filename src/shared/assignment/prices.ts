/**
 * Prices of a finished placing. The lowest set that holds it up: what one place more there would have been worth.
 * The certificate: nobody would do better at these prices, and nothing free costs anything. Then the placing is best.
 */
import { at, filled, nowhere, type Placing, worthOf } from './problem.ts'

/** gains[z·J + j]: the most that somebody in z (or nowhere, the last row) gains by going to j. */
function gains(placing: Placing, placed: Int32Array): Float64Array {
  const { places, count, values } = placing
  const most = new Float64Array((places + 1) * places).fill(-Infinity)
  for (let n = 0; n < count; n++) {
    const home = at(placed, n)
    const now = worthOf(placing, n, home)
    const row = (home === nowhere ? places : home) * places
    for (let j = 0; j < places; j++) {
      const value = at(values, n * places + j)
      if (value >= 0 && value - now > at(most, row + j)) most[row + j] = value - now
    }
  }
  return most
}

export function lowestPrices(placing: Placing, placed: Int32Array): Float64Array {
  const { places, room } = placing
  const most = gains(placing, placed)
  const used = filled(placing, placed)
  const prices = new Float64Array(places)
  const full = [...prices.keys()].filter((j) => at(used, j) >= at(room, j))
  for (const j of full) prices[j] = Math.max(0, at(most, places * places + j))
  for (let turn = 0, changed = true; changed && turn < places; turn++) {
    changed = false
    for (const j of full) {
      for (let z = 0; z < places; z++) {
        const price = at(most, z * places + j) + at(prices, z)
        if (z === j || price <= at(prices, j) + 1e-12) continue
        prices[j] = price
        changed = true
      }
    }
  }
  return prices
}

export type Certificate = { violation: number; paidWhereFree: number }

/** Both are 0 (up to the last digits of a number) when the placing is the best there is. */
export function certify(placing: Placing, placed: Int32Array, prices: Float64Array): Certificate {
  const { places, count, values, room } = placing
  const used = filled(placing, placed)
  let [violation, paidWhereFree] = [0, 0]
  for (let n = 0; n < count; n++) {
    const home = at(placed, n)
    const net = worthOf(placing, n, home) - (home === nowhere ? 0 : at(prices, home))
    violation = Math.max(violation, -net)
    for (let j = 0; j < places; j++) {
      const value = at(values, n * places + j)
      if (value >= 0) violation = Math.max(violation, value - at(prices, j) - net)
    }
  }
  for (let j = 0; j < places; j++) if (at(used, j) < at(room, j)) paidWhereFree = Math.max(paidWhereFree, at(prices, j))
  return { violation, paidWhereFree }
}
