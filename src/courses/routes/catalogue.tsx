import { type Context, Hono } from 'hono'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Filters } from '../domain/filters.ts'
import { seesPrices } from '../domain/price.ts'
import { catalogueForm, filtersOf } from '../form/catalogue.ts'
import { homes, minutesFrom } from '../places.ts'
import { listCatalogue } from '../queries/catalogue.ts'
import { CataloguePage } from '../views/catalogue.tsx'
import { HomePage } from '../views/home.tsx'

/** /kurser: everybody, without signing in; every choice is in the address. */
export const catalogueRoutes = new Hono<Site>()
const open = { method: 'get', policy: 'everybody', purpose: null, audit: 'none' } as const
const perPage = 50

const homeName = (code: string | null) => homes.find(({ value }) => value === code)?.text ?? null

function findFor(visit: Visit, filters: Filters) {
  const wanted = {
    filters,
    perPage,
    language: visit.language,
    today: dayOf(visit.now),
    near: minutesFrom(filters.from),
    withPrice: seesPrices(visit.actor.role),
  }
  return inside(visit, (tx) => listCatalogue(tx, wanted))
}

async function showCatalogue(c: Context<Site>, filters: Filters) {
  const { visit } = c.var
  const found = await findFor(visit, filters)
  const home = homeName(filters.from)
  return html(c, <CataloguePage visit={visit} filters={filters} found={found} perPage={perPage} home={home} />)
}

route(catalogueRoutes, {
  ...open,
  path: '/kurser',
  form: catalogueForm,
  answer: (c, input) => showCatalogue(c, filtersOf('value' in input ? input.value : {})),
})

route(catalogueRoutes, {
  ...open,
  path: '/kurser/bor',
  form: catalogueForm,
  answer: (c, input) => {
    const filters = filtersOf('value' in input ? input.value : {})
    return html(c, <HomePage visit={c.var.visit} filters={filters} homes={homes} />)
  },
})
