import { z } from 'zod'
import { drafted } from '../shared/language.ts'

const many = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().max(400)).max(50))

/** Which texts one looks at; a word of the address that is none counts as not chosen. */
export const filterForm = z.object({
  till: z.enum(drafted).catch('ar'),
  del: z.string().max(50).catch(''),
  visa: z.enum(['kvar', 'klara', 'alla']).catch('kvar'),
  sida: z.coerce.number().int().min(1).max(1000).catch(1),
  klart: z.string().max(20).catch(''),
})
export type Filter = z.infer<typeof filterForm>

const at = {
  till: z.enum(drafted).catch('ar'),
  del: z.string().max(50).catch(''),
  nyckel: z.string().max(200).catch(''),
}
export const atForm = z.object(at)

/** Browsers send line ends as two characters; texts have one. */
const body = z.string('empty').max(4000, 'long')
const named = {
  till: z.enum(drafted, 'unknown'),
  del: z.string('unknown').min(1, 'unknown').max(50, 'unknown'),
  nyckel: z.string('unknown').min(1, 'unknown').max(200, 'unknown'),
}
export const bodyForm = z.object({ ...named, text: body.transform((text) => text.replaceAll('\r\n', '\n').trim()) })
export const backForm = z.object(named)
/** Each chosen text by feature, key and the draft that was read. */
export const manyForm = z.object({ ...filterForm.shape, till: named.till, vald: many })

export type TextAt = z.infer<typeof atForm>

export const listAddress = ({ till, del, visa, sida }: Omit<Filter, 'klart'>): string => {
  const query = new URLSearchParams({ till, ...(del && { del }), ...(visa !== 'kvar' && { visa }) })
  if (sida > 1) query.set('sida', String(sida))
  return `/oversattningar?${query}`
}
export const textAddress = (of: TextAt): string => `/oversattningar/text?${new URLSearchParams(of)}`
