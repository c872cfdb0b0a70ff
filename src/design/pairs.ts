import type { TokenName } from './tokens.ts'

type Pair = readonly [TokenName, TokenName]
const on = (grounds: TokenName[], texts: TokenName[]): Pair[] =>
  grounds.flatMap((ground) => texts.map((text) => [text, ground] as const))

/** Text on its ground: at least 7:1 in both schemes. */
export const textPairs: Pair[] = [
  ...on(['page', 'surface', 'sunk', 'brand-tint'], ['ink', 'ink-2', 'link', 'visited', 'brand', 'stop']),
  ...on(['raps-tint'], ['ink', 'ink-2', 'link']),
  ...on(['page', 'surface', 'done-tint'], ['done', 'ink', 'link']),
  ...on(['page', 'surface', 'wait-tint'], ['wait', 'ink', 'link']),
  ...on(['stop-tint'], ['stop', 'ink', 'link']),
  ...on(['brand', 'stop', 'brand-pressed', 'stop-pressed'], ['on-brand']),
  ['on-head', 'head'],
  ['on-raps', 'raps'],
]

/** Edges, icons, knots, chart marks and the focus ring: at least 3:1. */
export const markPairs: Pair[] = [
  ...on(['page', 'surface', 'sunk'], ['edge', 'brand', 'ink', 'done', 'wait', 'stop']),
  ...on(['page', 'surface'], ['c1', 'c2', 'c3', 'c4', 'c5']),
  ...on(['raps-tint', 'done-tint', 'wait-tint', 'stop-tint', 'brand-tint'], ['ink']),
  ['raps', 'head'],
]
