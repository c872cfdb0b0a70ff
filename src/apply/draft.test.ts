import { expect, test } from 'vitest'
import { addChoice, type Draft, nextPage, pageAfter, pageBefore, pagesOf, raiseChoice, removeChoice } from './draft.ts'
import { aWholeDraft } from './samples.ts'

test('who writes for somebody else is asked for consent, who writes for themselves is not', () => {
  expect(pagesOf('sfiTeacher')).toContain('consent')
  expect(pagesOf('applicant')).not.toContain('consent')
})

test('the next page is the first without an answer', () => {
  expect(nextPage({ choices: ['a'] }, 'applicant')).toBe('name')
  const { home: _, ...withoutHome } = aWholeDraft()
  expect(nextPage(withoutHome as Draft, 'applicant')).toBe('home')
  expect(nextPage(aWholeDraft(), 'applicant')).toBe('check')
  expect(nextPage(aWholeDraft(), 'studyCounsellor')).toBe('consent')
})

test('a changed answer leads back to where one was', () => {
  expect(pageAfter('name', aWholeDraft(), 'applicant')).toBe('check')
  expect(pageAfter('name', { choices: [] }, 'applicant')).toBe('contact')
  expect(pageBefore('contact', 'applicant')).toBe('name')
  expect(pageBefore('name', 'applicant')).toBeUndefined()
})

test('no more than five choices, each once', () => {
  expect(addChoice(['a'], 'a')).toEqual(['a'])
  expect(addChoice(['a', 'b', 'c', 'd'], 'e')).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(addChoice(['a', 'b', 'c', 'd', 'e'], 'f')).toBe('full')
  expect(addChoice(['a', 'b', 'c', 'd', 'e'], 'c')).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('a choice moves up one step, the first stays first', () => {
  expect(raiseChoice(['a', 'b', 'c'], 'c')).toEqual(['a', 'c', 'b'])
  expect(raiseChoice(['a', 'b'], 'a')).toEqual(['a', 'b'])
  expect(raiseChoice(['a', 'b'], 'x')).toEqual(['a', 'b'])
  expect(removeChoice(['a', 'b'], 'a')).toEqual(['b'])
})
