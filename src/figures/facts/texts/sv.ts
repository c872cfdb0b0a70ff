import { indicators } from '../indicators.ts'
import { type Phrases, phrasesOf } from '../phrases.ts'

export type Texts = Phrases
export const sv: Texts = phrasesOf(indicators, 'sv')
