import type { DeepPartial } from '../../shared/texts.ts'
import type { StateTexts } from './states.sv.ts'

export const statesSo: DeepPartial<StateTexts> = {}
