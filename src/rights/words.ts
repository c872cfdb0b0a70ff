/** A line of the log as one plain sentence: who, what, why. Role and place always; the name only where it came with the line. */
import { peopleTexts } from '../people/index.ts'
import type { Language } from '../shared/language.ts'
import { listed } from '../shared/texts.ts'
import type { Look } from './queries/looks.ts'
import { staffTexts, texts } from './texts/index.ts'

type Said = Pick<Look, 'role' | 'name' | 'organisation' | 'municipality' | 'verb' | 'kind' | 'purpose'>
const own = (words: Record<string, string>, word: string | null): string | undefined =>
  word !== null && Object.hasOwn(words, word) ? words[word] : undefined

export function whoOf(language: Language, { role, name, organisation, municipality }: Said): string {
  const t = texts(language).who
  const title = own(peopleTexts(language).roles, role) ?? own(t.roles, role) ?? t.somebody
  const place = role === 'system' ? null : (organisation ?? municipality)
  const who = place ? t.at(title, place) : title
  return name ? t.named(name, who) : who
}

export function didOf(language: Language, { verb, kind }: Pick<Said, 'verb' | 'kind'>): string {
  const t = texts(language).who
  if (verb === 'read') return own(t.read, kind) ?? t.read.other ?? ''
  return own(t.did, verb) ?? t.did.other ?? ''
}

export function sentenceOf(language: Language, look: Said): string {
  const why = own(peopleTexts(language).purposes, look.purpose) ?? ''
  return texts(language).who.line(whoOf(language, look), didOf(language, look), why).replace(' .', '.')
}

/** What of a person a line of the log is about, for staff: a word that the site has not named stands as it is. */
export const fieldsIn = (language: Language, fields: readonly string[]): string =>
  listed(
    language,
    fields.map((field) => own(staffTexts(language).fields, field) ?? field),
  )
export const kindIn = (language: Language, kind: string): string => own(staffTexts(language).kinds, kind) ?? kind
