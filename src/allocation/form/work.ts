import { z } from 'zod'

/** Messages are keys of `texts.staff.problem`. */
const short = (key: string) => z.string({ error: key }).trim().min(1, key).max(200, 'long')
const text = z.string({ error: 'long' }).trim().max(500, 'long').default('')
const rows = z.string({ error: 'long' }).max(20_000, 'long').default('')
const day = (key = 'day') => z.iso.date({ error: key })
const lastDay = z
  .string({ error: 'day' })
  .trim()
  .refine((value) => value === '' || z.iso.date().safeParse(value).success, 'day')
  .transform((value) => value || null)
  .default(null)
const year = z
  .string({ error: 'year' })
  .regex(/^(19|20)\d\d$/, 'year')
  .transform(Number)
const places = z
  .string({ error: 'number' })
  .trim()
  .regex(/^[\d\s\u00a0]{0,9}$/, 'number')
  .transform((value) => (value === '' ? null : Number(value.replace(/[\s\u00a0]/g, ''))))
  .default(null)
const decimal = (key: string, least: number, most: number) =>
  z
    .string({ error: key })
    .max(20, key)
    .transform((value) => Number(value.trim().replace(',', '.').replace('−', '-')))
    .pipe(z.number({ error: key }).min(least, key).max(most, key))
const kept = { fran: day(), till: lastDay, kalla: short('source'), av: text, nummer: text }
const inOrder = { path: ['till'], error: 'order' }
const isInOrder = ({ fran, till }: { fran: string; till: string | null }) => till === null || till >= fran

export const lanstalForm = z
  .object({ ar: year, hela: places, del1: places, del2: places, ...kept, av: short('by'), nummer: short('ref') })
  .refine(({ hela, del1, del2 }) => (hela !== null) !== (del1 !== null && del2 !== null), {
    path: ['hela'],
    error: 'parts',
  })
  .refine(isInOrder, inOrder)
export const ruleForm = z
  .object({
    namn: short('name').max(120, 'long'),
    satt: z.enum(['equalise', 'blend'], { error: 'mode' }),
    gamma: decimal('gamma', 0, 2),
    e: decimal('effect', -1, 1),
    avrundning: z.enum(['sainte_lague', 'largest_remainder'], { error: 'rounding' }),
    val: z.preprocess((value) => [value ?? []].flat(), z.array(z.enum(['plan', 'del2']))),
    vikter: rows,
    granser: rows,
    ...kept,
    fran: day('days'),
  })
  .refine(isInOrder, inOrder)
export const figuresForm = z
  .object({
    vad: short('what'),
    period: z.string({ error: 'period' }).regex(/^(19|20)\d\d(-(0[1-9]|1[0-2]))?$/, 'period'),
    sort: z.enum(['observed', 'forecast'], { error: 'kind' }),
    rader: rows,
    fil: z.unknown().optional(),
    ...kept,
  })
  .refine(isInOrder, inOrder)
export const countyForm = z.object({ lan: short('county'), kalla: short('source') })
/** The file itself is taken from what came with the form. */
export const fileForm = z.object({ fil: z.instanceof(File, { error: 'file' }) })
export const runForm = z.object({ ar: year, regel: z.uuid({ error: 'rule' }), anteckning: text })
export const decideForm = z.object({
  av: short('by'),
  nummer: short('ref'),
  fran: day(),
  'avvikelser-1': rows,
  'avvikelser-2': rows,
  'avvikelser-total': rows,
})
export const moveForm = z.object({
  fran: short('from'),
  till: short('from'),
  antal: places.refine((value) => value !== null && value > 0, 'number'),
  avtal: short('agreement'),
  dag: day(),
})
