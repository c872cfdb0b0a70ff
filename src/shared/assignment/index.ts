/** Capacity assignment: who goes where when places are few. Pure: rows of numbers in, rows of numbers out. */
export { auction } from './auction.ts'
export { placeExactly } from './exact.ts'
export { generatePlacing } from './generate.ts'
export { mulberry32 } from './mulberry.ts'
export { certify } from './prices.ts'
export { nowhere, type Placing } from './problem.ts'
