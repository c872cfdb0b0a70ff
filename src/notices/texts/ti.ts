import type { DeepPartial } from '../../shared/texts.ts'
import type { sv } from './sv.ts'

/** Drafted by machine. */
export const ti: DeepPartial<typeof sv> = {}
