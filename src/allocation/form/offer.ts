import { z } from 'zod'
import { workAreas } from '../samples.ts'

/** Messages are keys of `texts.placing.offers.problem`. */
const perhaps = (key: string, most: number) =>
  z
    .string({ error: key })
    .trim()
    .max(9, key)
    .default('')
    .refine((typed) => /^\d*$/.test(typed.replace(/[\s\u00a0]/g, '')), key)
    .transform((typed) => (typed === '' ? null : Number(typed.replace(/[\s\u00a0]/g, ''))))
    .refine((number) => number === null || number <= most, key)

export const areaField = (area: string): string => `arbete-${area}`
const areas = Object.fromEntries(workAreas.map((area) => [areaField(area), perhaps('share', 100)]))

export const offerForm = z
  .object({
    ar: z
      .string({ error: 'year' })
      .regex(/^20\d\d$/, 'year')
      .transform(Number),
    rum: perhaps('rooms', 20),
    skola: perhaps('count', 100_000),
    vard: perhaps('count', 100_000),
    trappor: perhaps('count', 100_000),
    kalla: z.string({ error: 'source' }).trim().min(1, 'source').max(200, 'source'),
  })
  .and(z.object(areas))
  .refine(({ ar: _, kalla: __, ...numbers }) => Object.values(numbers).some((number) => number !== null), {
    path: ['rum'],
    error: 'nothing',
  })
