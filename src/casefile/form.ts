import { z } from 'zod'

/** Problems are keys of `texts`; what a step lacks is told by the domain, not here. */
const line = (most: number) => z.string().max(most, 'long').optional()
const many = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(30)])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))
const day = z.string().max(40).optional()

/** All that any step may ask; each page draws its own fields. */
export const stepForm = z.object({
  del: z.uuid().optional(),
  reason: line(60),
  text: line(2000),
  items: many,
  more: line(200),
  recorded: z.enum(['phone', 'desk', 'letter', 'message']).optional(),
  ground: z.enum(['reconsideration', 'board']).optional(),
  suggests: line(200),
  nextStep: line(200),
  result: z.enum(['approved', 'failed', 'certificate']).optional(),
  target: line(60),
  agreed: z.literal('ja').optional(),
  stay: z.enum(['ja', 'nej']).optional(),
  'lastDay-day': day,
  'lastDay-month': day,
  'lastDay-year': day,
  'newStart-day': day,
  'newStart-month': day,
  'newStart-year': day,
  'splitDay-day': day,
  'splitDay-month': day,
  'splitDay-year': day,
})
export type StepForm = z.infer<typeof stepForm>

/** The three fields of a date as one text. */
export const joined = (form: object, name: string): string =>
  ['day', 'month', 'year']
    .map((part) => (form as Record<string, unknown>)[`${name}-${part}`])
    .filter((part): part is string => typeof part === 'string' && part.trim() !== '')
    .join(' ')

export const partQuery = z.object({ del: z.uuid().optional() })
export const donePage = z.object({ klart: z.string().max(20).optional() })
const dated = (name: string) => ({ [`${name}-day`]: day, [`${name}-month`]: day, [`${name}-year`]: day })

export const payerQuery = z.object({ del: z.uuid().optional(), betalare: z.uuid().optional() })
export const settleForm = z.object({ answer: z.enum(['confirm', 'return'], 'choose'), text: line(500) })
export const readForm = z.object({ status: z.enum(['received', 'approved', 'rejected'], 'choose'), reason: line(500) })
export const uploadForm = z.object({ file: z.instanceof(File, { error: 'missing' }).optional() })
export const messageForm = z.object({
  to: z.enum(['applicant', 'home', 'provider', 'payer'], 'choose'),
  text: z.string('empty').trim().min(1, 'empty').max(4000, 'long'),
})
export const taskForm = z.object({ text: line(500) })
export const bookForm = z.object({
  kind: z.enum(['levelTest', 'interview', 'start'], 'badKind'),
  ...dated('day'),
  time: z.string().max(20).optional(),
  minutes: z.coerce.number('badMinutes').int('badMinutes').min(5, 'badMinutes').max(480, 'badMinutes'),
  place: z.string('noPlace').trim().min(1, 'noPlace').max(200, 'long'),
  interpreter: z.literal('ja').optional(),
})
export const pauseForm = z.object({ ...dated('until'), reason: line(60) })
export const responsibleForm = z.object({ to: z.uuid('choose') })
export const identityForm = z.object({
  assurance: z.enum(['confirmed', 'probable', 'uncertain'], 'choose'),
  source: z.enum(['folkbokforing', 'coordinator_decision'], 'choose'),
})
export const sexForm = z.object({ sex: z.enum(['K', 'M', 'U'], 'choose') })
export const homeForm = z.object({ municipality: z.string('choose').regex(/^\d{4}$/, 'choose') })
export const judgeForm = z
  .object({ result: z.enum(['eligible', 'maybe', 'not_eligible'], 'choose') })
  .catchall(z.union([z.string().max(200), z.array(z.string().max(200))]))
export const notifyForm = z.object({ ...dated('day'), how: z.enum(['page', 'letter', 'desk', 'phone'], 'choose') })
export const appealForm = z.object({
  ...dated('day'),
  text: z.string('empty').trim().min(1, 'empty').max(4000, 'long'),
})
export const moveAppealForm = z.object({
  to: z.enum(['too_late', 'changed_by_reconsideration', 'forwarded', 'upheld', 'changed', 'remanded'], 'choose'),
})
