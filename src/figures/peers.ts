/**
 * Similar municipalities (liknande kommuner). A group that Kolada publishes comes first; where there is none, the nearest by a weighted
 * distance over the country. The trap: the ids of Kolada's groups change every year, so a group is known by its title.
 */
export const factors = ['population', 'foreignBorn', 'employed', 'received', 'taxBase'] as const
export type Factor = (typeof factors)[number]
/** Population in persons; the others as published. `received` per 1,000, mean of three years. */
export type Measured = { code: string } & Record<Factor, number>
export type Weights = Record<Factor, number>
const evenWeights: Weights = { population: 1, foreignBorn: 1, employed: 1, received: 1, taxBase: 1 }
const peerCount = 7

export type Peer = { code: string; distance: number; parts: Record<Factor, number> }

const lengthOf = (factor: Factor, row: Measured) => (factor === 'population' ? Math.log(row.population) : row[factor])

function scores(all: readonly Measured[], factor: Factor): Map<string, number> {
  const values = all.map((row) => lengthOf(factor, row))
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return new Map(all.map(({ code }, at) => [code, spread === 0 ? 0 : ((values[at] ?? 0) - mean) / spread]))
}

/** d² = Σ w (z − z')²; the nearest first, equal distances by code. Each part is a weighted square, and they add up to d². */
export function nearest(own: string, all: readonly Measured[], weights: Weights = evenWeights): Peer[] {
  const z = new Map(factors.map((factor) => [factor, scores(all, factor)]))
  const partOf = (factor: Factor, code: string) =>
    weights[factor] * ((z.get(factor)?.get(own) ?? 0) - (z.get(factor)?.get(code) ?? 0)) ** 2
  return all
    .filter(({ code }) => code !== own)
    .map(({ code }) => {
      const parts = Object.fromEntries(factors.map((factor) => [factor, partOf(factor, code)])) as Record<
        Factor,
        number
      >
      return { code, parts, distance: Math.sqrt(factors.reduce((sum, factor) => sum + parts[factor], 0)) }
    })
    .sort((one, other) => one.distance - other.distance || (one.code < other.code ? -1 : 1))
    .slice(0, peerCount)
}

export type Known = { code: string; demo: boolean } & Record<Factor, number | null>
export type Ground = { rows: (Measured & { demo: boolean })[]; unknown: Factor[] }
/** What there is to compare: municipalities with every number that any of them has. What nobody has says nothing about who is alike. */
export function groundOf(measured: readonly Known[]): Ground {
  const unknown = factors.filter((factor) => measured.filter((row) => row[factor] !== null).length < 2)
  const rows = measured
    .filter((row) => factors.every((factor) => unknown.includes(factor) || row[factor] !== null))
    .map((row) => ({
      ...row,
      ...(Object.fromEntries(factors.map((one) => [one, row[one] ?? 1])) as Record<Factor, number>),
    }))
  return { rows, unknown }
}
export const weightsFor = (chosen: Partial<Weights>, { unknown }: Pick<Ground, 'unknown'>): Weights =>
  Object.fromEntries(
    factors.map((factor) => [factor, unknown.includes(factor) ? 0 : (chosen[factor] ?? evenWeights[factor])]),
  ) as Weights

export type Group = { id: string; title: string; members: readonly string[] }
/** "Liknande kommuner {model}, {municipality}, {year}": the newest for this model and name. */
export function newestGroup(groups: readonly Group[], model: string, municipality: string): Group | undefined {
  const begins = `Liknande kommuner ${model}, ${municipality}, `
  const yearOf = ({ title }: Group) => title.slice(begins.length)
  return groups
    .filter(({ title }) => title.startsWith(begins))
    .sort((one, other) => (yearOf(one) < yearOf(other) ? 1 : -1))[0]
}
