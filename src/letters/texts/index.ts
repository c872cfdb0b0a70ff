import type { Language } from '../../shared/language.ts'
import { catalogue } from '../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { prs } from './prs.ts'
import { so } from './so.ts'
import { sv } from './sv.ts'
import { ti } from './ti.ts'
import { uk } from './uk.ts'

export type { Texts } from './sv.ts'

/** Shown as drafts: the first sentence, reasons, and the words round a letter. The rest waits for a person's approval. */
const legal = [
  'title',
  'heading',
  'why',
  'next',
  'other',
  'appeal',
  'call',
  'interruption',
  'correction',
  'receipt',
  'news',
]
export const texts = catalogue(sv, { en, ar, prs, so, ti, uk }, { feature: 'letters', legal })
/** Why somebody decided, in the words of letters: pages say it alike. */
export const reasonTexts = (language: Language): Record<string, string> => texts(language).reasons
