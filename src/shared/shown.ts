import type { Language } from './language.ts'

/** What stands round every page: the places one can go to and who is signed in. */
export type Frame = {
  places: { href: string; text: string; here?: boolean | undefined }[]
  who: {
    name: string
    role: string
    organisation: string | null
    roles: number /** The reader is a person with pages about themselves. */
    own?: boolean
  } | null
}

/** What a page needs to know to draw itself. */
export type Shown = {
  language: Language
  now: Date
  /** Path with query, so that another language keeps filters. */
  path: string
  mode: 'demo' | 'production'
  frame: Frame
  /** Where a page about somebody else asks whether it is still open to its reader; null for every other page. */
  watch?(): string | null
  /** Key and token of a form that is sent to this address. */
  sign(route: string): { key: string; csrf: string }
}
