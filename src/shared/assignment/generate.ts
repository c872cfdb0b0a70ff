/** Invented households and places ("syntetisk"), the same for the same seed: for measuring and for checking solvers. */
import { mulberry32 } from './mulberry.ts'
import type { Placing } from './problem.ts'

/** Six uniforms minus three: nearly normal. */
const normal = (random: () => number) => () => random() + random() + random() + random() + random() + random() - 3

function generateValues(count: number, places: number, seed: number): Float64Array {
  const n = normal(mulberry32(seed))
  const base = Array.from({ length: places }, () => 0.35 * n())
  const of = Array.from({ length: places }, () => [n(), n(), n()] as const)
  const values = new Float64Array(count * places)
  for (let c = 0; c < count; c++) {
    const a = -1.2 + 0.7 * n()
    const [x, y, z] = [n(), n(), n()]
    for (let j = 0; j < places; j++) {
      const [p, q, r] = of[j] as readonly [number, number, number]
      const fit = a + (base[j] as number) + 0.25 * (x * p + y * q + z * r)
      values[c * places + j] = 1 / (1 + Math.exp(-fit))
    }
  }
  return values
}

/** Room for `persons` shared by e^(2.2u), rounded down, the rest one each from the first. */
export function generateRoom(persons: number, places: number, seed = 2): Int32Array {
  const random = mulberry32(seed)
  const shares = Array.from({ length: places }, () => Math.exp(2.2 * random()))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const room = Int32Array.from(shares, (share) => Math.floor((persons * share) / all))
  let left = persons - room.reduce((sum, one) => sum + one, 0)
  for (let j = 0; left > 0; j = (j + 1) % places, left--) room[j] = (room[j] as number) + 1
  return room
}

export const generatePlacing = (count: number, places: number, free = 0.03): Placing => ({
  count,
  places,
  values: generateValues(count, places, 1),
  room: generateRoom(Math.ceil((1 + free) * count), places),
})
