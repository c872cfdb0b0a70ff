/**
 * How readers choose among good examples (filter): by what they are about, for whom, where, what they cost and how much is known.
 * The trap: what nobody has filled in is not "cheap" or "small"; it answers to no choice of that kind.
 */
import type { EvidenceLevel } from './evidence.ts'
import type { Kept, Template } from './example.ts'

/** For whom (målgrupp). */
export const groups = [
  'newcomers',
  'asylumSeekers',
  'women',
  'parents',
  'young',
  'shortEducation',
  'longEducation',
  'employers',
  'staff',
] as const
export type Group = (typeof groups)[number]

/** Kronor in all; hours of work stand beside and are not counted into money. */
const costBands = {
  none: [0, 0],
  low: [1, 100_000],
  middle: [100_001, 1_000_000],
  high: [1_000_001, Infinity],
} as const
export type CostBand = keyof typeof costBands
export const costBandNames = Object.keys(costBands) as CostBand[]
export function costBandOf(template: Template): CostBand | null {
  const kronor = numberIn(template.costKronor)
  if (kronor === null) return null
  return costBandNames.find((name) => kronor >= costBands[name][0] && kronor <= costBands[name][1]) ?? null
}
/** An amount as it was typed, with spaces and perhaps "kr"; null where it says something else. */
export function numberIn(text: string | null | undefined): number | null {
  const found = /^(\d{1,12})(?:kr|kronor|tim|timmar|h)?\.?$/i.exec((text ?? '').replace(/[\s\u00a0.]/g, ''))
  return found ? Number(found[1]) : null
}

/** Inhabitants of the municipality. */
const sizes = {
  small: [0, 14_999],
  middle: [15_000, 49_999],
  large: [50_000, 199_999],
  city: [200_000, Infinity],
} as const
export type Size = keyof typeof sizes
export const sizeNames = Object.keys(sizes) as Size[]
export const sizeOf = (population: number): Size =>
  sizeNames.find((name) => population >= sizes[name][0] && population <= sizes[name][1]) ?? 'small'

/** The years that the texts name, with those between the first and the last. */
export function yearsOf(template: Template, evidence: Kept): number[] {
  const named =
    `${template.period ?? ''} ${evidence.period ?? ''}`.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g)?.map(Number) ?? []
  if (named.length === 0) return []
  const first = Math.min(...named)
  return Array.from({ length: Math.max(...named) - first + 1 }, (_, at) => first + at)
}
/** Codes of languages, however they were parted. */
export const languagesIn = (text: string | null | undefined): string[] =>
  (text ?? '').split(/[^a-z]+/).filter((code) => code.length >= 2 && code.length <= 3)

export type Chosen = {
  theme: string | null
  group: string | null
  municipality: string | null
  size: string | null
  /** One of SKR's nine groups. */
  kind: string | null
  corner: string | null
  cost: string | null
  level: number | null
  year: number | null
  language: string | null
}
export const nothingChosen: Chosen = {
  theme: null,
  group: null,
  municipality: null,
  size: null,
  kind: null,
  corner: null,
  cost: null,
  level: null,
  year: null,
  language: null,
}
export type Choosable = {
  themes: readonly string[]
  groups: readonly string[]
  municipality: string | null
  template: Template
  evidence: Kept
  level: 0 | EvidenceLevel
}
/** What is known of a municipality besides its code. */
export type Ground = { corner: string | null; size: Size | null; kind: string | null }

export function answersTo(of: Choosable, chosen: Chosen, ground: Ground | undefined): boolean {
  const is = <Value>(wanted: Value | null, has: boolean) => wanted === null || has
  return (
    is(chosen.theme, of.themes.includes(chosen.theme ?? '')) &&
    is(chosen.group, of.groups.includes(chosen.group ?? '')) &&
    is(chosen.municipality, of.municipality === chosen.municipality) &&
    is(chosen.size, ground?.size === chosen.size) &&
    is(chosen.kind, ground?.kind === chosen.kind) &&
    is(chosen.corner, ground?.corner === chosen.corner) &&
    is(chosen.cost, costBandOf(of.template) === chosen.cost) &&
    is(chosen.level, of.level >= (chosen.level ?? 0)) &&
    is(chosen.year, yearsOf(of.template, of.evidence).includes(chosen.year ?? 0)) &&
    is(chosen.language, languagesIn(of.template.languages).includes(chosen.language ?? ''))
  )
}
