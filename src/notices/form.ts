import { z } from 'zod'
import { isLanguage, type Language } from '../shared/language.ts'
import type { Said } from './acts/answers.ts'

/** Messages are keys of `texts.problems`. */
export const doneForm = z.object({ klart: z.enum(['1']).optional().catch(undefined) })

const answers = {
  stay: 'stay',
  workFull: { outcome: 'work', extent: 'full' },
  workPart: { outcome: 'work', extent: 'part' },
  regular_studies: { outcome: 'regular_studies', extent: null },
  other_activity: { outcome: 'other_activity', extent: null },
  parental_leave: { outcome: 'parental_leave', extent: null },
  moved_away: { outcome: 'moved_away', extent: null },
} as const satisfies Record<string, Said>
const names = Object.keys(answers) as (keyof typeof answers)[]

export const answerForm = z
  .object({ answer: z.enum(names, { error: 'answer' }) })
  .transform(({ answer }): Said => answers[answer])

export const settingsForm = z.object({
  channel: z.enum(['sms', 'mail', 'letter'], { error: 'channel' }),
  language: z.custom<Language>((word) => isLanguage(word as string), 'language'),
})
