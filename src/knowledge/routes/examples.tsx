import { type Context, Hono } from 'hono'
import { readBeside } from '../../figures/index.ts'
import { municipalities } from '../../organisations/index.ts'
import { html, showState } from '../../platform/pages.tsx'
import { mayOpen } from '../../platform/policies.ts'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { texts } from '../bank/texts/index.ts'
import { answersTo, type Ground, nothingChosen, sizeOf } from '../domain/choose.ts'
import { municipalityGroupOf } from '../facts/municipality-groups.ts'
import { chooseForm } from '../form/bank.ts'
import {
  findExample,
  findImported,
  listExamples,
  listImported,
  listPlaces,
  type PlaceRow,
} from '../queries/examples.ts'
import { listAbout } from '../queries/posts.ts'
import { rated } from '../rated.ts'
import { ExamplePage, ImportedPage } from '../views/example.tsx'
import { ExamplesPage } from '../views/examples.tsx'
import { open } from './public.tsx'

/** /goda-exempel: those of here, and those of the regions that are followed. */
export const exampleRoutes = new Hono<Site>()

const inhabitants = new Map(municipalities.map(({ code, population }) => [code, population]))
/** Also of those who do not take part here: other regions' examples, and what a report tells from elsewhere. */
function groundsOf(places: readonly PlaceRow[]): (code: string | null) => Ground | undefined {
  const corners = new Map(places.map(({ code, corner }) => [code, corner]))
  return (code) => {
    if (!code) return undefined
    const population = inhabitants.get(code)
    const size = population === undefined ? null : sizeOf(population)
    return { corner: corners.get(code) ?? null, size, kind: municipalityGroupOf(code) }
  }
}
export const mayTell = ({ actor }: Visit): boolean => mayOpen('examples', actor.role) && actor.municipality !== null

route(exampleRoutes, {
  ...open,
  method: 'get',
  path: '/goda-exempel',
  form: chooseForm,
  async answer(c, input) {
    const { visit } = c.var
    const chosen = 'value' in input ? input.value : nothingChosen
    const [all, others, places] = await inside(
      visit,
      async (tx) => [await listExamples(tx), await listImported(tx), await listPlaces(tx, dayOf(visit.now))] as const,
    )
    const groundOf = groundsOf(places)
    const fits = (row: Parameters<typeof answersTo>[0]) => answersTo(row, chosen, groundOf(row.municipality))
    const offered = { examples: all, imported: others, places }
    const examples = all.map((row) => rated(row)).filter(fits)
    const mayWrite = mayOpen('examples', visit.actor.role)
    return html(c, <ExamplesPage {...{ visit, chosen, offered, examples, mayWrite }} imported={others.filter(fits)} />)
  },
})

export const slugIn = (c: Context<Site>): string => c.req.param('slug') ?? ''
route(exampleRoutes, {
  ...open,
  method: 'get',
  path: '/goda-exempel/:slug{[a-z0-9-]+}',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const t = texts(visit.language).staff
    const status = c.req.query('klart') === 'upptaget' ? t.takenUp : undefined
    const mayTake = mayTell(visit)
    const href = `/goda-exempel/${slugIn(c)}`
    const [own, posts] = await inside(
      visit,
      async (tx) => [await findExample(tx, slugIn(c)), await listAbout(tx, visit.language, href)] as const,
    )
    if (own) {
      const { figure } = own.evidence
      const beside =
        figure && own.municipality ? await readBeside(visit, { slug: figure, place: own.municipality }) : null
      return html(
        c,
        <ExamplePage
          {...{ visit, beside, posts, status }}
          mayTake={mayTake && own.stage !== 'closed'}
          example={rated(own)}
        />,
      )
    }
    const other = await inside(visit, (tx) => findImported(tx, slugIn(c)))
    return other ? html(c, <ImportedPage {...{ visit, mayTake, status }} example={other} />) : showState(c, 404)
  },
})
