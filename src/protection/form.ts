import { z } from 'zod'
import { languages } from '../shared/language.ts'
import { grades, readCode } from './protection.ts'

/** Problems are keys of `texts().problems`. */
const words = (most: number, missing: string) => z.string('missing').trim().min(1, missing).max(most, 'long')
const line = (most: number) => z.string().trim().max(most, 'long').catch('')
const many = z
  .union([z.uuid(), z.array(z.uuid()).max(60)])
  .optional()
  .catch(undefined)
  .transform((value) => (value === undefined ? [] : [value].flat()))
const switching = { grade: z.enum(grades, 'grade'), reason: words(500, 'reason'), named: many }

export const switchForm = z.object(switching)
const who = { given: line(100), family: line(100), phone: line(40), mail: line(200) }
const named = (form: { given: string; family: string }) => form.given !== '' || form.family !== ''
export const whoForm = z.object(who).refine(named, { path: ['given'], message: 'name' })
export const recordForm = z
  .object({
    ...switching,
    ...who,
    number: line(40),
    language: z.enum(languages).catch('sv'),
    interpreter: z.literal('ja').optional().catch(undefined),
  })
  .refine(named, { path: ['given'], message: 'name' })
export const namingForm = z.object({
  named: many,
  remove: many,
  school: z.uuid().optional().catch(undefined),
  mail: line(200),
})
export const endForm = z.object({ answer: z.enum(['propose', 'end', 'keep'], 'answer') })
export const glassForm = z.object({
  code: z.string('code').transform((text, context) => {
    const code = readCode(text)
    if (!code) context.addIssue({ code: 'custom', message: 'code' })
    return code ?? ''
  }),
  reason: words(500, 'reason'),
})
export const donePage = z.object({ klart: z.string().max(20).optional().catch(undefined) })
