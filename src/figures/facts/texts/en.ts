import { indicators } from '../indicators.ts'
import { phrasesOf } from '../phrases.ts'

export const en = phrasesOf(indicators, 'en')
