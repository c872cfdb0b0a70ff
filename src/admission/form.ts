import { z } from 'zod'
import { type CriterionCode, criterionCodes } from '../applications/index.ts'
import { latinDigits } from '../shared/digits.ts'

/** Messages are keys of `texts.problems`. */
export const decideForm = z.object({ mode: z.enum(['join', 'new'], { error: 'form' }) })
export const viewForm = z.object({
  lista: z.enum(['ny']).optional().catch(undefined),
  klart: z.enum(['beslutad', 'kriterier', 'erbjuden', 'tillbaka', 'ringt', 'kvar']).optional().catch(undefined),
})
export const applicantForm = z.object({ application: z.uuid({ error: 'form' }) })
export const reviveForm = applicantForm.extend({ to: z.enum(['offered', 'reserve'], { error: 'form' }) })
export const pingForm = z.object({ answer: z.enum(['stay', 'leave'], { error: 'answer' }) })

export type Criteria = Partial<Record<CriterionCode, { value: number; evidence: string }>>

const evidence = z.string({ error: 'evidence' }).trim().max(300, 'evidence').default('')
const yesOrNo = z.enum(['yes', 'no', 'unseen'], { error: 'value' }).default('unseen')
const years = z
  .string({ error: 'years' })
  .max(20, 'years')
  .transform((typed) => latinDigits(typed).trim())
  .refine((digits) => digits === '' || (/^\d{1,2}$/.test(digits) && Number(digits) <= 40), 'years')
  .default('')

/** `v_<code>` what was found, `e_<code>` by what; years of school for the first criterion, yes or no for the others. */
export const criteriaForm = z
  .object({
    v_shortEducation: years,
    e_shortEducation: evidence,
    v_weakPosition: yesOrNo,
    e_weakPosition: evidence,
    v_ongoingStudyPlan: yesOrNo,
    e_ongoingStudyPlan: evidence,
    v_noUpperSecondary: yesOrNo,
    e_noUpperSecondary: evidence,
    v_unemployedOrAtRisk: yesOrNo,
    e_unemployedOrAtRisk: evidence,
    v_neededForWork: yesOrNo,
    e_neededForWork: evidence,
  })
  .transform((form): Criteria => {
    const found = criterionCodes.map((code) => [code, worthOf(form[`v_${code}`]), form[`e_${code}`]] as const)
    return Object.fromEntries(
      found.flatMap(([code, value, by]) => (value === null ? [] : [[code, { value, evidence: by }]])),
    )
  })

function worthOf(word: string): number | null {
  if (word === '' || word === 'unseen') return null
  return word === 'yes' ? 1 : word === 'no' ? 0 : Number(word)
}
