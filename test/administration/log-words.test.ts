import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { texts } from '../../src/administration/texts/index.ts'

const root = join(import.meta.dirname, '../..')
const concerned =
  'applications,casefile,admission,participation,payments,moves,duplicates,protection,helpers,sharing,rights,accounts,courses'
const files = globSync(`src/{${concerned}}/**/*.{ts,tsx}`, { cwd: root }).filter((file) => !/test|texts/.test(file))

test('whatever staff do about people has words in the log of the data protection officer', () => {
  const verbs = new Set(
    files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\bverb: '([a-zA-Z ]+)'/g)].map(([, verb]) => verb ?? ''),
    ),
  )
  expect(verbs.size).toBeGreaterThan(20)
  expect([...verbs].filter((verb) => !Object.hasOwn(texts('sv').log.verbs, verb))).toEqual([])
})
