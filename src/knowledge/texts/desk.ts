import { catalogue } from '../../shared/texts.ts'
import { en } from './desk-en.ts'
import { sv } from './desk-sv.ts'

export type { DeskTexts } from './desk-sv.ts'

export const deskTexts = catalogue(sv, { en }, { feature: 'knowledge desk', staff: true })
