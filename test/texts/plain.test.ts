import { expect, it } from 'vitest'
import { refusedIn, sentencesIn, weigh, wordsIn } from '../../bin/plain/lix.ts'

it('LIX is words a sentence and the share of long words', () => {
  const { lix, wordsASentence, longest } = weigh(['Kommunen läser din ansökan. Du får svar snart.', 'Skicka'])
  expect(wordsASentence).toBeCloseTo(9 / 3)
  expect(lix).toBeCloseTo(9 / 3 + (100 * 2) / 9)
  expect(longest).toBe('Kommunen läser din ansökan')
})

it('values, numbers, addresses and names weigh nothing', () => {
  expect(wordsIn('Ring {name} i Hässleholm 3 dagar')).toEqual(['Ring', 'name', 'i', 'dagar'])
  expect(sentencesIn('Sök senast {day}. Läs https://example.org/x')).toEqual(['Sök senast', 'Läs'])
  expect(sentencesIn('kl. 14.05')).toEqual(['kl', '14.05'].slice(0, 1))
})

it('words that the house does not use are found as whole words', () => {
  expect(refusedIn('Du ska inkomma med betyg samt intyg', 'staff')).toBe('inkomma')
  expect(refusedIn('Ensamt barn', 'newcomer')).toBeUndefined()
  expect([refusedIn('Ditt ärende', 'newcomer'), refusedIn('Ditt ärende', 'staff')]).toEqual(['ärende', undefined])
  expect([refusedIn('Hej!', 'newcomer'), refusedIn('Grattis!', 'newcomer')]).toEqual([undefined, '!'])
})
