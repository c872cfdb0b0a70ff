import { z } from 'zod'
import { municipalityNamed } from '../domain/names.ts'
import { departReasons } from '../domain/placing.ts'

/** Messages are keys of `texts.placing.problem`. */
const whole = (key: string, least: number, most: number) =>
  z
    .string({ error: key })
    .trim()
    .regex(/^\d{1,3}$/, key)
    .transform(Number)
    .pipe(z.number().min(least, key).max(most, key))
const perhaps = (key: string, least: number, most: number) =>
  z
    .preprocess((value) => (value === '' ? undefined : value), whole(key, least, most).optional())
    .transform((value) => value ?? null)
/** Names with commas between them. */
const municipalities = z
  .string({ error: 'names' })
  .max(500, 'names')
  .default('')
  .transform((text, context) => {
    const codes = text
      .split(/[,;\n]/)
      .map((name) => name.trim())
      .filter(Boolean)
      .map(municipalityNamed)
    if (codes.every((code) => code !== null)) return [...new Set(codes)]
    context.addIssue({ code: 'custom', message: 'names' })
    return z.NEVER
  })

export const householdForm = z.object({
  nummer: z.string({ error: 'number' }).trim().min(6, 'number').max(30, 'number'),
  beteckning: z.string({ error: 'reference' }).trim().min(1, 'reference').max(40, 'reference'),
  personer: whole('size', 1, 15),
  rum: perhaps('rooms', 1, 12),
  skola: perhaps('school', 0, 14),
  behov: z.preprocess((value) => [value ?? []].flat(), z.array(z.enum(['vard', 'trappor']))),
  arbete: z.string({ error: 'work' }).max(40, 'work').default(''),
  onskan: municipalities,
  anknytning: municipalities,
  grund: z.enum(['consent', 'duty'], { error: 'ground' }),
  grundtext: z.string({ error: 'note' }).trim().min(3, 'note').max(300, 'note'),
})
export const choiceForm = z.object({
  rad: z
    .string({ error: 'changed' })
    .regex(/^(\d{4})?$/, 'changed')
    .default(''),
  kommun: z.string({ error: 'other' }).regex(/^\d{4}$/, 'other'),
  skal: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.enum(departReasons, { error: 'reason' }).optional(),
  ),
  text: z.string({ error: 'reasonText' }).max(500, 'reasonText').default(''),
})
