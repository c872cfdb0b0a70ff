import { z } from 'zod'
import { staffRoles } from '../../shared/actor.ts'
import { digests, followed } from '../domain/announcement.ts'
import { listed, mail, words } from './posts.ts'

const orNothing = (shape: RegExp) =>
  z
    .string()
    .regex(shape, 'choice')
    .or(z.literal(''))
    .default('')
    .transform((word) => word || null)
const several = <Item>(item: z.ZodType<Item>) =>
  z
    .union([z.array(item), item.transform((one) => [one])], { error: 'choice' })
    .default([])
    .transform((all) => [...new Set(all)])
export const followForm = z.object({
  mejl: mail,
  amne: orNothing(/^[\p{L}\d -]{1,60}$/u),
  kommun: orNothing(/^\d{4}$/),
  slag: several(z.enum(followed)),
  takt: z.enum(['daily', 'weekly'], { error: 'choice' }),
})

const theme = z.string().regex(/^[\p{L}\d -]{1,60}$/u)
export const themeForm = z.looseObject({ amne: theme.nullable().catch(null).default(null) })
export const announcementChoiceForm = z.object({ takt: z.enum(digests, { error: 'choice' }), amnen: several(theme) })
export const announceForm = z.object({
  rubrik: words(160, 'title'),
  text: words(6000, 'text'),
  roller: several(z.enum(staffRoles)),
  horn: several(z.uuid()),
  amnen: listed,
  sistadag: z
    .string({ error: 'day' })
    .trim()
    .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'day'),
  kvitto: z.literal('ja').optional(),
})
