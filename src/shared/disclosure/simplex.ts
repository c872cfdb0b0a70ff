/**
 * The reader's room: all x ≥ 0 that agree with what is published. Dense simplex: the column that helps most comes in, and Bland's rule
 * (the first that helps, the first row among equals) when nothing moves, so that it cannot go in circles. Held columns keep their
 * number until they are freed one at a time.
 */
import { nothing, Tableau } from './tableau.ts'

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
  readonly #table: Tableau
  /** Of held columns, which are closed, their numbers; of others 0. */
  readonly #held: Float64Array
  readonly #closed: Uint8Array
  /** The least and the greatest that each column has been at any end so far. */
  readonly #least: Float64Array
  readonly #most: Float64Array
  /** Pivots since the last one that led anywhere. */
  #still = 0
  /** Where columns are tried free. */
  #other: Room | null = null

  /** The columns are closed to begin with. */
  constructor(table: Tableau) {
    const columns = table.columns.length
    this.#table = table
    this.#held = new Float64Array(columns)
    this.#closed = new Uint8Array(columns).fill(1)
    this.#least = new Float64Array(columns).fill(Number.POSITIVE_INFINITY)
    this.#most = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY)
  }

  /** So many columns and, last, where equations may be dropped, one for how far each equation is from holding: closed. */
  static of(
    columns: number,
    equations: readonly Equation[],
    held: ReadonlyMap<number, number> = new Map(),
    drops = false,
  ): Room {
    const room = new Room(new Tableau(equations.length, columns + (drops ? equations.length : 0)))
    room.#closed.fill(0, 0, columns)
    for (const [column, value] of held) {
      room.#held[column] = value
      room.#closed[column] = 1
    }
    for (const [row, { columns: parts, total }] of equations.entries()) {
      for (const column of parts) room.#table.put(row, column, 1)
      if (drops) room.#table.put(row, columns + row, 1)
      room.#table.right[row] = parts.reduce((rest, column) => rest - (held.get(column) ?? 0), total)
    }
    if (equations.length > 0) room.#enter()
    return room
  }

  /** The greatest sum of these columns; looks no further than `enough`. */
  most(columns: readonly number[], enough = Number.POSITIVE_INFINITY): number {
    return this.#climb(columns, 1, enough)
  }

  least(columns: readonly number[]): number {
    return -this.#climb(columns, -1, 0)
  }

  /** No less than this is between the two ends of a column: it has been as far apart already, on the way to others. */
  passed(column: number): number {
    return (this.#most[column] as number) - (this.#least[column] as number)
  }

  /** No more than this would a held column, freed, add to what was looked for last. */
  pull(column: number): number {
    const slope = this.#slope(column)
    if (slope > 1e-7) return Number.POSITIVE_INFINITY
    return slope < -1e-7 ? -slope * (this.#held[column] as number) : 0
  }

  /** Whether what was looked for last might change, were the equation dropped. */
  leans(lack: number): boolean {
    return Math.abs(this.#slope(lack)) > 1e-7
  }

  #slope(column: number): number {
    const slot = this.#table.slotOf(column)
    return slot < 0 ? 0 : (this.#table.gain[slot] as number)
  }

  /** The same room with one held column free, until another is asked for; null when it follows from the others. */
  freed(column: number): Room | null {
    const table = this.#table
    const slot = table.slotOf(column)
    for (let row = 0; row < table.height; row++)
      if (table.basis[row] === -1 && Math.abs(table.at(row, slot)) > tiny) return null
    this.#other ??= new Room(table.like())
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
    const slot = this.#table.slotOf(lack)
    const row = slot < 0 ? this.#table.rowOf(lack) : this.#giving(slot)
    if (row < 0) return
    if (slot >= 0) this.#table.pivot(row, slot)
    this.#table.drop(row)
  }

  /** The row whose column first comes down to 0 when the lack grows, or else when it shrinks; one that stands for nothing before all. */
  #giving(slot: number): number {
    const table = this.#table
    for (let row = 0; row < table.height; row++)
      if (table.basis[row] === -1 && Math.abs(table.at(row, slot)) > tiny) return row
    const grown = this.#leaving(slot)
    return grown >= 0 ? grown : table.falling(slot, Number.POSITIVE_INFINITY, tiny)
  }

  #become(room: Room): void {
    this.#table.become(room.#table)
    this.#held.set(room.#held)
    this.#closed.set(room.#closed)
  }

  /** As that room is, but for one column: down from its value to 0, or to where another would fall below 0 and gives it its place. */
  #free(of: Room, column: number): void {
    this.#become(of)
    const value = this.#held[column] as number
    this.#held[column] = 0
    this.#closed[column] = 0
    const slot = this.#table.slotOf(column)
    const row = this.#table.falling(slot, value - nothing, tiny)
    this.#table.shift(slot, value)
    if (row >= 0) this.#table.pivot(row, slot)
  }

  /** Finds a corner: lets columns in until no row stands for nothing. */
  #enter(): void {
    const table = this.#table
    table.rest()
    for (let row = 0; row < table.height; row++) table.climbRow(row, -1)
    this.#still = 0
    for (let slot = this.#helping(); slot >= 0; slot = this.#helping()) table.pivot(this.#leaving(slot), slot)
    if (Math.abs(table.reached) > 1e-6) throw new Contradiction('no numbers agree with what is said')
    for (let row = 0; row < table.height; row++) {
      if (table.basis[row] !== -1) continue
      for (let slot = 0; slot < table.width; slot++) {
        if (this.#closed[table.columns[slot] as number] !== 0 || Math.abs(table.at(row, slot)) <= tiny) continue
        table.pivot(row, slot)
        break
      }
    }
  }

  #climb(columns: readonly number[], sign: 1 | -1, enough: number): number {
    const table = this.#table
    table.rest()
    for (const column of columns) {
      const slot = table.slotOf(column)
      if (slot < 0) table.climbRow(table.rowOf(column), sign)
      else table.climbSlot(slot, sign, this.#held[column] as number)
    }
    this.#still = 0
    while (table.reached < enough - nearly) {
      const slot = this.#helping()
      if (slot < 0) break
      const row = this.#leaving(slot)
      if (row < 0) return Number.POSITIVE_INFINITY
      table.pivot(row, slot)
    }
    this.#pass()
    return table.reached
  }

  /** Every end is a corner of the room, where all other columns stand somewhere too. */
  #pass(): void {
    const { width, height, columns, basis, right } = this.#table
    for (let slot = 0; slot < width; slot++) {
      const column = columns[slot] as number
      this.#note(column, this.#held[column] as number)
    }
    for (let row = 0; row < height; row++) if (basis[row] !== -1) this.#note(basis[row] as number, right[row] as number)
  }

  #note(column: number, value: number): void {
    if (value < (this.#least[column] as number)) this.#least[column] = value
    if (value > (this.#most[column] as number)) this.#most[column] = value
  }

  /** The slot that helps most. */
  #helping(): number {
    const { width, columns, gain } = this.#table
    let [most, found, first] = [tiny, -1, Number.POSITIVE_INFINITY]
    for (let slot = 0; slot < width; slot++) {
      const [helps, column] = [gain[slot] as number, columns[slot] as number]
      if (helps <= tiny || this.#closed[column] !== 0) continue
      if (this.#still > patience ? column < first : helps > most) [most, found, first] = [helps, slot, column]
    }
    return found
  }

  /** The row that comes down to 0 first; of equals the one that turns surest. */
  #leaving(slot: number): number {
    const { height, right } = this.#table
    let [best, found, sure] = [Number.POSITIVE_INFINITY, -1, 0]
    for (let row = 0; row < height; row++) {
      const slope = this.#table.at(row, slot)
      if (slope <= tiny) continue
      const reach = (right[row] as number) / slope
      if (reach > best + nothing || (reach >= best - nothing && !this.#before(row, found, slope > sure))) continue
      ;[best, found, sure] = [Math.min(reach, best), row, slope]
    }
    this.#still = best > nearly ? 0 : this.#still + 1
    return found
  }

  #before(row: number, other: number, surer: boolean): boolean {
    const { basis } = this.#table
    return this.#still > patience ? (basis[row] as number) < (basis[other] as number) : surer
  }
}
