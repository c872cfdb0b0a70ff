import { z } from 'zod'
import { bulkActs, filterForm, queryOf } from './filter.ts'

const mostChosen = 100
const ids = z
  .union([z.string(), z.array(z.string())], { error: 'chosen' })
  .transform((value) => [value].flat())
  .pipe(
    z
      .array(z.uuid({ error: 'chosen' }), { error: 'chosen' })
      .min(1, 'chosen')
      .max(mostChosen, 'tooMany'),
  )

export const bulkForm = z.object({ vald: ids, gor: z.enum(bulkActs, { error: 'act' }) })
export type BulkForm = z.infer<typeof bulkForm>

export const searchForm = z.object({ fraga: z.string({ error: 'query' }).trim().min(2, 'query').max(100, 'query') })
export const linkForm = z.object({ fraga: z.string().max(20).optional().catch(undefined) })

export const saveForm = z.object({
  namn: z.string({ error: 'name' }).trim().min(1, 'name').max(60, 'name'),
  delad: z.literal('ja').optional().catch(undefined),
  urval: z
    .string()
    .max(500, 'name')
    .transform((query) => queryOf(filterForm.parse(Object.fromEntries(new URLSearchParams(query))))),
})
export const removeForm = z.object({ id: z.uuid({ error: 'name' }) })
