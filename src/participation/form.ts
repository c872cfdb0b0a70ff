import { z } from 'zod'
import { type OutcomeAnswer, outcomes } from '../applications/index.ts'
import type { Tick } from './acts/start.ts'
import { stepKinds } from './next-step.ts'
import { levels, proposalKinds } from './proposals.ts'

/** Messages are keys of `texts.problems`. */
const ticks = ['ongoing', 'not_started'] as const
const isTick = (word: unknown): word is Tick['to'] => ticks.some((tick) => tick === word)

/** `s_<application>` what was ticked, `v_<application>` the version the reader saw; `rest` all who were not ticked. */
export const startForm = z
  .looseObject({ rest: z.enum(['leave', 'ongoing'], { error: 'form' }).default('leave') })
  .transform(({ rest, ...form }) => {
    const shown = Object.entries(form).flatMap(([field, version]) => {
      const [, application] = /^v_([0-9a-f-]{36})$/.exec(field) ?? []
      return application && /^\d{1,9}$/.test(String(version)) ? [{ application, version: Number(version) }] : []
    })
    return shown.flatMap(({ application, version }): Tick[] => {
      const word = form[`s_${application}`] ?? (rest === 'ongoing' ? rest : undefined)
      return isTick(word) ? [{ application, to: word, version }] : []
    })
  })

const dayPart = z.string({ error: 'form' }).max(20, 'form').default('')
export const absenceForm = z.object({
  act: z.enum(['away', 'back'], { error: 'form' }),
  'day-day': dayPart,
  'day-month': dayPart,
  'day-year': dayPart,
})

export const stepForm = z.object({
  application: z.uuid({ error: 'form' }),
  kind: z.enum(stepKinds, { error: 'step' }),
  note: z.string({ error: 'note' }).trim().max(500, 'note').default(''),
})
export const cancelForm = z.object({
  reason: z.string({ error: 'reason' }).trim().min(3, 'reason').max(300, 'reason'),
})

export const outcomeForm = z
  .object({
    outcome: z.enum(outcomes, { error: 'outcome' }),
    extent: z.enum(['full', 'part'], { error: 'extent' }).optional(),
    subsidised: z.enum(['yes', 'no'], { error: 'subsidised' }).optional(),
  })
  .refine(({ outcome, extent }) => outcome !== 'work' || extent !== undefined, { path: ['extent'], error: 'extent' })
  .refine(({ outcome, subsidised }) => outcome !== 'work' || subsidised !== undefined, {
    path: ['subsidised'],
    error: 'subsidised',
  })
  .transform(
    ({ outcome, extent, subsidised }): OutcomeAnswer =>
      outcome === 'work' ? { outcome, extent: extent ?? 'full', subsidised: subsidised === 'yes' } : { outcome },
  )

const words = (problem: string) => z.string({ error: problem }).trim().min(1, problem).max(500, problem)
export const proposalForm = z.object({
  kind: z.enum(proposalKinds, { error: 'kind' }),
  'day-day': dayPart,
  'day-month': dayPart,
  'day-year': dayPart,
  hours: z
    .string({ error: 'hours' })
    .trim()
    .regex(/^(\d{1,2})?$/, 'hours')
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .default(null),
  level: z.enum(['', ...levels], { error: 'level' }).default(''),
  reason: words('why'),
  replace: z.enum(['yes'], { error: 'form' }).optional(),
})
export type ProposalForm = z.infer<typeof proposalForm>

export const answerForm = z
  .object({
    answer: z.enum(['approve', 'refuse'], { error: 'answer' }),
    text: z.string({ error: 'answerText' }).trim().max(500, 'answerText').default(''),
  })
  .refine(({ answer, text }) => answer !== 'refuse' || text !== '', { path: ['text'], error: 'answerText' })
