import { expect, test } from 'vitest'
import { tidy } from './tidy.ts'

test('what cannot be seen is taken away, and what turns the writing', () => {
  expect(tidy('Hej\u202e enkel\u0000 rad\u2066\u200f')).toBe('Hej enkel rad')
  expect(tidy(' två\n\nrader\t')).toBe('två rader')
  expect(tidy('ensam \ud800 halva')).toBe('ensam \ufffd halva')
})
test('joiners of letters stay: Dari needs them', () => {
  expect(tidy('می\u200cخواهم')).toBe('می\u200cخواهم')
})
