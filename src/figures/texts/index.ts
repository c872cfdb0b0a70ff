import { catalogue } from '../../shared/texts.ts'
import { indicators } from '../facts/texts/index.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { prs } from './prs.ts'
import { so } from './so.ts'
import { sv } from './sv.ts'
import { ti } from './ti.ts'
import { uk } from './uk.ts'

export const texts = catalogue(
  { ...sv, indicators: indicators.sv },
  {
    en: { ...en, indicators: indicators.en },
    ar: { ...ar, indicators: indicators.ar },
    prs: { ...prs, indicators: indicators.prs },
    so: { ...so, indicators: indicators.so },
    ti: { ...ti, indicators: indicators.ti },
    uk: { ...uk, indicators: indicators.uk },
  },
  { feature: 'figures', staff: ['tiles', 'ways.place'] },
)
export type { Texts } from './sv.ts'
