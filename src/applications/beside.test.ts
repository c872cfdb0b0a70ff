import { afterAll, expect, test, vi } from 'vitest'
import type { Beside } from './beside.ts'

// Lists of their own: test files share what their worker has read, and neighbours stand in it.
vi.resetModules()
afterAll(() => void vi.resetModules())
const { listBeside, registerBeside } = await import('./beside.ts')
const { knownOf, registerKnown } = await import('./known.ts')

const nothing = undefined as never
const said = (title: string): Beside => ({ title, lines: [], links: [] })

test('neighbours say their part in the order they came, each once', async () => {
  registerBeside('one', { tell: () => [said('a'), said('b')] })
  registerBeside('two', { tell: () => [] })
  registerBeside('three', { tell: () => [said('c')] })
  registerBeside('one', { tell: () => [said('d')] })
  expect((await listBeside(nothing, nothing, nothing)).map(({ title }) => title)).toEqual(['d', 'c'])
})

test('what the caller knows goes before what a neighbour says', async () => {
  registerKnown('probe', async (_tx, _whole, { to }) =>
    to === 'interrupted' ? { absenceSignals: [3], firstInRank: true } : {},
  )
  expect(await knownOf(nothing, nothing, { to: 'interrupted' }, { firstInRank: false })).toEqual({
    absenceSignals: [3],
    firstInRank: false,
  })
  expect(await knownOf(nothing, nothing, { to: 'ongoing' })).toEqual({})
})
