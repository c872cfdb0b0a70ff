import { z } from 'zod'
import { invoiceActs } from './domain/invoice.ts'

const page = z.coerce.number().int().min(1).max(200).catch(1)
const words = z
  .string()
  .trim()
  .max(2000, 'longText')
  .transform((text) => text.replaceAll('\r\n', '\n'))
  .default('')

export const listForm = z.object({ sida: page, klart: z.string().max(20).optional().catch(undefined) })

/** Reasons for a no that the law knows. Late is none of them, and is answered with words when somebody sends it. */
export const homeReasons = ['ownCourse', 'notNeeded', 'noRight'] as const
export const payerReasons = ['notNeeded', 'noRight', 'missingFacts'] as const
/** Why an answer itself came late. */
export const lateReasons = ['waitedForDocuments', 'manyApplications', 'missingFacts'] as const
const reasons = [
  '',
  ...homeReasons,
  'missingFacts',
  'lateApplication',
  'waitedForDocuments',
  'manyApplications',
] as const

export const answerForm = z.object({
  svar: z.enum(['ja', 'nej'], { error: 'answer' }),
  orsak: z.enum(reasons, { error: 'reason' }).default(''),
  text: words,
})
export type AnswerForm = z.infer<typeof answerForm>

export const reasonsForm = z.object({ sarskilda: z.enum(['ja', 'nej'], { error: 'special' }) })

export const settleForm = z
  .object({ svar: z.enum(['bekrafta', 'lamna'], { error: 'settle' }), text: words })
  .refine(({ svar, text }) => svar === 'bekrafta' || text !== '', { path: ['text'], message: 'returnReason' })

export const makeForm = z.object({ manad: z.string({ error: 'month' }).regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'month') })

export const actForm = z.object({ gor: z.enum(invoiceActs, { error: 'act' }), orsak: words })
