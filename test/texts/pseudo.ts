import type { Drafted } from '../../src/shared/language.ts'
import { setApproved } from '../../src/shared/text-state.ts'
import { entriesOf } from '../../src/translations/entry.ts'

// A language that nobody speaks, to see what is not a text: every text of the catalogues in brackets, accented and 60 % longer.

const accents: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', y: 'ý', å: 'ǻ', ä: 'ǟ', ö: 'ȫ' }

export function pseudo(text: string): string {
  const accented = text.replaceAll(/\{\w+\}|[aeiouyåäö]/g, (found) => accents[found] ?? found)
  const more = Math.ceil(text.replaceAll(/\{\w+\}/g, '').length * 0.6)
  return `[${accented} ${'ëxtrå '.repeat(Math.ceil(more / 6)).trim()}]`
}

/** As if a person had approved the pseudo-language in place of this one; legal texts too. */
export const speakPseudo = (...languages: Drafted[]): void =>
  setApproved(
    languages.flatMap((language) =>
      entriesOf(language).map(({ feature, path, swedish }) => ({ language, feature, path, body: pseudo(swedish) })),
    ),
  )
