import type { Language } from '../shared/language.ts'
import type { Frame, Shown } from '../shared/shown.ts'
import type { Child } from './jsx/runtime.ts'

export type { Frame, Shown }

export type Children = Child | undefined

/** A name, the same in every language. */
export const product = 'Knutpunkt'

/** The language is all that most components need of a visit. */
export type Spoken = { language: Language }

/** Name of a field → a sentence that says what to do. A name that begins with `_` belongs to no field. */
export type Problems = Record<string, string>

export type Place = Frame['places'][number]

export const fieldId = (name: string) => `field-${name}`

/** The pages that the frame itself leads to. */
export const addresses = {
  start: '/',
  mine: '/min-sida',
  signIn: '/logga-in',
  signOut: '/logga-ut',
  roles: '/roller',
  help: '/hjalp',
  accessibility: '/tillganglighet',
  seen: '/mina-uppgifter/vem-har-tittat',
  account: '/mina-uppgifter/inloggningar',
} as const

const known = /^\/(?!\/)[^\\\p{Cc}]*$/u
/** Links back stay on this site: anything else leads to the start. */
export const onThisSite = (href: string) => (known.test(href) ? href : addresses.start)

/** The same page with its filters, in another language. */
export function inLanguage(path: string, language: Language): string {
  const [page = '/', query = ''] = onThisSite(path).split('?')
  const words = new URLSearchParams(query)
  words.set('sprak', language)
  return `${page}?${words}`
}
