import { Hono } from 'hono'
import { listOrganisations } from '../../organisations/index.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { AccessPage, HelpPage, type Phone } from '../views/open.tsx'

/** The two pages that every page leads to. */
export const openRoutes = new Hono<Site>()
const open = { method: 'get', policy: 'everybody', purpose: null, form: null, audit: 'none' } as const

/** In the order of the municipalities' names; one that has no unit yet has no phone either. */
async function listPhones(visit: Visit): Promise<Phone[]> {
  const rows = await inside(visit, (tx) => listOrganisations(tx, { kinds: ['municipality', 'unit'] }))
  return rows
    .filter(({ kind }) => kind === 'municipality')
    .map(({ municipality, name, phone, hoursFrom, hoursTo }) => {
      const unit = rows.find((row) => row.receives && row.municipality === municipality)
      return {
        municipality: name,
        phone: unit?.phone || phone,
        from: unit?.hoursFrom ?? hoursFrom,
        to: unit?.hoursTo ?? hoursTo,
      }
    })
}

route(openRoutes, {
  ...open,
  path: '/hjalp',
  answer: async (c) => html(c, <HelpPage visit={c.var.visit} phones={await listPhones(c.var.visit)} />),
})
route(openRoutes, { ...open, path: '/tillganglighet', answer: (c) => html(c, <AccessPage visit={c.var.visit} />) })
