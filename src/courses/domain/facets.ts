/**
 * How many rounds each choice of a facet would give. The database names for every row the one facet it misses (or none);
 * here they are counted.
 */
import { type Facet, facets, travelLimits } from './filters.ts'

/** `misses`: null is a result; else the only facet in which something else is chosen. */
export type Spread = { misses: Facet | null; values: Record<Facet, string> }
export type Option = { value: string; name: string; count: number }
export type Counts = Record<Facet, Option[]>

const between = { rows: '\u001e', columns: '\u001f', names: '\u001d' }

export function readSpread(text: string | null): Spread[] {
  if (!text) return []
  return text.split(between.rows).map((row) => {
    const [missed = '0', ...columns] = row.split(between.columns)
    const values = Object.fromEntries(facets.map((facet, at) => [facet, columns[at] ?? ''])) as Record<Facet, string>
    return { misses: facets[Number(missed) - 1] ?? null, values }
  })
}

export const countResults = (rows: readonly Spread[]): number => rows.filter(({ misses }) => misses === null).length

/** A row can stand under many choices of one facet: every language it supports, every limit it can be reached within. */
const choicesOf: Partial<Record<Facet, (value: string) => string[]>> = {
  language: (value) => value.split(','),
  minutes: (value) => travelLimits.filter((limit) => Number(value) <= limit).map(String),
}

function countFacet(rows: readonly Spread[], facet: Facet): Option[] {
  const counted = new Map<string, number>()
  for (const { misses, values } of rows) {
    const value = values[facet]
    if ((misses !== null && misses !== facet) || value === '' || value === between.names) continue
    for (const choice of choicesOf[facet]?.(value) ?? [value]) counted.set(choice, (counted.get(choice) ?? 0) + 1)
  }
  return [...counted].map(([choice, count]) => {
    const [value = '', name = value] = choice.split(between.names)
    return { value, name, count }
  })
}

export const countFacets = (rows: readonly Spread[]): Counts =>
  Object.fromEntries(facets.map((facet) => [facet, countFacet(rows, facet)])) as Counts
