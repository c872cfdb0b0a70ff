import { z } from 'zod'

/** A number as somebody types it: a comma or a point, a minus of any kind. */
const number = (key: string, least: number, most: number, usual: number) =>
  z
    .string({ error: key })
    .max(20, key)
    .default('')
    .transform((text) =>
      text.trim() === ''
        ? usual
        : Number(
            text
              .replace(',', '.')
              .replace('−', '-')
              .replace(/[\s\u00a0]/g, ''),
          ),
    )
    .pipe(z.number({ error: key }).min(least, key).max(most, key))
const lines = z.string({ error: 'lines' }).max(5000, 'lines').default('')

export const tryForm = z.object({
  /** Left empty, the county's own number. */
  platser: number('places', -1, 100_000, -1).pipe(z.int('places')),
  gamma: number('gamma', 0, 2, 1),
  e: number('effect', -1, 1, 0),
  satt: z.enum(['jamna', 'vag'], { error: 'mode' }).default('jamna'),
  'b-folkmangd': number('weights', 0, 100, 0),
  'b-mottagande': number('weights', 0, 100, 0),
  'b-arbetsmarknad': number('weights', 0, 100, 0),
  golv: lines,
  tak: lines,
  egen: lines,
})
export type Tried = z.infer<typeof tryForm>
export const criteria = ['folkmangd', 'mottagande', 'arbetsmarknad'] as const
export const compareForm = z.object({
  mot: z
    .string({ error: 'mot' })
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
  klart: z.string().optional().catch(undefined),
})
