import { z } from 'zod'
import { languages } from '../../shared/language.ts'
import { courseKinds, type Texts } from '../domain/course.ts'
import { some, whole, words } from './round.ts'

const otherLanguages = languages.filter((language) => language !== 'sv')
const empty = z
  .string()
  .max(20)
  .regex(/^\s*$/)
  .transform(() => null)
/** One per line. */
const lines = z
  .string({ error: 'tooLong' })
  .max(5000, 'tooLong')
  .default('')
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().max(300, 'tooLong')).max(30, 'tooLong'))

const inOther = Object.fromEntries(
  otherLanguages.flatMap((language) => [
    [`title-${language}`, words(200)],
    [`ingress-${language}`, words(500)],
    [`body-${language}`, words(10_000)],
  ]),
) as Record<`${'title' | 'ingress' | 'body'}-${(typeof otherLanguages)[number]}`, ReturnType<typeof words>>

export const courseForm = z.object({
  title: some(200, 'title'),
  ingress: words(500),
  body: z.string({ error: 'tooLong' }).trim().max(10_000, 'tooLong').default(''),
  kind: z.enum(courseKinds, { error: 'choose' }),
  trade: words(20),
  tradeName: words(120),
  track: words(60),
  levelIn: words(20),
  levelOut: words(20),
  vocational: z.enum(['yes', 'no'], { error: 'choose' }).transform((word) => word === 'yes'),
  certificate: words(300),
  languageSupport: words(200),
  credits: whole(0, 5000).or(empty).default(null),
  prerequisites: lines,
  documents: lines,
  ...inOther,
})
export type CourseDraft = z.infer<typeof courseForm>

/** Languages in which somebody has written at least a title. */
export function textsOf(form: CourseDraft): Texts {
  const written = otherLanguages.filter((language) => form[`title-${language}`] !== '')
  return Object.fromEntries(
    written.map((language) => [
      language,
      { title: form[`title-${language}`], ingress: form[`ingress-${language}`], body: form[`body-${language}`] },
    ]),
  )
}
