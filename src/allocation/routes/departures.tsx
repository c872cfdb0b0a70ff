import { Hono } from 'hono'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { addDays, dayOf, startOfDay } from '../../shared/calendar.ts'
import { departuresTable } from '../domain/departures.ts'
import { listDepartures } from '../queries/offers.ts'
import { DeparturesPage } from '../views/departures.tsx'
import { yearIn, yearOf } from './public.tsx'

/** /fordelning/:ar/rad: why advice was not followed. Whole months, so that nobody is told by a number that changed overnight. */
export const departureRoutes = new Hono<Site>()

route(departureRoutes, {
  policy: 'allocation',
  purpose: null,
  audit: 'none',
  method: 'get',
  path: `${yearIn}/rad`,
  form: null,
  async answer(c) {
    const { visit } = c.var
    const year = yearOf(c)
    const first = `${dayOf(visit.now).slice(0, 7)}-01`
    const rows = await inside(visit, (tx) => listDepartures(tx, year, startOfDay(first)))
    const table = rows.length > 0 ? departuresTable(rows) : null
    return html(c, <DeparturesPage {...{ visit, year, table }} until={addDays(first, -1)} />)
  },
})
