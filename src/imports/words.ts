import type { Language } from '../shared/language.ts'
import type { Problem } from './read/problem.ts'
import { type Texts, texts } from './texts/index.ts'

/** What to change in the cell. */
export const sentenceOf = (language: Language, { why, about = '' }: Problem): string =>
  texts(language).problems[why](about)

/** Why the whole file cannot be read, and at which row where that is known. */
type Unreadable = { problem: keyof Texts['unreadable']; row?: number }
export function unreadableOf(language: Language, { problem, row }: Unreadable): string {
  const { unreadable, atRow } = texts(language)
  return row === undefined ? unreadable[problem] : atRow(unreadable[problem], String(row))
}
