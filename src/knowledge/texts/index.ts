import { catalogue } from '../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { sv } from './sv.ts'

export const texts = catalogue(sv, { en, ar }, { feature: 'knowledge', staff: ['staff'] })
