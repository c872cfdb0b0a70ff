import { Hono } from 'hono'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { search } from '../acts/search.ts'
import { searchKinds } from '../domain/found.ts'
import { searchForm } from '../form/search.ts'
import { SearchPage } from '../views/search.tsx'
import { open } from './public.tsx'

/** /hitta: among posts, examples, courses, recommendations and figures. */
export const searchRoutes = new Hono<Site>()

route(searchRoutes, {
  ...open,
  method: 'get',
  path: '/hitta',
  form: searchForm,
  async answer(c, input) {
    const { visit } = c.var
    const asked = 'value' in input ? input.value : searchForm.parse({})
    const { ord, slag, amne, kommun, textsprak, sida } = asked
    const isAsked = ord !== '' || slag.length > 0 || amne || kommun || textsprak
    const of = { query: ord, theme: amne, place: kommun, language: textsprak, page: sida }
    const found = isAsked ? await search(visit, { ...of, kinds: slag.length > 0 ? slag : searchKinds }) : null
    return html(c, <SearchPage visit={visit} asked={asked} found={found} />)
  },
})
