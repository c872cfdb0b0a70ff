import { z } from 'zod'
import { kinds } from './kinds.ts'

/** Messages are keys of the page's texts. */
export const uploadForm = z.object({
  kind: z.enum(kinds, { error: 'kind' }),
  file: z.instanceof(File, { error: 'nothing' }),
})

/** One select for each field, `c_<field>`: the place of its column, or nothing. */
export const columnsForm = z
  .looseObject({})
  .transform((form) =>
    Object.fromEntries(
      Object.entries(form).flatMap(([name, place]) =>
        name.startsWith('c_') && typeof place === 'string' && /^\d{1,3}$/.test(place)
          ? [[name.slice(2), Number(place)]]
          : [],
      ),
    ),
  )
