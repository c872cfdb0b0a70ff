import { catalogue } from '../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { prs } from './prs.ts'
import { so } from './so.ts'
import { sv } from './sv.ts'
import { ti } from './ti.ts'
import { uk } from './uk.ts'

export const texts = catalogue(sv, { en, ar, prs, so, ti, uk }, { feature: 'knowledge', staff: ['staff'] })
