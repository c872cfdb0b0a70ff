import { catalogue } from '../../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { prs } from './prs.ts'
import { so } from './so.ts'
import { sv } from './sv.ts'
import { ti } from './ti.ts'
import { uk } from './uk.ts'

/** The bank of good examples: what its readers meet, and what its writers and contacts do. */
export const texts = catalogue(
  sv,
  { en, ar, prs, so, ti, uk },
  { feature: 'goodExamples', staff: ['staff', 'letterPage', 'letters'] },
)
