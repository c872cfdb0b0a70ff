/** Catalogues as lists: every single text with its path, for the translators' queue, the tests and the commands. */
import {
  type Branch,
  catalogues,
  type Forms,
  isAddress,
  isBranch,
  isPlural,
  isUnder,
  type Source,
} from './catalogue.ts'
import type { Language } from './language.ts'
import { type Say, variantsOf } from './text-variants.ts'

/** A text as it stands in a catalogue: plural forms are one text with several forms. */
export type Leaf = { path: string; keys: readonly string[]; value: string | Say | Forms }

export function leavesOf(branch: Branch, above: readonly string[] = []): Leaf[] {
  return Object.entries(branch).flatMap(([key, value]): Leaf[] => {
    const keys = [...above, key]
    if (isBranch(value)) return leavesOf(value, keys)
    const isText = typeof value === 'string' && value !== '' && !isAddress(value)
    if (!isText && typeof value !== 'function' && !isPlural(value)) return []
    return [{ path: keys.join('.'), keys, value: value as Leaf['value'] }]
  })
}

/** What applicants may meet of a feature. */
export const leavesForApplicants = (source: Source): Leaf[] =>
  leavesOf(source.sv).filter(({ path }) => !isUnder(source.staff, path))

export function leafAt(branch: Branch | undefined, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (found as Branch | undefined)?.[key], branch)
}

/** What a language lacks of what applicants meet. */
export const missingIn = (source: Source, language: Language): Leaf[] =>
  leavesForApplicants(source).filter(({ keys }) => leafAt(source.others[language], keys) === undefined)

/** Every catalogue once; a feature that declares several has a name for each. */
export const allCatalogues = (): Source[] => [...new Map(catalogues.map((one) => [one.feature, one])).values()]

/** The words of a text: each wording of a function, each form of a plural. */
export function wordingsOf(
  { path, value }: Pick<Leaf, 'path' | 'value'>,
  as: unknown = value,
): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value === 'function')
    return variantsOf(value, typeof as === 'function' ? (as as Say) : value).map(({ at, text }) => ({
      path: at ? `${path}(${at})` : path,
      text,
    }))
  return Object.entries(value).map(([form, text]) => ({ path: `${path}.${form}`, text }))
}
