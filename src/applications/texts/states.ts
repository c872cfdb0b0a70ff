import { catalogue } from '../../shared/texts.ts'
import { statesAr } from './states.ar.ts'
import { statesEn } from './states.en.ts'
import { statesPrs } from './states.prs.ts'
import { statesSo } from './states.so.ts'
import { statesSv } from './states.sv.ts'
import { statesTi } from './states.ti.ts'
import { statesUk } from './states.uk.ts'

/** What a state is called, to the person and in lists, and what is said when a step cannot be taken. */
export const stateTexts = catalogue(
  statesSv,
  { en: statesEn, ar: statesAr, prs: statesPrs, so: statesSo, ti: statesTi, uk: statesUk },
  { feature: 'applications', staff: ['state.*.staff'] },
)
