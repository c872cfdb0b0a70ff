/** Places (platser) that figures are about: municipalities of the region, the county and the country. Addresses say the name. */
import { countyOf } from './facts/places.ts'
import { nation } from './words.ts'

export type Place = { code: string; name: string; corner: string | null }

export const addressName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

export const findPlace = (places: readonly Place[], slug: string): Place | undefined =>
  places.find(({ name }) => addressName(name) === slug)

/** The county that most of those who take part lie in. */
export function regionOf(places: readonly Place[]): string {
  const counts = new Map<string, number>()
  for (const { code } of places) counts.set(countyOf(code), (counts.get(countyOf(code)) ?? 0) + 1)
  return [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))[0]?.[0] ?? nation
}

/** Somebody from another county may take part; the region's own are those of its county. */
export const inRegion = (places: readonly Place[], region: string): Place[] =>
  places.filter(({ code }) => countyOf(code) === region)
