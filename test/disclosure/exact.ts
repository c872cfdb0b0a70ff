type Fraction = { over: bigint; under: bigint }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
function fraction(over: bigint, under: bigint): Fraction {
  const common = gcd(over < 0n ? -over : over, under < 0n ? -under : under) * (under < 0n ? -1n : 1n)
  return common === 0n ? { over: 0n, under: 1n } : { over: over / common, under: under / common }
}
const minus = (a: Fraction, b: Fraction) => fraction(a.over * b.under - b.over * a.under, a.under * b.under)
const times = (a: Fraction, b: Fraction) => fraction(a.over * b.over, a.under * b.under)
const divided = (a: Fraction, b: Fraction) => fraction(a.over * b.under, a.under * b.over)

type Row = { pivot: number; row: Fraction[] }

/** Whether a 0/1 vector is a sum and difference of others, in exact fractions. */
export function inExactSpan(
  width: number,
  published: readonly (readonly number[])[],
  asked: readonly number[],
): boolean {
  const basis: Row[] = []
  for (const vector of published) {
    const row = rest(basis, filled(width, vector))
    const pivot = row.findIndex(({ over }) => over !== 0n)
    if (pivot >= 0) basis.push({ pivot, row: row.map((value) => divided(value, row[pivot] as Fraction)) })
  }
  return rest(basis, filled(width, asked)).every(({ over }) => over === 0n)
}

const filled = (width: number, vector: readonly number[]): Fraction[] =>
  Array.from({ length: width }, (_, at) => ({ over: vector.includes(at) ? 1n : 0n, under: 1n }))

function rest(basis: readonly Row[], row: Fraction[]): Fraction[] {
  return basis.reduce((left, { pivot, row: known }) => {
    const factor = left[pivot] as Fraction
    return factor.over === 0n ? left : left.map((value, at) => minus(value, times(factor, known[at] as Fraction)))
  }, row)
}

export type Known = { vector: readonly number[]; n: number }

/** Every table of whole numbers from 0 that agrees with what is shown, by trying all. */
export function* solutions(width: number, shown: readonly Known[], most: number): Generator<number[]> {
  const found: number[] = []
  const lefts = shown.map(({ n }) => n)
  const touching = Array.from({ length: width }, (_, at) =>
    shown.flatMap(({ vector }, index) => (vector.includes(at) ? [{ index, last: vector.at(-1) === at }] : [])),
  )
  function* from(at: number): Generator<number[]> {
    if (at === width) return yield [...found]
    const touched = touching[at] ?? []
    const highest = Math.min(most, ...touched.map(({ index }) => lefts[index] as number))
    const ending = touched.filter(({ last }) => last).map(({ index }) => lefts[index] as number)
    for (let value = ending.length > 0 ? Math.max(...ending) : 0; value <= highest; value++) {
      if (ending.some((left) => left !== value)) continue
      found[at] = value
      for (const { index } of touched) lefts[index] = (lefts[index] as number) - value
      yield* from(at + 1)
      for (const { index } of touched) lefts[index] = (lefts[index] as number) + value
    }
  }
  yield* from(0)
}
