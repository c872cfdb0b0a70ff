import { globSync } from 'node:fs'
import { join } from 'node:path'
import { isLanguage, languages } from '../src/shared/language.ts'
import { allCatalogues, missingIn, wordingsOf } from '../src/shared/text-leaves.ts'

// What applicants cannot read yet: `sh bin/node bin/missing-texts.ts [language]`, one line per text with the Swedish.

const root = join(import.meta.dirname, '..')
const say = (line: string) => process.stdout.write(`${line}\n`)
for (const file of globSync('src/**/texts/{index,states}.ts', { cwd: root }))
  await import(join(root, file)).catch((defect) => say(`${file} cannot be read yet: ${defect.message}`))

const asked = process.argv[2]
const chosen = isLanguage(asked) ? [asked] : languages.filter((language) => language !== 'sv')

for (const language of chosen)
  for (const source of allCatalogues()) {
    const missing = missingIn(source, language)
    if (missing.length > 0) say(`\n${language} · ${source.feature}: ${missing.length} missing`)
    for (const leaf of missing) {
      const words = wordingsOf(leaf).map(({ text }) => JSON.stringify(text))
      say(`  ${leaf.path} = ${words.join(' / ')}`)
    }
  }
const counts = chosen.map(
  (language) =>
    [language, allCatalogues().reduce((sum, source) => sum + missingIn(source, language).length, 0)] as const,
)
say(`\n${counts.map(([language, n]) => `${language} ${n}`).join(', ')}`)
process.exit(counts.some(([, n]) => n > 0) ? 1 : 0)
