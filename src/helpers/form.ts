import { z } from 'zod'
import { latinDigits } from '../shared/digits.ts'
import { days, readPin, type Scope, scopes } from './domain.ts'

/** Messages are keys of `texts.problems`. */
const pin = z
  .string({ error: 'pin' })
  .max(40, 'pin')
  .transform((typed, ctx) => {
    const read = readPin(latinDigits(typed))
    if (read === undefined) ctx.addIssue({ code: 'custom', message: 'pin' })
    return read ?? ''
  })
const some = z
  .union([z.enum(scopes), z.array(z.enum(scopes))], { error: 'scopes' })
  .transform((said): Scope[] => [said].flat())

const wish = {
  name: z.string({ error: 'name' }).trim().min(1, 'name').max(100, 'name'),
  scopes: some,
  days: z.coerce.number({ error: 'days' }).refine((n) => (days as readonly number[]).includes(n), 'days'),
  pin,
}
export const inviteForm = z.object(wish)
export const inviteSentForm = z.object({ ...wish, sending: z.uuid({ error: 'sending' }) })
export const newLinkForm = z.object({ pin })
/** What was given, not what would have been a good choice. */
export const enterForm = z.object({
  pin: z
    .string({ error: 'enter' })
    .max(40, 'enter')
    .transform((typed) => latinDigits(typed).replaceAll(/[\s-]/g, ''))
    .refine((digits) => /^\d{4,6}$/.test(digits), 'enter'),
})
export const answerForm = z.object({
  application: z.uuid({ error: 'form' }),
  answer: z.enum(['accepted', 'declined'], { error: 'answer' }),
})
