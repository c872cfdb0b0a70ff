import { z } from 'zod'
import { type Contact, readContact } from '../../accounts/index.ts'
import { isLanguage, type Language } from '../../shared/language.ts'

const contact = z
  .string({ error: 'contact' })
  .max(254, 'contact')
  .transform((text, context): Contact => {
    const read = readContact(text.trim())
    if (read) return read
    context.addIssue({ code: 'custom', message: 'contact' })
    return z.NEVER
  })
const languageField = z.custom<Language>((word) => isLanguage(word as string), 'language')

/** `what` is the id of a round, or `course` for all its starts. */
export const watchForm = z.object({
  what: z
    .uuid({ error: 'round' })
    .or(z.literal('course', { error: 'round' }))
    .default('course'),
  contact,
  language: languageField,
})
export const watchesForm = z.object({ contact })
export const linkForm = z.object({
  act: z.enum(['confirm', 'end'], { error: 'round' }),
  watch: z.uuid({ error: 'round' }),
})
export const shareForm = z.object({ language: languageField })
