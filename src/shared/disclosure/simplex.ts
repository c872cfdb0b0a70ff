/**
 * The reader's room: all x ≥ 0 that agree with what is published. Dense simplex with Bland's rule (first column that helps,
 * first row among equals), which cannot go in circles. Held columns keep their number until they are freed one at a time.
 */
const nearly = 1e-9

/** The sum of these columns is `total`. */
export type Equation = { columns: readonly number[]; total: number }

/** No numbers at all agree with what is said. */
export class Contradiction extends Error {}

export class Room {
  readonly #width: number
  readonly #held: ReadonlyMap<number, number>
  readonly #closed: Uint8Array
  /** One row per equation: its coefficients and, last, its right side. */
  #rows: Float64Array[] = []
  /** The column each row stands for; -1 while it stands for none. */
  #basis: number[] = []
  /** What each column would add to what was looked for last. */
  #gain: Float64Array

  constructor(width: number, equations: readonly Equation[], held: ReadonlyMap<number, number> = new Map()) {
    this.#width = width
    this.#held = held
    this.#closed = new Uint8Array(width)
    for (const column of held.keys()) this.#closed[column] = 1
    this.#gain = new Float64Array(width + 1)
    for (const { columns, total } of equations) {
      const row = new Float64Array(width + 1)
      for (const column of columns) row[column] = 1
      row[width] = columns.reduce((rest, column) => rest - (held.get(column) ?? 0), total)
      this.#rows.push(row)
      this.#basis.push(-1)
    }
    if (equations.length > 0) this.#enter()
  }

  /** The greatest sum of these columns; looks no further than `enough`. */
  most(columns: readonly number[], enough = Number.POSITIVE_INFINITY): number {
    return this.#climb(columns, 1, enough)
  }

  least(columns: readonly number[]): number {
    return -this.#climb(columns, -1, 0)
  }

  /** No more than this would a held column, freed, add to what was looked for last. */
  pull(column: number): number {
    const slope = this.#gain[column] as number
    if (slope > 1e-7) return Number.POSITIVE_INFINITY
    return slope < -1e-7 ? -slope * (this.#held.get(column) ?? 0) : 0
  }

  /** The same room with one held column free; null when it follows from the others. */
  freed(column: number): Room | null {
    if (this.#rows.some((row, at) => this.#basis[at] === -1 && Math.abs(row[column] as number) > nearly)) return null
    const held = new Map(this.#held)
    const value = held.get(column) ?? 0
    held.delete(column)
    const room = new Room(this.#width, [], held)
    room.#rows = this.#rows.map((row) => row.slice())
    room.#basis = [...this.#basis]
    room.#lower(column, value)
    return room
  }

  /** Takes the column down from its value to 0, or to where another one would fall below 0 and gives it its place. */
  #lower(column: number, value: number): void {
    let [furthest, found] = [value, -1]
    for (const [at, row] of this.#rows.entries()) {
      const slope = -(row[column] as number)
      const right = row[this.#width] as number
      if (slope > nearly && right / slope < furthest - nearly) [furthest, found] = [right / slope, at]
      row[this.#width] = right - slope * value
    }
    if (found >= 0) this.#pivot(found, column)
  }

  /** Finds a corner: lets columns in until no row stands for nothing. */
  #enter(): void {
    const lack = this.#gain
    for (const row of this.#rows) for (let at = 0; at <= this.#width; at++) lack[at] = (lack[at] ?? 0) + (row[at] ?? 0)
    for (let column = this.#helping(); column >= 0; column = this.#helping()) this.#pivot(this.#leaving(column), column)
    if (Math.abs(lack[this.#width] as number) > 1e-6) throw new Contradiction('no numbers agree with what is said')
    for (const [at, row] of this.#rows.entries()) {
      if (this.#basis[at] !== -1) continue
      const column = row.findIndex(
        (value, one) => one < this.#width && !this.#held.has(one) && Math.abs(value) > nearly,
      )
      if (column >= 0) this.#pivot(at, column)
    }
  }

  #climb(columns: readonly number[], sign: 1 | -1, enough: number): number {
    const gain = this.#gain.fill(0)
    for (const column of columns) {
      gain[column] = sign
      gain[this.#width] = (gain[this.#width] as number) - sign * (this.#held.get(column) ?? 0)
    }
    for (const [at, row] of this.#rows.entries())
      if (this.#basis[at] !== -1) eliminate(gain, row, this.#basis[at] as number)
    while (-(gain[this.#width] as number) < enough - nearly) {
      const column = this.#helping()
      if (column < 0) break
      const row = this.#leaving(column)
      if (row < 0) return Number.POSITIVE_INFINITY
      this.#pivot(row, column)
    }
    return -(gain[this.#width] as number)
  }

  #helping(): number {
    for (let column = 0; column < this.#width; column++) {
      if ((this.#gain[column] as number) > nearly && this.#closed[column] === 0) return column
    }
    return -1
  }

  #leaving(column: number): number {
    let [best, found] = [Number.POSITIVE_INFINITY, -1]
    for (const [at, row] of this.#rows.entries()) {
      const slope = row[column] as number
      if (slope <= nearly) continue
      const reach = (row[this.#width] as number) / slope
      const tie = Math.abs(reach - best) <= nearly && (this.#basis[at] as number) < (this.#basis[found] as number)
      if (reach < best - nearly || tie) [best, found] = [Math.min(reach, best), at]
    }
    return found
  }

  #pivot(at: number, column: number): void {
    const row = this.#rows[at] as Float64Array
    const scale = row[column] as number
    for (let index = 0; index <= this.#width; index++) row[index] = (row[index] as number) / scale
    row[column] = 1
    const filled = filledIn(row)
    for (const other of this.#rows) if (other !== row) eliminate(other, row, column, filled)
    eliminate(this.#gain, row, column, filled)
    this.#basis[at] = column
  }
}

function filledIn(row: Float64Array): Uint16Array {
  const filled: number[] = []
  for (let index = 0; index < row.length; index++) if (row[index] !== 0) filled.push(index)
  return Uint16Array.from(filled)
}

function eliminate(target: Float64Array, row: Float64Array, column: number, filled?: Uint16Array): void {
  const factor = target[column] as number
  if (factor === 0) return
  const many = filled?.length ?? row.length
  for (let turn = 0; turn < many; turn++) {
    const index = filled ? (filled[turn] as number) : turn
    const value = (target[index] as number) - factor * (row[index] as number)
    target[index] = Math.abs(value) < 1e-11 ? 0 : value
  }
  target[column] = 0
}
