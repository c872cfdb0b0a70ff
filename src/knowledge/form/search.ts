import { z } from 'zod'
import { isLanguage, type Language } from '../../shared/language.ts'
import { longestQuery, type SearchKind, searchKinds } from '../domain/found.ts'

const isKind = (word: string): word is SearchKind => searchKinds.includes(word as SearchKind)
/** A search is an address: what is not understood in it is left out. */
export const searchForm = z.looseObject({
  ord: z
    .string()
    .transform((text) => text.trim().slice(0, longestQuery))
    .catch(''),
  slag: z
    .union([z.string(), z.array(z.string())])
    .transform((chosen) => [...new Set([chosen].flat().filter(isKind))])
    .catch([]),
  amne: z
    .string()
    .regex(/^[\p{L}\d -]{1,60}$/u)
    .nullable()
    .catch(null)
    .default(null),
  kommun: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .catch(null)
    .default(null),
  textsprak: z
    .string()
    .transform((word): Language | null => (isLanguage(word) ? word : null))
    .nullable()
    .catch(null)
    .default(null),
  sida: z.coerce.number().int().min(1).max(25).catch(1).default(1),
})
export type Searched = z.infer<typeof searchForm>
