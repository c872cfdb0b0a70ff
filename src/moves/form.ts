import { z } from 'zod'

/** Messages are keys of `texts.problems`. */
const dayPart = z.string({ error: 'day' }).max(20, 'day').default('')
const day = { 'day-day': dayPart, 'day-month': dayPart, 'day-year': dayPart }
const text = z.string({ error: 'long' }).trim().max(500, 'long').default('')
const municipality = z.string({ error: 'municipality' }).regex(/^\d{4}$/, 'municipality')

export const homeForm = z.object({ municipality, ...day, text })
export const courseForm = z.object({
  round: z.uuid({ error: 'round' }),
  agreed: z.enum(['phone', 'desk', 'letter', 'message'], { error: 'agreed' }),
  text,
})
export const askForm = z.object({
  municipality,
  number: z.string({ error: 'number' }).trim().min(6, 'number').max(30, 'number'),
  ...day,
  text,
})
export const answerForm = z
  .object({ answer: z.enum(['accept', 'refuse'], { error: 'answer' }), reason: text })
  .refine(({ answer, reason }) => answer !== 'refuse' || reason !== '', { path: ['reason'], error: 'reason' })
export const requestForm = z.object({ answer: z.enum(['send', 'refuse', 'withdraw'], { error: 'answer' }) })
