/** Random numbers from a seed (mulberry32), the same on every machine: for generated examples and drawn futures. */
export function mulberry32(seed: number): () => number {
  const state = new Int32Array([seed])
  return () => {
    const now = ((state[0] as number) + 0x6d2b79f5) | 0
    state[0] = now
    let mixed = Math.imul(now ^ (now >>> 15), 1 | now)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
