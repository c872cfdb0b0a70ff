/** Less than this is nothing: it is what the machine's fractions leave over. */
export const nothing = 1e-11

export type Turned = { row: Float64Array; filled: Uint16Array; many: number; column: number }
/** Takes so much of the row from the one that begins at `start` that nothing of the column is left there. */
export function eliminate(target: Float64Array, start: number, { row, filled, many, column }: Turned): void {
  const factor = target[start + column] as number
  if (factor === 0) return
  for (let turn = 0; turn < many; turn++) {
    const index = filled[turn] as number
    const value = (target[start + index] as number) - factor * (row[index] as number)
    target[start + index] = value < nothing && value > -nothing ? 0 : value
  }
  target[start + column] = 0
}
