import { Hono } from 'hono'
import { listOrganisations, shownName } from '../../organisations/index.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { SafePage } from '../views/safe.tsx'

/** For everybody: how to apply without writing who one is. */
export const safeRoutes = new Hono<Site>()

route(safeRoutes, {
  method: 'get',
  path: '/skyddade-personuppgifter',
  policy: 'everybody',
  purpose: null,
  form: null,
  audit: 'none',
  async answer(c) {
    const { visit } = c.var
    const on = dayOf(visit.now)
    const all = await inside(visit, (tx) => listOrganisations(tx, { kinds: ['municipality', 'unit'], on }))
    const phones = all
      .filter(({ kind }) => kind === 'municipality')
      .map((home) => ({
        name: shownName(home),
        phone:
          all.find(({ receives, municipality }) => receives && municipality === home.municipality)?.phone || home.phone,
      }))
    return html(c, <SafePage visit={visit} phones={phones} />)
  },
})
