import { z } from 'zod'
import { latinDigits } from '../../shared/digits.ts'
import { readDay } from '../../shared/typed-day.ts'
import { forms, intakes, offerModes } from '../domain/intake.ts'

/** Messages are keys of `texts.staff.problems`. */
export const words = (most: number) =>
  z
    .string({ error: 'tooLong' })
    .transform((text) => text.replace(/[^\P{Cc}\n\t]/gu, ' ').trim())
    .pipe(z.string().max(most, 'tooLong'))
    .default('')
export const some = (most: number, key: string) => words(most).pipe(z.string().min(1, key))

/** With its year, since staff plan far ahead: `2027-03-29` or `29 mars 2027`. */
const epoch = new Date(0)
const toDay = (text: string): string | undefined => (/\d{4}/.test(text) ? readDay(text, epoch) : undefined)
export const day = z
  .string({ error: 'day' })
  .max(40, 'day')
  .transform((text, context): string => {
    const read = toDay(text)
    if (read) return read
    context.addIssue({ code: 'custom', message: 'day' })
    return z.NEVER
  })
/** Left empty it is not known. */
const dayOrNone = z
  .string({ error: 'day' })
  .max(40, 'day')
  .default('')
  .transform((text, context): string | null => {
    if (text.trim() === '') return null
    const read = toDay(text)
    if (read) return read
    context.addIssue({ code: 'custom', message: 'day' })
    return z.NEVER
  })

export const whole = (least: number, most: number, key = 'number') =>
  z
    .string({ error: key })
    .max(20, key)
    .transform((text) => latinDigits(text).replaceAll(/[\s\u00a0]/g, ''))
    .pipe(z.string().regex(/^\d{1,9}$/, key))
    .transform(Number)
    .pipe(z.number().min(least, key).max(most, key))

const municipality = z.string({ error: 'municipality' }).regex(/^\d{4}$/, 'municipality')
const yes = z.enum(['yes', 'no'], { error: 'choose' }).transform((word) => word === 'yes')

const roundFields = z.object({
  huvudman: municipality,
  place: words(200),
  municipality,
  form: z.enum(forms, { error: 'choose' }),
  starts: day,
  ends: day,
  entryDate: day,
  hoursPerWeek: whole(1, 60),
  schedule: words(500),
  seats: whole(0, 2000),
  minSeats: whole(0, 2000),
  offerMode: z.enum(offerModes, { error: 'choose' }),
  answerDays: whole(1, 60),
  stayOnHigher: yes,
  ruleSet: z
    .uuid({ error: 'choose' })
    .or(z.literal(''))
    .default('')
    .transform((id) => id || null),
  agreement: words(200),
})
type RoundFields = z.infer<typeof roundFields>

const inOrder = (round: RoundFields, context: z.RefinementCtx) => {
  const add = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (round.ends < round.starts) add('ends', 'endsBefore')
  if (round.entryDate > round.ends) add('entryDate', 'entryAfter')
  if (round.minSeats > round.seats) add('minSeats', 'minSeats')
}
export const roundForm = roundFields.superRefine(inOrder)
export const newRoundForm = roundFields
  .extend({
    course: z.uuid({ error: 'course' }),
    provider: z.uuid({ error: 'provider' }),
    intake: z.enum(['planned', 'open'], { error: 'choose' }),
  })
  .superRefine(inOrder)
export type RoundDraft = z.infer<typeof roundForm>
export type NewRound = z.infer<typeof newRoundForm>

const settable = intakes.filter((intake) => intake !== 'cancelled')
/** Cancelling is another page: everybody needs a next step first. */
export const intakeForm = z
  .object({
    intake: z.enum(settable as ['planned', 'open', 'paused', 'closed'], { error: 'choose' }),
    reason: words(300),
    reopens: dayOrNone,
  })
  .superRefine(({ intake, reason }, context) => {
    if (intake === 'paused' && reason === '') context.addIssue({ code: 'custom', path: ['reason'], message: 'reason' })
  })
export type IntakeChange = z.infer<typeof intakeForm>
