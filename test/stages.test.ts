import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stagesFile, stagesPage } from '../bin/stages.ts'
import { states } from '../src/applications/domain/states.ts'
import { transitions } from '../src/applications/domain/transitions.ts'

test('the drawn page is the table of today; if not, run `npm run docs:stages`', () => {
  expect(readFileSync(stagesFile, 'utf8')).toBe(stagesPage())
})

test('the page names every state, part and guard there is', () => {
  const page = readFileSync(stagesFile, 'utf8')
  const words = [...states, ...transitions.flatMap(({ by, guards }) => [...by, ...guards])]
  expect([...new Set(words)].filter((word) => !page.includes(word))).toEqual([])
})

test('every state but the first can be reached, and only endings have no way on but error', () => {
  const reached = new Set(transitions.map(({ to }) => to))
  expect(states.filter((state) => !reached.has(state))).toEqual([])
  const left = new Set(transitions.filter(({ to }) => to !== 'registered_in_error').map(({ from }) => from))
  expect(states.filter((state) => !left.has(state))).toEqual([
    'completed',
    'moved',
    'cancelled',
    'transferred',
    'registered_in_error',
  ])
})
