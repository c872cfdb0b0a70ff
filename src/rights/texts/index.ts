import { catalogue } from '../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { extractAr } from './extract.ar.ts'
import { extractEn } from './extract.en.ts'
import { extractPrs } from './extract.prs.ts'
import { extractSo } from './extract.so.ts'
import { extractSv } from './extract.sv.ts'
import { extractTi } from './extract.ti.ts'
import { extractUk } from './extract.uk.ts'
import { prs } from './prs.ts'
import { so } from './so.ts'
import { staffEn } from './staff.en.ts'
import { staffSv } from './staff.sv.ts'
import { sv } from './sv.ts'
import { ti } from './ti.ts'
import { uk } from './uk.ts'

export const texts = catalogue(sv, { en, ar, prs, so, ti, uk }, { feature: 'rights', legal: ['requests.appeal'] })
/** For pages that applicants never meet. */
export const staffTexts = catalogue(staffSv, { en: staffEn }, { feature: 'rights-staff', staff: true })
export const extractTexts = catalogue(
  extractSv,
  { en: extractEn, ar: extractAr, prs: extractPrs, so: extractSo, ti: extractTi, uk: extractUk },
  { feature: 'rights-extract' },
)
