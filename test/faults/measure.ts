import { appendFileSync } from 'node:fs'

// How long a proof goes on, and what it tells. In `npm test` a few rounds; by `npm run trust` as many as the time gives.

const { TRUST_SEED, TRUST_MINUTES, TRUST_FIGURES } = process.env
export const seed = Number(TRUST_SEED ?? 20_261_122)
/** What was given by hand; none in `npm test`. */
export const minutes = Number(TRUST_MINUTES ?? 0)
/** By hand, with all the time that was given. */
export const long = minutes > 0
/** A short form must end in time; by hand the time that was given is the limit. */
export const limit = (ms: number): number => (long ? 0 : ms)
const until = performance.now() + minutes * 60_000

/** The same numbers for the same seed (mulberry32), from 0 to 1. */
export function randomFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A few rounds, or until the time is over, but no fewer than `least`. Gives how many there were. */
export async function rounds(few: number, work: (round: number) => Promise<void>, least = 1): Promise<number> {
  let round = 0
  while (long ? round < least || performance.now() < until : round < few) {
    await work(round)
    round += 1
  }
  return round
}

const tell = (line: object) => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
  if (TRUST_FIGURES) appendFileSync(TRUST_FIGURES, `${JSON.stringify(line)}\n`)
}

export const report = (figures: Record<string, number>): void => tell({ seed, figures })

/** How far it has come: who waits for a long proof sees that it goes on. */
export const progress = (words: string): void =>
  void process.stdout.write(`${Math.round(performance.now() / 1000)} s: ${words}\n`)

/** Loudly: a promise that could not be tried here is never told as kept. */
export const notTested = (why: string): void => tell({ notTested: why })
