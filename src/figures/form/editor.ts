import { z } from 'zod'
import { indicators } from '../facts/indicators.ts'

/** Messages are keys of the page's texts. */
export const fileForm = z.object({
  file: z.instanceof(File, { error: 'nothing' }).refine((file) => file.size > 0, 'nothing'),
})

const slugs = new Set(indicators.map(({ slug }) => slug))
const slug = z.string().refine((text) => text === '' || slugs.has(text), 'slug')
const period = z
  .string()
  .trim()
  .regex(/^(\d{4}(-(H[12]|\d{2}))?)?$/, 'period')

const role = z
  .string()
  .refine(
    (text) => /^(place|period|sex|slug|value|ignore)$/.test(text) || slugs.has(text.replace(/^value:/, '')),
    'role',
  )
/** One select for each header, `k0`, `k1` …, in the order of the file. */
export const meaningForm = z
  .looseObject({ period: period.default(''), slug: slug.default('') })
  .transform((form, context) => {
    const columns: string[] = []
    for (let at = 0; typeof form[`k${at}`] === 'string'; at++) {
      const read = role.safeParse(form[`k${at}`])
      if (!read.success) context.addIssue({ code: 'custom', message: 'role', path: [`k${at}`] })
      columns.push(read.success ? read.data : 'ignore')
    }
    return { period: form.period, slug: form.slug, columns }
  })

const day = z
  .string('day')
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'day')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'day')
const reason = z.string('reason').trim().min(3, 'reason').max(500, 'reason')
export const planForm = z.object({ name: z.string('name').regex(/^\d{4}-\d{2}$/, 'name'), on: day })
export const moveForm = z.object({ to: day, reason })
export const reasonForm = z.object({ reason })
export const titleForm = z.object({ kpi: z.string().regex(/^[NU]\d{5}$/), title: z.string().min(1).max(400) })
export const doneForm = z.object({ klart: z.string().max(20).catch('') })
