/**
 * What a reader can work out by adding and subtracting: the linear span of the published cells, each a 0/1 vector over the inner
 * cells. Counted modulo two primes whose products a double holds exactly; in the span under either counts as in the span.
 */

/** The inner cells that a cell is the sum of, ascending. */
export type Vector = readonly number[]

const primes = [67_108_859, 33_554_393] as const

type Row = { pivot: number; at: Int32Array; values: Float64Array }

export class Span {
  readonly #fields: readonly Field[]

  /** `kept` are the vectors that must stay outside. */
  constructor(width: number, kept: readonly Vector[]) {
    this.#fields = primes.map((prime) => new Field(prime, width, kept))
  }

  /** Those of the kept, by their place, that the span holds. */
  get opened(): number[] {
    return [...new Set(this.#fields.flatMap((field) => field.opened))].sort((a, b) => a - b)
  }

  has(vector: Vector): boolean {
    return this.#fields.some((field) => field.rest(vector) === null)
  }

  /** Takes the vector in, unless that would open one of the kept. */
  publish(vector: Vector): boolean {
    const rests = this.#fields.map((field) => field.rest(vector))
    if (rests.includes(null)) return true
    if (this.#fields.some((field, at) => field.wouldOpen(rests[at] as Row))) return false
    for (const [at, field] of this.#fields.entries()) field.take(rests[at] as Row)
    return true
  }

  /** Takes the vector in whatever it opens. */
  give(vector: Vector): void {
    for (const field of this.#fields) {
      const rest = field.rest(vector)
      if (rest) field.take(rest)
    }
  }
}

/** Echelon form modulo one prime; the kept vectors are held as what is left of them. */
class Field {
  readonly #prime: number
  readonly #rows: Row[] = []
  readonly #kept: Float64Array[]
  readonly #work: Float64Array

  constructor(prime: number, width: number, kept: readonly Vector[]) {
    this.#prime = prime
    this.#work = new Float64Array(width)
    this.#kept = kept.map((vector) => ones(vector, new Float64Array(width)))
  }

  get opened(): number[] {
    return this.#kept.flatMap((rest, at) => (rest.every((value) => value === 0) ? [at] : []))
  }

  /** What is left of the vector outside the span, with 1 in its pivot; null when nothing is. */
  rest(vector: Vector): Row | null {
    const work = ones(vector, this.#work.fill(0))
    for (const row of this.#rows) this.#subtract(work, row)
    const at = leftIn(work)
    const pivot = at.at(-1)
    if (pivot === undefined) return null
    const scale = inverse(work[pivot] as number, this.#prime)
    return { pivot, at, values: Float64Array.from(at, (index) => ((work[index] as number) * scale) % this.#prime) }
  }

  /** A kept vector is opened when nothing but a multiple of this row is left of it. */
  wouldOpen(row: Row): boolean {
    return this.#kept.some((kept) => {
      const factor = kept[row.pivot] as number
      return factor !== 0 && this.#isMultiple(kept, row, factor)
    })
  }

  #isMultiple(kept: Float64Array, row: Row, factor: number): boolean {
    let next = 0
    for (let index = 0; index < kept.length; index++) {
      const value = row.at[next] === index ? ((row.values[next++] as number) * factor) % this.#prime : 0
      if (kept[index] !== value) return false
    }
    return true
  }

  take(row: Row): void {
    this.#rows.push(row)
    for (const kept of this.#kept) this.#subtract(kept, row)
  }

  #subtract(work: Float64Array, { pivot, at, values }: Row): void {
    const factor = work[pivot] as number
    if (factor === 0) return
    const prime = this.#prime
    for (let next = 0; next < at.length; next++) {
      const index = at[next] as number
      const value = (work[index] as number) - (((values[next] as number) * factor) % prime)
      work[index] = value < 0 ? value + prime : value
    }
  }
}

function leftIn(work: Float64Array): Int32Array {
  const at: number[] = []
  for (let index = 0; index < work.length; index++) if (work[index] !== 0) at.push(index)
  return Int32Array.from(at)
}

function ones(vector: Vector, into: Float64Array): Float64Array {
  for (const index of vector) into[index] = 1
  return into
}

/** By Euclid; the prime is far below 2^27, so every product is exact. */
function inverse(value: number, prime: number): number {
  let [low, high, one, two] = [value, prime, 1, 0]
  while (low > 1) {
    const times = Math.floor(high / low)
    ;[low, high, one, two] = [high - times * low, low, two - times * one, one]
  }
  return one < 0 ? one + prime : one
}
