/** Capacity assignment: who goes where when places are few. Pure: rows of numbers in, rows of numbers out. */

export { placeArrivals } from './arrivals.ts'
export { auction } from './auction.ts'
export { placeExactly } from './exact.ts'
export { type Families, type FamiliesPlaced, placeFamilies } from './families.ts'
export { generatePlacing, generateRoom } from './generate.ts'
export { mixed, mulberry32, stride } from './mulberry.ts'
export { certify } from './prices.ts'
export type { Placing } from './problem.ts'
