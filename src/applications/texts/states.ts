import { catalogue } from '../../shared/texts.ts'
import { statesAr } from './states.ar.ts'
import { statesEn } from './states.en.ts'
import { statesSv } from './states.sv.ts'

/** What a state is called, to the person and in lists, and what is said when a step cannot be taken. */
export const stateTexts = catalogue(statesSv, { en: statesEn, ar: statesAr })
