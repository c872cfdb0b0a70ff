import { Hono } from 'hono'
import { MonsterPage } from '../design/index.ts'
import { html } from '../platform/pages.tsx'
import { route } from '../platform/route.ts'
import type { Site } from '../platform/visit.ts'
import { ownStart } from './frame.ts'
import { readRegion } from './front.ts'
import { FrontPage } from './front-page.tsx'
import { AlreadyDonePage } from './views.tsx'

export const startRoutes = new Hono<Site>()
const open = { method: 'get', policy: 'everybody', purpose: null, form: null, audit: 'none' } as const

route(startRoutes, {
  ...open,
  path: '/',
  answer: async (c) => html(c, <FrontPage visit={c.var.visit} front={await readRegion(c.var.visit)} />),
})
route(startRoutes, { ...open, path: '/monster', answer: (c) => html(c, <MonsterPage visit={c.var.visit} />) })
route(startRoutes, { ...open, path: '/redan-klart', answer: (c) => html(c, <AlreadyDonePage visit={c.var.visit} />) })
route(startRoutes, { ...open, path: '/min-sida', answer: (c) => c.redirect(ownStart(c.var.visit), 303) })
