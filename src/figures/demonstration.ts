/**
 * Invented series for a demonstration: every number is marked `demo`, the same ones each time. What an authority has really printed is
 * never written over. The trap: an invented number that looks like a true one.
 */
import { type Cell, cellOf } from './cell.ts'
import { demoYears, type Profile, profiles } from './facts/demonstration.ts'
import type { GoldenFile, GoldenRow } from './facts/golden.ts'
import { indicators } from './facts/indicators.ts'
import { skane } from './facts/map.ts'
import type { Sex } from './words.ts'
import { nation } from './words.ts'

type Place = { code: string; population: number }

/** A number from 0 to 1 that only its words decide (FNV-1a, then mixed). */
function chance(...words: (string | number)[]): number {
  let hash = 2_166_136_261
  for (const sign of words.join('|')) hash = Math.imul(hash ^ sign.charCodeAt(0), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507)
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}
const around = (spread: number, ...words: (string | number)[]): number => 1 + spread * (2 * chance(...words) - 1)

type Parts = { numerator: number; denominator: number }
const women = 0.46

/** Those it is about and, of them, those it is true of: for one sex in one place one year. */
function partsOf({ slug, profile, place, year, sex }: Asked): Parts {
  const growth = 1 + profile.trend * (year - demoYears[0])
  const share = sex === 'K' ? women : 1 - women
  const base = place.population * (profile.base / 1000) * around(0.5, slug, place.code) * growth
  const denominator = Math.round(base * share * around(0.08, slug, place.code, year, sex))
  if (profile.share === undefined) return { numerator: denominator, denominator: Math.round(place.population * share) }
  const level =
    profile.share * growth * around(0.18, slug, place.code, 'share') + ((sex === 'M' ? 1 : -1) * (profile.gap ?? 0)) / 2
  const rate = Math.min(0.97, Math.max(0.01, level * around(0.05, slug, place.code, year, sex, 'share')))
  return { numerator: Math.round(denominator * rate), denominator }
}
type Asked = { slug: string; profile: Profile; place: Place; year: number; sex: 'K' | 'M' }

const add = (parts: readonly Parts[]): Parts => ({
  numerator: parts.reduce((sum, { numerator }) => sum + numerator, 0),
  denominator: parts.reduce((sum, { denominator }) => sum + denominator, 0),
})
const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))

type Series = { slug: string; edition: number; unit: string; multiplier: number; decimals: number; sexed: boolean }
function shownValue({ unit, multiplier, decimals }: Series, { numerator, denominator }: Parts): number | null {
  if (unit === 'persons' || unit === 'applications') return numerator
  return denominator > 0 ? rounded((numerator / denominator) * multiplier, decimals) : null
}

type At = { place: string; year: number; sex: Sex; parts: Parts }
function demoCell(series: Series, { place, year, sex, parts }: At): Cell {
  const value = shownValue(series, parts)
  const known = value !== null && series.unit !== 'persons' ? parts : {}
  const at = { slug: series.slug, edition: series.edition, municipality: place, period: String(year), sex }
  return cellOf({ ...at, value, status: value === null ? 'na' : 'ok', marks: ['demo'], ...known })
}

/** All sexes of one place, from women and men. */
function sexesOf(series: Series, at: Omit<At, 'sex' | 'parts'>, bySex: Record<'K' | 'M', Parts>): Cell[] {
  const whole = demoCell(series, { ...at, sex: 'T', parts: add([bySex.K, bySex.M]) })
  if (!series.sexed) return [whole]
  return [
    demoCell(series, { ...at, sex: 'K', parts: bySex.K }),
    demoCell(series, { ...at, sex: 'M', parts: bySex.M }),
    whole,
  ]
}

/** A printed whole is parted between women and men as the invented one would have been, so that they are everybody. */
function partedOf(whole: number, { K, M }: Record<'K' | 'M', Parts>): Record<'K' | 'M', Parts> {
  const all = K.numerator + M.numerator
  const kept = Math.round(whole * (all === 0 ? women : K.numerator / all))
  return { K: { ...K, numerator: kept }, M: { ...M, numerator: whole - kept } }
}

/** One year everywhere: the county is the sum of its places, the country a larger one of the same kind. */
function yearOf(series: Series, { profile, places, printed }: Invented, year: number): Cell[] {
  const ask = (place: Place) => {
    const at = { slug: series.slug, profile, place, year }
    const invented = { K: partsOf({ ...at, sex: 'K' }), M: partsOf({ ...at, sex: 'M' }) }
    const whole = series.unit === 'persons' ? printed.get(`${series.slug} ${place.code} ${year}`) : undefined
    return whole === undefined ? invented : partedOf(whole, invented)
  }
  const local = places.map((place) => ({ place: place.code, ...ask(place) }))
  const county = { K: add(local.map(({ K }) => K)), M: add(local.map(({ M }) => M)) }
  const country: Place = { code: nation, population: 10_400_000 }
  return [
    ...local.flatMap(({ place, ...bySex }) => sexesOf(series, { place, year }, bySex)),
    ...sexesOf(series, { place: skane, year }, county),
    ...sexesOf(series, { place: nation, year }, ask(country)),
  ]
}

/** The class that a municipality gives itself: 0, 1 or 2. */
const classesOf = ({ slug, edition }: Series, places: readonly Place[], year: number): Cell[] =>
  places.map(({ code }) => {
    const value = Math.min(2, Math.floor(chance(slug, code, Math.floor(year / 3)) * 2.6))
    return cellOf({ slug, edition, municipality: code, period: String(year), sex: 'T', value, marks: ['demo'] })
  })

/** Each actual value is told with what was expected of it and the difference, which add up as they do at the source. */
const expectedOf = (actual: readonly Cell[]): Cell[] =>
  actual
    .filter(({ sex, value }) => sex === 'T' && value !== null)
    .flatMap(({ municipality, period, value }) => {
      const apart = rounded(9 * (chance('flyktingar-skillnad', municipality, period) - 0.5), 1)
      const at = { municipality, period, sex: 'T', marks: ['demo'] } as const
      return [
        cellOf({ ...at, slug: 'flyktingar-forvantat', value: rounded((value ?? 0) - apart, 1) }),
        cellOf({ ...at, slug: 'flyktingar-skillnad', value: apart }),
      ]
    })

/** What an authority has said of all together where it did not tell the sexes apart. */
export function printedWholes(files: readonly GoldenFile[]): Map<string, number> {
  const rows = files.flatMap((file) => file.rows)
  const keyOf = ([slug, place, period]: GoldenRow) => `${slug} ${place} ${period}`
  const told = new Set(rows.filter(([, , , sex]) => sex !== 'T').map(keyOf))
  return new Map(
    rows.flatMap((row) => (row[3] === 'T' && row[4] !== null && !told.has(keyOf(row)) ? [[keyOf(row), row[4]]] : [])),
  )
}

type Invented = { profile: Profile; places: readonly Place[]; printed: ReadonlyMap<string, number> }
/** `printed` holds what an authority has said of all together, by `slug place year`. */
export function demoCells(places: readonly Place[], printed: ReadonlyMap<string, number> = new Map()): Cell[] {
  const newest = new Map(indicators.map((one) => [one.slug, one]))
  const cells = [...newest.values()].flatMap((one) => {
    const profile = profiles[one.slug]
    if (!profile) return []
    const series: Series = {
      ...one,
      multiplier: profile.per ?? one.multiplier,
      sexed: one.sexSplit === 'source' && profile.whole !== true,
    }
    return demoYears
      .filter((year) => year >= (profile.from ?? 0))
      .flatMap((year) =>
        one.unit === 'class' ? classesOf(series, places, year) : yearOf(series, { profile, places, printed }, year),
      )
  })
  return [...cells, ...expectedOf(cells.filter(({ slug }) => slug === 'flyktingar-arbete'))]
}
