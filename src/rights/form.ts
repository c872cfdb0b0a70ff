import { z } from 'zod'
import { actions, classes, delayGrounds } from './kinds.ts'
import { correctable } from './request.ts'
import { mayLeave } from './retention.ts'

// Messages are keys of `texts.problems`. Days stay as typed here: which day is meant depends on today.

const text = (key: string, most = 2000) => z.string({ error: key }).trim().min(1, key).max(most, 'long')
const maybe = (most = 2000) => z.string().trim().max(most, 'long').default('')
const day = z.string({ error: 'until' }).trim().max(40, 'until').default('')

export const doneForm = z.object({ klart: z.string().max(20).optional().catch(undefined) })
export const answerForm = z.object({ answer: text('answer') })

/** Empty: the person themselves. */
const application = z.union([z.literal('', 'choose'), z.uuid('choose')], { error: 'choose' }).default('')
export const correctForm = z.object({
  field: z.enum(correctable, 'choose'),
  application,
  wrong: text('wrong'),
  right: text('right'),
})
export const restrictForm = z.object({ application, why: text('why') })
export const noteForm = z.object({ dispute: text('note') })

export const settleForm = z
  .object({ outcome: z.enum(['accepted', 'refused'], 'choose'), value: maybe(), until: day, reason: maybe() })
  .refine(({ outcome, reason }) => outcome === 'accepted' || reason !== '', { path: ['reason'], error: 'reason' })
export type Settled = z.infer<typeof settleForm>

export const choiceForm = z.object({ names: z.enum(['role', 'name'], 'choose') })
export const unnamedForm = z.object({ account: z.uuid('whom') })
export const delayForm = z.object({
  receipt: text('receipt', 40),
  ground: z.enum(delayGrounds, 'choose'),
  until: day,
  reference: text('reference', 200),
})

export const ruleForm = z
  .object({
    class: z.enum(classes, 'choose'),
    action: z.enum(actions, 'choose'),
    months: z.coerce.number('months').int('months').min(1, 'months').max(1200, 'months'),
    legalBasis: text('basis', 300),
    reference: text('reference', 200),
  })
  .refine(({ class: of, action }) => mayLeave(of, action), { path: ['action'], error: 'notThis' })
/** As the archive's own program or `sha256sum` writes it. */
export const receiptForm = z.object({
  receipt: text('receiptNumber', 100),
  digest: text('digest', 200)
    .transform((typed) => typed.replace(/\s/g, '').toLowerCase())
    .pipe(z.string().regex(/^[0-9a-f]{64}$/, 'digest')),
})
export const holdForm = z.object({ receipt: text('receipt', 40), reason: text('reason', 300) })
