/**
 * Places as figures name them: municipalities, counties as `00` and two figures, corners of the region, and Sweden as `0000`.
 */
import { aliases, countyNames, foldName, municipalityNames } from '../../shared/facts/municipalities.ts'

const byName = new Map<string, string>([
  ...[...municipalityNames].map(([code, name]) => [foldName(name), code] as const),
  ...[...municipalityNames].map(([code, name]) => [foldName(`${name}s`), code] as const),
  ...[...countyNames].map(([code, name]) => [foldName(name), code] as const),
  ...['riket', 'sverige', 'heleriket', 'helalandet'].map((name) => [name, '0000'] as const),
  ...Object.entries(aliases),
])
/** A code of a place by what a source calls it: a name, a code of four figures, `12` or `00` as SCB writes counties. */
export function placeOf(text: string): string | undefined {
  const word = text.trim()
  if (/^\d{4}$/.test(word)) return isPlace(word) ? word : undefined
  if (/^\d{2}$/.test(word)) return isPlace(`00${word}`) ? `00${word}` : undefined
  const [code, ...rest] = word.split(' ')
  if (/^\d{4}$/.test(code ?? '') && rest.length > 0) return placeOf(code ?? '')
  return byName.get(foldName(word))
}
/** Corners (hörn) of the region, which only own figures are told for. */
export const corners = ['NV', 'NO', 'SV', 'SO'] as const
export type CornerCode = (typeof corners)[number]
/** By what those who work together there call themselves. */
const cornerCodes: Readonly<Record<string, CornerCode>> = {
  Nordväst: 'NV',
  'Familjen Helsingborg': 'NV',
  Nordost: 'NO',
  'Skåne Nordost': 'NO',
  Sydväst: 'SV',
  MalmöLundregionen: 'SV',
  Sydost: 'SO',
  'Sydöstra Skånes samarbetskommitté (SÖSK)': 'SO',
}
/** A municipality, a county, the country or a corner, as it is written in an address. */
export const placeCode = /^(\d{4}|NV|NO|SV|SO)$/
export const cornerOf = (name: string): CornerCode | undefined => cornerCodes[name]
export const isCorner = (code: string): code is CornerCode => (corners as readonly string[]).includes(code)
export const isPlace = (code: string): boolean =>
  code === '0000' || isCorner(code) || municipalityNames.has(code) || countyNames.has(code)
export const countyOf = (municipality: string): string => `00${municipality.slice(0, 2)}`
/** All of a county, or of the country. */
export const municipalitiesOf = (place: string): string[] =>
  [...municipalityNames.keys()].filter((code) => place === '0000' || countyOf(code) === place)
export const nameOfPlace = (code: string): string =>
  code === '0000' ? 'Riket' : (municipalityNames.get(code) ?? countyNames.get(code) ?? code)
