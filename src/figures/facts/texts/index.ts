import { ar } from './ar.ts'
import { en } from './en.ts'
import { prs } from './prs.ts'
import { so } from './so.ts'
import { sv } from './sv.ts'
import { ti } from './ti.ts'
import { uk } from './uk.ts'

/** What indicators are called and how they are counted: a part of the catalogue of the pages that show them. */
export const indicators = { sv, en, ar, prs, so, ti, uk }
