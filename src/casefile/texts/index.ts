import { catalogue } from '../../shared/texts.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { staffEn } from './staff.en.ts'
import { staffSv } from './staff.sv.ts'
import { sv } from './sv.ts'

export const texts = catalogue(sv, { en, ar })
export type Texts = typeof sv
/** For pages that applicants never meet. */
export const staffTexts = catalogue(staffSv, { en: staffEn })
export type StaffTexts = typeof staffSv
