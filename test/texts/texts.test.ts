import { describe, expect, it } from 'vitest'
import { isPlural } from '../../src/shared/catalogue.ts'
import { about, type Language, languages } from '../../src/shared/language.ts'
import { leafAt, leavesForApplicants, leavesOf, missingIn } from '../../src/shared/text-leaves.ts'
import { placesIn } from '../../src/shared/text-variants.ts'
import { sources, type Wording, wordingsIn } from './all.ts'

const others = languages.filter((language) => language !== 'sv')
const read = new Map(languages.map((language) => [language, wordingsIn(language)]))
const wordingsOf = (language: Language): Wording[] => read.get(language) ?? []
/** Words of the language itself: not values, nor names that stay Swedish. */
const words = (text: string) => text.replaceAll(/\{\w+\}|https?:\S+/g, '').match(/[\p{L}\p{M}'’]+/gu) ?? []

describe.each(others)('in %s', (language) => {
  it('applicants find every text', () => {
    const missing = sources.flatMap((source) =>
      missingIn(source, language).map(({ path }) => `${source.feature}: ${path}`),
    )
    expect(missing).toEqual([])
  })

  it('at most 5 % of the texts are those of another language', () => {
    const own = wordingsOf(language).filter(({ text }) => words(text).length > 0)
    for (const other of languages.filter((one) => one !== language)) {
      const theirs = new Map(wordingsOf(other).map(({ at, text }) => [at, text]))
      const same = own.filter(({ at, text }) => theirs.get(at) === text)
      expect([other, same.length <= own.length * 0.05 ? [] : same.map(({ at }) => at)]).toEqual([other, []])
    }
  })

  it('every text takes the values that the Swedish takes', () => {
    const wrong = sources.flatMap((source) =>
      leavesForApplicants(source).flatMap(({ path, keys, value }) => {
        const own = leafAt(source.others[language], keys)
        if (typeof value !== 'function' || typeof own !== 'function') return []
        const at = `${source.feature}: ${path}`
        const usual = (from: Language) => placesIn(read.get(from)?.find((one) => one.at === at)?.text ?? '')
        return usual(language).join() === usual('sv').join() ? [] : [`${at}: ${usual(language)} for ${usual('sv')}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('plural texts name the forms of the language, and each says the number where the Swedish does', () => {
    const { pluralCategories } = new Intl.PluralRules(about[language].locale).resolvedOptions()
    const wrong = sources.flatMap((source) =>
      leavesOf(source.others[language] ?? {}).flatMap(({ path, keys, value }) => {
        const swedish = leafAt(source.sv, keys)
        if (!isPlural(value) || !isPlural(swedish)) return []
        const forms = Object.keys(value).sort().join() === [...pluralCategories].sort().join()
        const number = value.other.includes('#') === swedish.other.includes('#')
        return forms && number ? [] : [`${source.feature}: ${path}: ${Object.keys(value)}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})

const scripts = {
  ar: /\p{Script=Arabic}/u,
  prs: /\p{Script=Arabic}/u,
  ti: /\p{Script=Ethiopic}/u,
  uk: /\p{Script=Cyrillic}/u,
}
it.each(Object.entries(scripts))('%s is written in its own letters', (language, script) => {
  const foreign = wordingsOf(language as Language).filter(({ text }) => words(text).length > 2 && !script.test(text))
  expect(foreign.map(({ at, text }) => `${at}: ${text}`)).toEqual([])
})

it('Dari is not Arabic', () => {
  const arabic = new Map(wordingsOf('ar').map(({ at, text }) => [at, text]))
  const same = wordingsOf('prs').filter(({ at, text }) => words(text).length > 2 && arabic.get(at) === text)
  expect(same.map(({ at }) => at)).toEqual([])
})

it('every feature has a name of its own, and what it declares exists', () => {
  expect(sources.length).toBeGreaterThan(10)
  const gone = sources.flatMap(({ feature, legal = [], staff, sv }) =>
    [...legal, ...(staff === true || !staff ? [] : staff)]
      .filter((path) => !path.includes('*') && leafAt(sv, path.split('.')) === undefined)
      .map((path) => `${feature}: ${path}`),
  )
  expect(gone).toEqual([])
})
