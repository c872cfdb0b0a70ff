import { catalogue } from '../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { prs, prs } from './prs.ts'
import { so } from './so.ts'
import { sv } from './sv.ts'
import { ti } from './ti.ts'
import { uk, uk } from './uk.ts'

export const texts = catalogue(
  sv,
  { en, ar, prs, uk },
  {
    feature: 'moves',
    staff: [
      'list',
      'states',
      'requestStates',
      'send',
      'why',
      'request',
      'one',
      'sending',
      'problems',
      'beside.home',
      'beside.course',
      'beside.list',
    ],
  },
)
