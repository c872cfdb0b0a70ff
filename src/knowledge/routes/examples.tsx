import { Hono } from 'hono'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { exampleForm } from '../form/posts.ts'
import { findExample, findImported, listExamples, listImported } from '../queries/examples.ts'
import { countMunicipalities, listRecommendations } from '../queries/recommendations.ts'
import { rated } from '../rated.ts'
import { ExamplePage, ExamplesPage, ImportedPage } from '../views/examples.tsx'
import { RecommendationsPage } from '../views/recommendations.tsx'
import { open } from './public.tsx'

/** /goda-exempel and /rekommendationer. */
export const exampleRoutes = new Hono<Site>()

route(exampleRoutes, {
  ...open,
  method: 'get',
  path: '/goda-exempel',
  form: exampleForm,
  async answer(c, input) {
    const { visit } = c.var
    const { amne, kommun, niva } = 'value' in input ? input.value : { amne: null, kommun: null, niva: null }
    const [all, others] = await inside(
      visit,
      async (tx) => [await listExamples(tx, { theme: null, municipality: kommun }), await listImported(tx)] as const,
    )
    const themes = [...new Set(all.flatMap((one) => one.themes))].sort((a, b) => a.localeCompare(b, 'sv'))
    const examples = all
      .map(rated)
      .filter((one) => (!amne || one.themes.includes(amne)) && (!niva || one.level >= niva))
    const imported = amne || kommun ? [] : others.filter(({ level }) => !niva || level >= niva)
    return html(c, <ExamplesPage {...{ visit, examples, imported, themes, theme: amne, level: niva }} />)
  },
})

route(exampleRoutes, {
  ...open,
  method: 'get',
  path: '/goda-exempel/:slug{[a-z0-9-]+}',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const slug = c.req.param('slug') ?? ''
    const [own, other] = await inside(
      visit,
      async (tx) => [await findExample(tx, slug), await findImported(tx, slug)] as const,
    )
    if (own) return html(c, <ExamplePage visit={visit} example={rated(own)} />)
    return other ? html(c, <ImportedPage visit={visit} example={other} />) : showState(c, 404)
  },
})

route(exampleRoutes, {
  ...open,
  method: 'get',
  path: '/rekommendationer',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const [rows, asked] = await inside(
      visit,
      async (tx) => [await listRecommendations(tx), await countMunicipalities(tx, dayOf(visit.now))] as const,
    )
    return html(c, <RecommendationsPage visit={visit} rows={rows} asked={asked} />)
  },
})
