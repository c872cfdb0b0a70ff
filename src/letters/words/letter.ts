/**
 * A letter (brev) as words, before it is a page or a sheet: whom it is from and to, what it says in Swedish, and beside
 * it the person's own language. The trap: it is filed as it stands, so nothing in it may be looked up again later.
 */
import type { Language } from '../../shared/language.ts'

export type LetterKind = 'cost' | 'admission' | 'seat' | 'receipt' | 'call' | 'interruption' | 'correction' | 'news'

/** The wording and the layout that a letter was made with. */
export const letterForm = '2026-1'

/** `own`: somebody's own words, in Swedish whatever the language around them. */
export type Line = { text: string; own?: true }
export type Section = { heading: string; lines: Line[] }
export type Body = {
  language: Language
  title: string
  lead: string
  sections: Section[]
  facts: { name: string; value: string }[]
}

export type Letter = {
  kind: LetterKind
  form: string
  /** Register number of the decision, else the number of the application. */
  number: string
  /** The day it is dated. */
  date: string
  from: { name: string; phone: string; mail: string }
  /** Nobody on letters to a person with protected identity: the envelope is written by hand. */
  to: string | null
  swedish: Body
  /** The whole letter in the person's language, where a person has approved every text of it. */
  own: Body | null
  /** Until then the first sentence alone, and whether a machine has translated it. */
  line: FirstLine | null
  /** The same sentence in every language that has it, for whoever reads the letter in another one. */
  lines: FirstLine[]
}
/** What stands on a sheet, whatever it is about. */
export type Paper = Omit<Letter, 'kind' | 'lines'>
export type FirstLine = { language: Language; text: string; drafted: string | null; interpreter: string | null }
