import fc from 'fast-check'
import { seed } from './faults/measure.ts'

/** The same random cases in each `npm test`: what is red for one is red for all. `TRUST_SEED=N` draws others. */
fc.configureGlobal({ seed })
