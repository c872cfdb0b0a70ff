import { catalogue } from '../../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { sv } from './sv.ts'

export const samples = catalogue(sv, { en, ar }, { feature: 'monster', staff: true })
