import { z } from 'zod'
import { latinDigits } from '../shared/digits.ts'
import { isLanguage, type Language } from '../shared/language.ts'
import { readPersonalNumber, readTestNumber } from '../shared/personal-number.ts'
import { readAccessCode, readReceipt } from '../shared/receipt.ts'
import type { Answer } from './draft.ts'

/** Messages are keys of `texts.problems`. */
const name = (key: string) => z.string({ error: key }).trim().min(1, key).max(100, 'longName')
const shortWord = z.string({ error: 'tooMuch' }).max(200, 'tooMuch').default('')

export const nameForm = z.object({
  given: name('given'),
  family: z.string({ error: 'longName' }).trim().max(100, 'longName').default(''),
  hasNumber: z.enum(['yes', 'no'], { error: 'hasNumber' }),
  number: shortWord,
})
export type NameForm = z.infer<typeof nameForm>

/** The identity number that was typed, in twelve digits; only test numbers in a demonstration. */
export function numberOf(
  form: NameForm,
  mode: 'demo' | 'production',
  now: Date,
): { value: string | null } | { problem: string } {
  if (form.hasNumber === 'no') return { value: null }
  const read = mode === 'demo' ? readTestNumber(form.number, now) : readPersonalNumber(form.number, now)
  return 'value' in read ? { value: read.value.digits } : { problem: `number_${read.problem}` }
}

/** 070 174 06 05, +46 70…, 0046…: kept as +46…. */
const phone = z
  .string({ error: 'phone' })
  .max(40, 'phone')
  .transform((text) =>
    latinDigits(text)
      .replace(/[\s()/-]/g, '')
      .replace(/^00/, '+')
      .replace(/^0/, '+46'),
  )
  .refine((digits) => digits === '' || /^\+\d{7,15}$/.test(digits), 'phone')
const mail = z
  .string({ error: 'mail' })
  .trim()
  .max(200, 'mail')
  .refine((text) => text === '' || z.email().safeParse(text).success, 'mail')

export const contactForm = z
  .object({
    channel: z.enum(['sms', 'mail', 'letter'], { error: 'channel' }),
    phone: phone.default(''),
    mail: mail.default(''),
    language: z.custom<Language>((word) => isLanguage(word as string), 'language'),
    interpreter: z.literal('yes').optional().catch(undefined),
    receiver: z.enum(['self', 'helper'], { error: 'receiver' }).default('self'),
    helperName: z.string({ error: 'helperName' }).trim().max(100, 'helperName').default(''),
    helperPhone: phone.default(''),
    helperMail: mail.default(''),
  })
  .refine(({ receiver, helperName }) => receiver === 'self' || helperName !== '', {
    path: ['helperName'],
    error: 'helperName',
  })
  .refine(({ receiver, helperPhone, helperMail }) => receiver === 'self' || helperPhone !== '' || helperMail !== '', {
    path: ['helperPhone'],
    error: 'helperContact',
  })
  .refine((form) => form.channel !== 'sms' || form.phone !== '', { path: ['phone'], error: 'phoneNeeded' })
  .refine((form) => form.channel !== 'mail' || form.mail !== '', { path: ['mail'], error: 'mailNeeded' })
  .refine((form) => form.channel !== 'letter' || form.phone !== '' || form.mail !== '', {
    path: ['phone'],
    error: 'someContact',
  })

export const homeForm = z.object({
  has: z.enum(['yes', 'no'], { error: 'home' }),
  municipality: z
    .string({ error: 'municipality' })
    .regex(/^(\d{4})?$/, 'municipality')
    .default(''),
})

const answers: readonly Answer[] = ['yes', 'no', 'unknown']
/** One radio group per condition, named `c_<code>`; unknown fields are left alone. */
export const conditionsForm = z
  .looseObject({ wish: z.string({ error: 'wish' }).trim().max(2000, 'wish').default('') })
  .transform((form) => ({
    wish: form.wish,
    conditions: Object.fromEntries(
      Object.entries(form).flatMap(([field, value]) =>
        field.startsWith('c_') && answers.includes(value as Answer) ? [[field.slice(2), value as Answer]] : [],
      ),
    ),
  }))

const oneFile = z.instanceof(File, { error: 'file' }).optional()
/** One upload per document of the course, named `f_<code>`; `remove` takes a kept file away. */
export const documentsForm = z.looseObject({
  remove: z.uuid({ error: 'file' }).optional(),
  f_other: oneFile.catch(undefined),
})

export const consentForm = z.object({
  said: z.literal('yes', { error: 'consent' }),
  language: z.custom<Language>((word) => isLanguage(word as string), 'language'),
  channel: z.enum(['spoken', 'paper'], { error: 'consentChannel' }),
  interpreter: z.literal('yes').optional().catch(undefined),
})

export const checkForm = z.object({
  seen: z.literal('yes', { error: 'seen' }),
  stay: z.literal('yes').optional().catch(undefined),
})
export const choiceForm = z.object({
  round: z.uuid({ error: 'round' }),
  act: z.enum(['raise', 'remove'], { error: 'round' }),
})
export const startForm = z.object({ draft: z.uuid({ error: 'draft' }).or(z.literal('new')).default('new') })
export const resumeForm = z.object({ code: z.string({ error: 'code' }).trim().min(1, 'code').max(40, 'code') })

const readBy = (read: (text: string) => string | null, problem: string) =>
  z.string({ error: problem }).transform((text, context) => {
    const code = read(text)
    if (code === null) context.addIssue({ code: 'custom', message: problem })
    return code ?? z.NEVER
  })
export const statusForm = z.object({
  receipt: readBy(readReceipt, 'statusReceipt'),
  code: readBy(readAccessCode, 'statusCode'),
})
export const protectedForm = z.object({ round: z.uuid('round'), said: z.literal('ja', 'said') })

export const receiptQuery = z.object({ tolk: z.literal('ja').optional().catch(undefined) })
