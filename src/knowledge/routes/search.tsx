import { Hono } from 'hono'
import { z } from 'zod'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { search } from '../acts/search.ts'
import { type SearchKind, searchKinds } from '../domain/found.ts'
import { SearchPage } from '../views/search.tsx'
import { open } from './public.tsx'

/** /hitta: among posts, examples and recommendations. */
export const searchRoutes = new Hono<Site>()
const isKind = (word: string): word is SearchKind => searchKinds.includes(word as SearchKind)
const form = z.looseObject({
  ord: z
    .string()
    .transform((text) => text.trim().slice(0, 80))
    .catch(''),
  slag: z
    .union([z.string(), z.array(z.string())])
    .transform((chosen) => [chosen].flat().filter(isKind))
    .catch([]),
})

route(searchRoutes, {
  ...open,
  method: 'get',
  path: '/hitta',
  form,
  async answer(c, input) {
    const { visit } = c.var
    const { ord, slag } = 'value' in input ? input.value : { ord: '', slag: [] }
    const found = ord ? await search(visit, ord, slag.length > 0 ? slag : searchKinds) : null
    return html(c, <SearchPage visit={visit} query={ord} kinds={slag} found={found} />)
  },
})
