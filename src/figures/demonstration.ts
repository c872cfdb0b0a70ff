/**
 * Invented series for a demonstration: every number is marked `demo`, the same ones each time. What an authority has really printed is
 * never written over. The trap: an invented number that looks like a true one.
 */
import { type Cell, cellOf } from './cell.ts'
import { demoYears, type Profile, profiles } from './facts/demonstration.ts'
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

/** One year everywhere: the county is the sum of its places, the country a larger one of the same kind. */
function yearOf(series: Series, profile: Profile, places: readonly Place[], year: number): Cell[] {
  const ask = (place: Place, sex: 'K' | 'M') => partsOf({ slug: series.slug, profile, place, year, sex })
  const local = places.map((place) => ({ place: place.code, K: ask(place, 'K'), M: ask(place, 'M') }))
  const county = { K: add(local.map(({ K }) => K)), M: add(local.map(({ M }) => M)) }
  const country: Place = { code: nation, population: 10_400_000 }
  return [
    ...local.flatMap(({ place, ...bySex }) => sexesOf(series, { place, year }, bySex)),
    ...sexesOf(series, { place: skane, year }, county),
    ...sexesOf(series, { place: nation, year }, { K: ask(country, 'K'), M: ask(country, 'M') }),
  ]
}

/** The class that a municipality gives itself: 0, 1 or 2. */
const classesOf = ({ slug, edition }: Series, places: readonly Place[], year: number): Cell[] =>
  places.map(({ code }) => {
    const value = Math.min(2, Math.floor(chance(slug, code, Math.floor(year / 3)) * 2.6))
    return cellOf({ slug, edition, municipality: code, period: String(year), sex: 'T', value, marks: ['demo'] })
  })

export function demoCells(places: readonly Place[]): Cell[] {
  const newest = new Map(indicators.map((one) => [one.slug, one]))
  return [...newest.values()].flatMap((one) => {
    const profile = profiles[one.slug]
    if (!profile) return []
    const series: Series = { ...one, sexed: one.sexSplit === 'source' && profile.whole !== true }
    return demoYears
      .filter((year) => year >= (profile.from ?? 0))
      .flatMap((year) =>
        one.unit === 'class' ? classesOf(series, places, year) : yearOf(series, profile, places, year),
      )
  })
}
