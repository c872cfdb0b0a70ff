import { catalogue } from '../../shared/texts.ts'
import { en } from './en.ts'
import { sv } from './sv.ts'

export const texts = catalogue(sv, { en }, { feature: 'knowledge', staff: ['staff'] })
