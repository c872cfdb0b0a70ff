import { z } from 'zod'
import { mail, some, unmarked, words } from './posts.ts'

/** Messages are keys of texts. */
export const inviteForm = z.object({
  namn: words(80, 'name'),
  mejl: mail,
  rubrik: words(160, 'title'),
  uppdrag: some(2000, 'brief'),
})
export const againForm = inviteForm.omit({ rubrik: true })
export const noteForm = z.object({
  stycke: z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(2000)], { error: 'paragraph' })
    .default(null),
  not: words(2000, 'note'),
})
export const guestForm = z.object({
  rubrik: words(160, 'title'),
  ingress: unmarked(600, 'ingress'),
  text: unmarked(60_000, 'body'),
  forfattare: words(120, 'author'),
  organisation: some(120, 'author'),
})
export const guestStepForm = z.object({ gor: z.enum(['accept', 'submit'], { error: 'choice' }) })
export const guestYesForm = z.object({ utgava: z.coerce.number({ error: 'choice' }).int().min(1) })
const pictureWords = { alt: words(300, 'alt'), bildtext: some(300, 'caption'), foto: words(120, 'credit') }
export const pictureForm = z.object({ bild: z.instanceof(File, { error: 'missing' }), ...pictureWords })
export const describeForm = z.object(pictureWords)
export const relatedForm = z.object({ adress: words(500, 'address') })
export const unlinkForm = z.object({ ta_bort: words(500, 'address') })
