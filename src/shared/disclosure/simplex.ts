/**
 * The reader's room: all x ≥ 0 that agree with what is published. Dense simplex: the column that helps most comes in, and Bland's rule
 * (the first that helps, the first row among equals) when nothing moves, so that it cannot go in circles. Held columns keep their
 * number until they are freed one at a time.
 */
import { eliminate, nothing } from './eliminate.ts'

const nearly = 1e-9
/** Less than this is what fractions leave over: no row is turned on it. */
const tiny = 1e-4
/** So many pivots without a step, and the choice is Bland's. */
const patience = 20

/** The sum of these columns is `total`. */
export type Equation = { columns: readonly number[]; total: number }

/** No numbers at all agree with what is said. */
export class Contradiction extends Error {}

export class Room {
  /** Columns, the last of them, where equations may be dropped, one for how far each equation is from holding: closed. */
  readonly #width: number
  #height: number
  /** Of held columns, which are closed, their numbers; of others 0. */
  readonly #held: Float64Array
  readonly #closed: Uint8Array
  /** One row per equation, after each other: its coefficients and, last, its right side. */
  readonly #rows: Float64Array
  /** The column each row stands for; -1 while it stands for none. */
  readonly #basis: Int32Array
  /** What each column would add to what was looked for last. */
  readonly #gain: Float64Array
  /** Where the row that a pivot turns on has something. */
  readonly #filled: Uint16Array
  /** Pivots since the last one that led anywhere. */
  #still = 0
  /** Where columns are tried free. */
  #other: Room | null = null

  constructor(
    columns: number,
    equations: readonly Equation[],
    held: ReadonlyMap<number, number> = new Map(),
    drops = false,
  ) {
    const width = columns + (drops ? equations.length : 0)
    this.#width = width
    this.#height = equations.length
    this.#held = new Float64Array(width)
    this.#closed = new Uint8Array(width).fill(1, columns)
    this.#rows = new Float64Array(this.#height * (width + 1))
    this.#basis = new Int32Array(this.#height).fill(-1)
    this.#gain = new Float64Array(width + 1)
    this.#filled = new Uint16Array(width + 1)
    for (const [column, value] of held) {
      this.#held[column] = value
      this.#closed[column] = 1
    }
    for (const [at, { columns: parts, total }] of equations.entries()) {
      const row = this.#row(at)
      for (const column of parts) row[column] = 1
      if (drops) row[columns + at] = 1
      row[width] = parts.reduce((rest, column) => rest - (held.get(column) ?? 0), total)
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
    return slope < -1e-7 ? -slope * (this.#held[column] as number) : 0
  }

  /** The same room with one held column free, until another is asked for; null when it follows from the others. */
  freed(column: number): Room | null {
    for (let at = 0; at < this.#height; at++)
      if (this.#basis[at] === -1 && Math.abs(this.#row(at)[column] as number) > tiny) return null
    this.#other ??= new Room(this.#width, Array(this.#rows.length / (this.#width + 1)).fill({ columns: [], total: 0 }))
    this.#other.#free(this, column)
    return this.#other
  }

  /** Frees a held column for good; false where it follows from the others. */
  free(column: number): boolean {
    const room = this.freed(column)
    if (room) this.#become(room)
    return room !== null
  }

  /** The room without one of its equations: what that lacked may be anything, and is asked for no more. */
  drop(lack: number): void {
    const at = this.#giving(lack)
    if (at < 0) return
    this.#pivot(at, lack)
    this.#height--
    if (at === this.#height) return
    this.#row(at).set(this.#row(this.#height))
    this.#basis[at] = this.#basis[this.#height] as number
  }

  /** The row whose column first comes down to 0 when the lack grows, or else when it shrinks; one that stands for nothing before all. */
  #giving(lack: number): number {
    for (let at = 0; at < this.#height; at++)
      if (this.#basis[at] === -1 && Math.abs(this.#row(at)[lack] as number) > tiny) return at
    const grown = this.#leaving(lack)
    if (grown >= 0) return grown
    let [best, found] = [Number.POSITIVE_INFINITY, -1]
    for (let at = 0; at < this.#height; at++) {
      const slope = -(this.#row(at)[lack] as number)
      const reach = (this.#row(at)[this.#width] as number) / slope
      if (slope > tiny && reach < best) [best, found] = [reach, at]
    }
    return found
  }

  #become(room: Room): void {
    this.#rows.set(room.#rows)
    this.#basis.set(room.#basis)
    this.#held.set(room.#held)
    this.#closed.set(room.#closed)
  }

  /** As that room is, but for one column: down from its value to 0, or to where another would fall below 0 and gives it its place. */
  #free(of: Room, column: number): void {
    this.#become(of)
    this.#height = of.#height
    const value = this.#held[column] as number
    this.#held[column] = 0
    this.#closed[column] = 0
    let [furthest, found] = [value, -1]
    for (let at = 0; at < this.#height; at++) {
      const row = this.#row(at)
      const slope = -(row[column] as number)
      const right = row[this.#width] as number
      if (slope > tiny && right / slope < furthest - nothing) [furthest, found] = [right / slope, at]
      row[this.#width] = right - slope * value
    }
    if (found >= 0) this.#pivot(found, column)
  }

  #row(at: number): Float64Array {
    const wide = this.#width + 1
    return this.#rows.subarray(at * wide, at * wide + wide)
  }

  /** Finds a corner: lets columns in until no row stands for nothing. */
  #enter(): void {
    const lack = this.#gain
    for (let at = 0; at < this.#height; at++)
      for (const [index, value] of this.#row(at).entries()) lack[index] = (lack[index] as number) + value
    this.#still = 0
    for (let column = this.#helping(); column >= 0; column = this.#helping()) this.#pivot(this.#leaving(column), column)
    if (Math.abs(lack[this.#width] as number) > 1e-6) throw new Contradiction('no numbers agree with what is said')
    for (let at = 0; at < this.#height; at++) {
      if (this.#basis[at] !== -1) continue
      const row = this.#row(at)
      const column = this.#closed.findIndex((closed, one) => closed === 0 && Math.abs(row[one] as number) > tiny)
      if (column >= 0) this.#pivot(at, column)
    }
  }

  #climb(columns: readonly number[], sign: 1 | -1, enough: number): number {
    const gain = this.#gain.fill(0)
    for (const column of columns) {
      gain[column] = sign
      gain[this.#width] = (gain[this.#width] as number) - sign * (this.#held[column] as number)
    }
    for (let at = 0; at < this.#height; at++) {
      const column = this.#basis[at] as number
      if (column !== -1 && gain[column] !== 0) this.#subtract(gain, at, column)
    }
    this.#still = 0
    while (-(gain[this.#width] as number) < enough - nearly) {
      const column = this.#helping()
      if (column < 0) break
      const row = this.#leaving(column)
      if (row < 0) return Number.POSITIVE_INFINITY
      this.#pivot(row, column)
    }
    return -(gain[this.#width] as number)
  }

  #subtract(gain: Float64Array, at: number, column: number): void {
    const row = this.#row(at)
    eliminate(gain, 0, { row, filled: this.#filled, many: this.#fill(row), column })
  }

  /** The column that helps most. */
  #helping(): number {
    let [most, found] = [tiny, -1]
    for (let column = 0; column < this.#width; column++) {
      const gain = this.#gain[column] as number
      if (gain <= most || this.#closed[column] !== 0) continue
      if (this.#still > patience) return column
      ;[most, found] = [gain, column]
    }
    return found
  }

  /** The row that comes down to 0 first; of equals the one that turns surest. */
  #leaving(column: number): number {
    let [best, found, sure] = [Number.POSITIVE_INFINITY, -1, 0]
    const wide = this.#width + 1
    for (let at = 0; at < this.#height; at++) {
      const slope = this.#rows[at * wide + column] as number
      if (slope <= tiny) continue
      const reach = (this.#rows[at * wide + this.#width] as number) / slope
      if (reach > best + nothing || (reach >= best - nothing && !this.#before(at, found, slope > sure))) continue
      ;[best, found, sure] = [Math.min(reach, best), at, slope]
    }
    this.#still = best > nearly ? 0 : this.#still + 1
    return found
  }

  #before(at: number, other: number, surer: boolean): boolean {
    return this.#still > patience ? (this.#basis[at] as number) < (this.#basis[other] as number) : surer
  }

  #pivot(at: number, column: number): void {
    const row = this.#row(at)
    const scale = row[column] as number
    for (let index = 0; index <= this.#width; index++) row[index] = (row[index] as number) / scale
    row[column] = 1
    const turned = { row, filled: this.#filled, many: this.#fill(row), column }
    const wide = this.#width + 1
    for (let other = 0; other < this.#height; other++) if (other !== at) eliminate(this.#rows, other * wide, turned)
    eliminate(this.#gain, 0, turned)
    this.#basis[at] = column
  }

  /** How many places of the row have something; which they are stands in `filled`. */
  #fill(row: Float64Array): number {
    let many = 0
    for (let index = 0; index < row.length; index++) if (row[index] !== 0) this.#filled[many++] = index
    return many
  }
}
