import { z } from 'zod'
import { readMail } from '../../accounts/index.ts'
import { hasHtml } from '../domain/markdown.ts'
import { pressedActs } from '../domain/post.ts'

/** Messages are keys of texts. */
export const words = (most: number, key: string) => z.string({ error: key }).trim().min(1, key).max(most, key)
export const some = (most: number, key: string) => z.string({ error: key }).trim().max(most, key).default('')
export const unmarked = (most: number, key: string) => some(most, key).refine((text) => !hasHtml(text), 'html')

export const mail = z
  .string({ error: 'mail' })
  .max(254, 'mail')
  .transform((text, context): string => {
    const read = readMail(text.trim())
    if (read) return read
    context.addIssue({ code: 'custom', message: 'mail' })
    return z.NEVER
  })
/** Words with commas between, each once. */
export const listed = some(200, 'themes').transform((text) => [
  ...new Set(
    text
      .toLowerCase()
      .split(',')
      .map((theme) => theme.trim())
      .filter((theme) => theme !== ''),
  ),
])

export const commentForm = z.object({
  namn: words(80, 'name'),
  mejl: mail,
  text: words(2000, 'text'),
  /** Nobody sees this field; programs fill it in. */
  webbplats: z.string().default(''),
  ritad: z.coerce.number().int().catch(0),
})
export const reportForm = z.object({ skal: words(500, 'reason') })

export const beginForm = z.object({ rubrik: words(160, 'title') })
export const postForm = z.object({
  rubrik: words(160, 'title'),
  ingress: unmarked(600, 'ingress'),
  text: unmarked(60_000, 'body'),
  forfattare: words(120, 'author'),
  sidansvarig: some(120, 'author'),
  amnen: listed,
  kommentarer: z.literal('ja').optional(),
  andrat: some(200, 'title'),
})
export const actForm = z.object({
  gor: z.enum(pressedActs, { error: 'choice' }),
  dag: z
    .string()
    .trim()
    .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'day')
    .or(z.literal(''))
    .default(''),
  tid: z
    .string()
    .default('')
    .transform((time) => (time.trim() === '' ? '08:00' : time.trim().replace('.', ':').padStart(5, '0')))
    .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time')),
})
export const translationForm = z.object({
  rubrik: words(160, 'title'),
  ingress: unmarked(600, 'ingress'),
  text: unmarked(60_000, 'body'),
  lage: z.enum(['draft', 'read', 'approved'], { error: 'state' }),
})
export const judgeForm = z.object({
  gor: z.enum(['show', 'refuse', 'keep', 'hide', 'restore', 'remove'], { error: 'choice' }),
  skal: some(500, 'reason'),
})
const page = z.coerce.number().int().min(1).max(10_000).catch(1)
const choice = z
  .string()
  .regex(/^[\p{L}\d -]{1,60}$/u)
  .nullable()
  .catch(null)
  .default(null)
const municipality = z
  .string()
  .regex(/^\d{4}$/)
  .nullable()
  .catch(null)
  .default(null)
export const listForm = z.looseObject({ amne: choice, kommun: municipality, sida: page.default(1) })
