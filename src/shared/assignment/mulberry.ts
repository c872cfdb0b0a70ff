/** Random numbers from a seed (mulberry32), the same on every machine: for generated examples and drawn futures. */
export function mulberry32(seed: number): () => number {
  const state = new Int32Array([seed])
  return () => {
    state[0] = (state[0] as number) + stride
    return mixed(state[0] as number) / 4294967296
  }
}

/** What the state grows by for each number, so that whoever wants the thousandth can begin there. */
export const stride = 0x6d2b79f5
/** The number of a state, before it becomes a share: from 0 up to 2³². */
export function mixed(state: number): number {
  let made = Math.imul(state ^ (state >>> 15), 1 | state)
  made = (made + Math.imul(made ^ (made >>> 7), 61 | made)) ^ made
  return (made ^ (made >>> 14)) >>> 0
}
