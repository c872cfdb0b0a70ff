import { z } from 'zod'
import { isLanguage, type Language } from '../shared/language.ts'
import { kinds, lengths, linkDays, parts, words } from './domain.ts'
import { chosenBases, chosenGrounds, type LegalBasis, type SecrecyGround } from './facts/grounds.ts'

/** Messages are keys of `texts.problems` or `staffTexts.problems`. */
const months = z.coerce.number({ error: 'months' }).refine((n) => (lengths as readonly number[]).includes(n), 'months')
const someParts = z
  .union([z.enum(parts), z.array(z.enum(parts))], { error: 'parts' })
  .transform((said) => [said].flat())

const wish = { receiver: z.uuid({ error: 'receiver' }), parts: someParts, months }
export const shareForm = z.object(wish)

export const kindQuery = z.object({
  slag: z
    .enum(kinds.map((kind) => words[kind]))
    .optional()
    .catch(undefined),
})
export const saidForm = z.object({
  ...wish,
  slag: z.enum(
    kinds.map((kind) => words[kind]),
    { error: 'kind' },
  ),
  language: z.custom<Language>((word) => isLanguage(word as string), 'language'),
  channel: z.enum(['spoken', 'paper', 'phone'], { error: 'channel' }),
  interpreter: z.literal('yes').optional().catch(undefined),
  said: z.literal('yes', { error: 'said' }),
})

/** Two questions, two answers. */
export const lawForm = z.object({
  organisation: z.uuid({ error: 'organisation' }),
  legalBasis: z.enum(chosenBases as [LegalBasis, ...LegalBasis[]], { error: 'legalBasis' }),
  ground: z.enum(chosenGrounds as [SecrecyGround, ...SecrecyGround[]], { error: 'ground' }),
  months,
})

export const askForm = z.object({
  consent: z.uuid({ error: 'consent' }),
  text: z.string({ error: 'question' }).trim().min(1, 'question').max(1000, 'longQuestion'),
  days: z.coerce.number({ error: 'days' }).refine((n) => (linkDays as readonly number[]).includes(n), 'days'),
})
export const answerForm = z.object({
  text: z.string({ error: 'answer' }).trim().min(1, 'answer').max(4000, 'longAnswer'),
  name: z.string({ error: 'name' }).trim().min(1, 'name').max(100, 'name'),
})
export const openQuery = z.object({
  om: z
    .string()
    .regex(/^[\w-]{40,12000}$/)
    .optional()
    .catch(undefined),
})
