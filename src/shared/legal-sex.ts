/**
 * Legal sex (juridiskt kön), as the population register has it: woman (K) or man (M), or not known. The trap: it is said by somebody,
 * never read out of an identity number, and nothing but the figures of women and men may go by it.
 */
export const legalSexes = ['K', 'M'] as const
export type LegalSex = (typeof legalSexes)[number]

/** Words that people and their systems use. */
const words: Readonly<Record<string, LegalSex | null>> = {
  kvinna: 'K',
  man: 'M',
  okänt: null,
  okant: null,
  k: 'K',
  m: 'M',
  woman: 'K',
  female: 'K',
  male: 'M',
  unknown: null,
}
/** Null says that it is not known; nothing, that there is no such word. */
export function readSex(typed: string): LegalSex | null | undefined {
  const word = typed.trim().toLowerCase()
  return Object.hasOwn(words, word) ? words[word] : undefined
}
