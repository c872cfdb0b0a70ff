/**
 * A simplex tableau: each row says what one column is by those that no row stands for. Only the latter are written out, one after
 * another, since they are what is gone through again and again.
 */

/** Less than this is nothing: it is what the machine's fractions leave over. */
export const nothing = 1e-11
const settled = (value: number): number => (value < nothing && value > -nothing ? 0 : value)

export class Tableau {
  height: number
  /** How many slots are in use. */
  width: number
  /** The column in each slot. */
  readonly columns: Int32Array
  /** The column that each row stands for; −1 while it stands for none. */
  readonly basis: Int32Array
  readonly right: Float64Array
  /** What a step along each slot adds to what is climbed, and how far that has come. */
  readonly gain: Float64Array
  reached = 0
  readonly #stride: number
  readonly #cells: Float64Array
  /** Of each column its slot, or −1 less its row. */
  readonly #where: Int32Array
  /** The rows that a pivot changes, and by what factor. */
  readonly #changed: Int32Array
  readonly #factors: Float64Array

  constructor(height: number, width: number) {
    this.height = height
    this.width = width
    this.#stride = height
    this.columns = Int32Array.from({ length: width }, (_, slot) => slot)
    this.#where = this.columns.slice()
    this.basis = new Int32Array(height).fill(-1)
    this.right = new Float64Array(height)
    this.gain = new Float64Array(width)
    this.#cells = new Float64Array(height * width)
    this.#changed = new Int32Array(height)
    this.#factors = new Float64Array(height)
  }

  at(row: number, slot: number): number {
    return this.#cells[slot * this.#stride + row] as number
  }

  put(row: number, slot: number, value: number): void {
    this.#cells[slot * this.#stride + row] = value
  }

  /** Below 0 where a row stands for the column. */
  slotOf(column: number): number {
    return this.#where[column] as number
  }

  rowOf(column: number): number {
    return -1 - (this.#where[column] as number)
  }

  /** An empty one that can become as this is. */
  like(): Tableau {
    return new Tableau(this.#stride, this.columns.length)
  }

  become(of: Tableau): void {
    const { height, width } = of
    this.height = height
    this.width = width
    this.columns.set(of.columns)
    this.basis.set(of.basis)
    this.right.set(of.right)
    this.#where.set(of.#where)
    this.#cells.set(of.#cells.subarray(0, width * this.#stride))
  }

  /** Nothing is climbed. */
  rest(): void {
    this.gain.fill(0)
    this.reached = 0
  }

  /** What a row stands for is climbed too, so many times. */
  climbRow(row: number, times: number): void {
    for (let slot = 0; slot < this.width; slot++)
      this.gain[slot] = settled((this.gain[slot] as number) - times * this.at(row, slot))
    this.reached += times * (this.right[row] as number)
  }

  /** A column that no row stands for, and that is so much now. */
  climbSlot(slot: number, times: number, value: number): void {
    this.gain[slot] = (this.gain[slot] as number) + times
    this.reached += times * value
  }

  /** The column of the slot was so much, and is 0 now: the others take over. */
  shift(slot: number, value: number): void {
    for (let row = 0; row < this.height; row++)
      this.right[row] = (this.right[row] as number) + this.at(row, slot) * value
  }

  /** The row that falls to 0 first as the slot's column shrinks, before it has shrunk by `most`; −1 where none does. */
  falling(slot: number, most: number, surely: number): number {
    let [nearest, found] = [most, -1]
    for (let row = 0; row < this.height; row++) {
      const slope = -this.at(row, slot)
      const reach = (this.right[row] as number) / slope
      if (slope > surely && reach < nearest) [nearest, found] = [reach, row]
    }
    return found
  }

  /** The column of the slot comes in and what the row stood for goes out; what stood for none is gone for good. */
  pivot(row: number, slot: number): void {
    const many = this.#take(row, slot)
    const scale = this.at(row, slot)
    const step = (this.right[row] as number) / scale
    this.right[row] = step
    for (let turn = 0; turn < many; turn++) {
      const other = this.#changed[turn] as number
      this.right[other] = settled((this.right[other] as number) - (this.#factors[turn] as number) * step)
    }
    const climbed = this.gain[slot] as number
    this.reached += climbed * step
    for (let other = 0; other < this.width; other++) {
      const value = this.at(row, other) / scale
      if (value === 0 || other === slot) continue
      this.put(row, other, value)
      this.gain[other] = settled((this.gain[other] as number) - climbed * value)
      this.#subtract(other * this.#stride, many, value)
    }
    this.#exchange(row, slot, { many, scale, climbed })
  }

  /** Which other rows have something in the slot. */
  #take(row: number, slot: number): number {
    const start = slot * this.#stride
    let many = 0
    for (let other = 0; other < this.height; other++) {
      const factor = this.#cells[start + other] as number
      if (factor === 0 || other === row) continue
      this.#changed[many] = other
      this.#factors[many++] = factor
    }
    return many
  }

  #subtract(start: number, many: number, value: number): void {
    const [cells, changed, factors] = [this.#cells, this.#changed, this.#factors]
    for (let turn = 0; turn < many; turn++) {
      const index = start + (changed[turn] as number)
      const left = (cells[index] as number) - value * (factors[turn] as number)
      cells[index] = left < nothing && left > -nothing ? 0 : left
    }
  }

  #exchange(row: number, slot: number, { many, scale, climbed }: { many: number; scale: number; climbed: number }) {
    const [going, coming] = [this.basis[row] as number, this.columns[slot] as number]
    this.basis[row] = coming
    this.#where[coming] = -1 - row
    if (going < 0) return this.#close(slot)
    this.#seat(going, slot)
    this.gain[slot] = -climbed / scale
    this.put(row, slot, 1 / scale)
    for (let turn = 0; turn < many; turn++)
      this.put(this.#changed[turn] as number, slot, -(this.#factors[turn] as number) / scale)
  }

  #seat(column: number, slot: number): void {
    this.columns[slot] = column
    this.#where[column] = slot
  }

  /** The last slot takes its place. */
  #close(slot: number): void {
    const last = --this.width
    if (slot === last) return
    const stride = this.#stride
    this.#cells.copyWithin(slot * stride, last * stride, (last + 1) * stride)
    this.gain[slot] = this.gain[last] as number
    this.#seat(this.columns[last] as number, slot)
  }

  /** Without a row; the last row takes its place. */
  drop(row: number): void {
    const last = --this.height
    if (row === last) return
    for (let slot = 0; slot < this.width; slot++) this.put(row, slot, this.at(last, slot))
    this.right[row] = this.right[last] as number
    const column = this.basis[last] as number
    this.basis[row] = column
    if (column >= 0) this.#where[column] = -1 - row
  }
}
