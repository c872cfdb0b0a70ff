import type { Language } from '../shared/language.ts'
import type { Shown } from './shown.ts'

/** A visit to look at components with: Saturday 28 February 2026, nobody signed in. */
export const aVisit = (language: Language = 'sv', more: Partial<Shown> = {}): Shown => ({
  language,
  now: new Date('2026-02-28T10:00:00Z'),
  path: '/kurser?plats=lund',
  mode: 'production',
  frame: { places: [], who: null },
  sign: (route) => ({ key: `key of ${route}`, csrf: `token of ${route}` }),
  ...more,
})

/** Rendered markup with its white space made one. */
export const markup = (element: unknown): string => `${element}`.replaceAll(/\s+/g, ' ')

/** The text that somebody hears: tags away. */
export const heard = (element: unknown): string =>
  markup(element)
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
