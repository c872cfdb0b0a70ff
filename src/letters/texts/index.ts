import type { Language } from '../../shared/language.ts'
import { catalogue, type DeepPartial } from '../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { sv } from './sv.ts'

export type Texts = typeof sv
/** What a machine has drafted, or a person written, in each language; what is missing here is shown in Swedish. */
export const written: Partial<Record<Language, DeepPartial<Texts>>> = { sv, en, ar }
export const texts = catalogue(sv, { en, ar }, { feature: 'letters', legal: ['*'] })
