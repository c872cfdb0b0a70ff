import { expect, test } from 'vitest'
import { findAll, isTest, listFiles, read } from '../architecture-sources.ts'

const outside = listFiles()
  .filter((path) => /^src\/.*\.tsx?$/.test(path) && !isTest(path) && !path.startsWith('src/shared/disclosure/'))
  .map(read)

test('there is one way to a protected table: through the door, and never by saying so', () => {
  const aside = /shared\/disclosure\/(?!index\.ts)[\w-]+\.ts|\bas (unknown as )?ProtectedTable\b/g
  const probe = { path: 'probe.ts', text: `from '../shared/disclosure/gate.ts'; rows as unknown as ProtectedTable` }
  expect(findAll(probe, aside)).toHaveLength(2)
  expect(outside.length).toBeGreaterThan(50)
  expect(outside.flatMap((source) => findAll(source, aside)).map(({ path, line }) => `${path}:${line}`)).toEqual([])
})
