/** Chance that comes out the same each time: one seed, one order of throws, one file (mulberry32). */
export type Dice = {
  /** From 0 up to but not 1. */
  next(): number
  /** Whole number, both ends included. */
  between(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly T[], weight: (item: T) => number): T
  shuffled<T>(list: readonly T[]): T[]
}

function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function weigh<T>(list: readonly T[], weight: (item: T) => number, throwOf: number): T {
  const total = list.reduce((sum, item) => sum + weight(item), 0)
  let left = throwOf * total
  for (const item of list) {
    left -= weight(item)
    if (left < 0) return item
  }
  return list.at(-1) as T
}

export function dice(seed: number): Dice {
  const next = stream(seed)
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    weighted: (list, weight) => weigh(list, weight, next()),
    shuffled: (list) => {
      const cards = [...list]
      for (let top = cards.length - 1; top > 0; top--) {
        const other = between(0, top)
        const card = cards[top] as (typeof cards)[number]
        cards[top] = cards[other] as (typeof cards)[number]
        cards[other] = card
      }
      return cards
    },
  }
}
