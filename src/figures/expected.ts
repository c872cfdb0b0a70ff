/**
 * Expected value (väntat värde) of the own operation, by indirect standardisation: what the result would have been if each group of sex
 * and education had done as the same group does in the whole region. It says "skillnad", never that somebody is better run.
 */
export type Stratum = {
  /** Sex and level of education, for example `K gymnasial`. */
  key: string
  /** Persons of the municipality in it, and persons of the region in it with how many of them succeeded. */
  n: number
  region: { n: number; succeeded: number }
}
const leastOwn = 30
const leastInStratum = 20
export type Expected = { actual: number; expected: number; difference: number }

/** Percent and percentage points; null where the numbers are too few to say anything. */
export function expectedValue(strata: readonly Stratum[], succeeded: number): Expected | null {
  const used = strata.filter(({ n }) => n > 0)
  const n = used.reduce((sum, stratum) => sum + stratum.n, 0)
  if (n < leastOwn || used.some(({ region }) => region.n < leastInStratum)) return null
  const expected = used.reduce((sum, { n: own, region }) => sum + own * (region.succeeded / region.n), 0)
  const [actual, wanted] = [(100 * succeeded) / n, (100 * expected) / n]
  return { actual, expected: wanted, difference: actual - wanted }
}
