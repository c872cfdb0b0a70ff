import type { DeepPartial } from '../../shared/texts.ts'
import type { StateTexts } from './states.sv.ts'

export const statesPrs: DeepPartial<StateTexts> = {}
