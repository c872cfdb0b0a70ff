import { Hono } from 'hono'
import { MonsterPage } from '../design/index.ts'
import { hasUnread } from '../knowledge/index.ts'
import { html } from '../platform/pages.tsx'
import { route } from '../platform/route.ts'
import type { Site, Visit } from '../platform/visit.ts'
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
const isStaff = ({ actor }: Visit) => actor.account !== null && actor.role !== 'newcomer' && actor.level === 'staff'
/** Staff who owe a receipt come to what they must read first. */
route(startRoutes, {
  ...open,
  path: '/min-sida',
  async answer(c) {
    const { visit } = c.var
    return c.redirect(isStaff(visit) && (await hasUnread(visit)) ? '/anslag' : ownStart(visit), 303)
  },
})
