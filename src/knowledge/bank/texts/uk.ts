import type { DeepPartial } from '../../../shared/texts.ts'
import type { Texts } from './sv.ts'

export const uk: DeepPartial<Texts> = {}
