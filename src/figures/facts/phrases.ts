/**
 * What the indicators are called and how they are counted, as texts for translators: each Swedish wording once, under the first
 * indicator that has it. The trap: a later edition is counted otherwise, so its words have its number.
 */
import type { Said } from '../tables.ts'
import type { Indicator } from './indicators.ts'

const parts = ['title', 'count', 'among', 'note'] as const
export type Part = (typeof parts)[number]
export type Phrases = Record<Part, Record<string, string>>
export type PhraseAt = { part: Part; key: string }

const saidOf = ({ titles, numerator, denominator, breaks }: Indicator): [Part, Said | null | undefined][] => [
  ['title', titles],
  ['count', numerator],
  ['among', denominator],
  ['note', breaks[0]?.note],
]
const keyOf = ({ slug, edition }: Indicator) => (edition === 1 ? slug : `${slug}-${edition}`)

/** Titles first: where a title and a count are worded alike, the title's translation stands for both. */
export function phrasesOf(indicators: readonly Indicator[], language: 'sv' | 'en'): Phrases {
  const made: Phrases = { title: {}, count: {}, among: {}, note: {} }
  const seen = new Set<string>()
  for (const part of parts)
    for (const one of indicators)
      for (const [of, said] of saidOf(one)) {
        if (of !== part || !said || seen.has(said.sv)) continue
        seen.add(said.sv)
        made[part][keyOf(one)] = said[language] ?? said.sv
      }
  return made
}

/** From a Swedish wording to the text that it is. */
export const placesOf = (swedish: Phrases): ReadonlyMap<string, PhraseAt> =>
  new Map(parts.flatMap((part) => Object.entries(swedish[part]).map(([key, text]) => [text, { part, key }])))
