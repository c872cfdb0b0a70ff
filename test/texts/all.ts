import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '../../src/shared/catalogue.ts'
import type { Language } from '../../src/shared/language.ts'
import { allCatalogues, leafAt, leavesForApplicants, wordingsOf } from '../../src/shared/text-leaves.ts'

const root = join(import.meta.dirname, '../..')
for (const file of globSync('src/**/texts/*.ts', { cwd: root }))
  if (!file.endsWith('.test.ts')) await import(join(root, file))

// Catalogues that a test made for itself stand beside them when the same worker ran it before.
export const sources: Source[] = allCatalogues().filter(({ feature }) => feature !== 'test')

export type Wording = { at: string; text: string; swedish: unknown }

const inLanguage = (source: Source, language: Language) => (language === 'sv' ? source.sv : source.others[language])

/** Everything that applicants may read in a language, each wording and plural form once. */
export const wordingsIn = (language: Language): Wording[] =>
  sources.flatMap((source) =>
    leavesForApplicants(source).flatMap(({ path, keys, value: swedish }) => {
      const value = leafAt(inLanguage(source, language), keys)
      if (value === undefined) return []
      const leaf = { path, value: value as typeof swedish }
      return wordingsOf(leaf, swedish).map((one) => ({ at: `${source.feature}: ${one.path}`, text: one.text, swedish }))
    }),
  )
