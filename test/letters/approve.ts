import { stateTexts } from '../../src/applications/index.ts'
import { texts } from '../../src/letters/texts/index.ts'
import type { Branch } from '../../src/shared/catalogue.ts'
import type { Language } from '../../src/shared/language.ts'
import { leafAt, leavesOf, wordingsOf } from '../../src/shared/text-leaves.ts'
import { setApproved } from '../../src/shared/text-state.ts'

/** Somebody has read every text that a letter can hold and found it right, but for those left out. */
export function approveLetters(language: Language, but: (path: string) => boolean = () => false): void {
  const approved = [texts, stateTexts].flatMap(({ source }) => {
    const own = source.others[language] as Branch
    return leavesOf(own)
      .filter(({ path }) => !but(path))
      .flatMap((leaf) => wordingsOf(leaf, leafAt(source.sv, leaf.keys)))
      .map(({ path, text }) => ({ language, feature: source.feature, path, body: text }))
  })
  setApproved(approved)
}
export const approveNothing = (): void => setApproved([])
