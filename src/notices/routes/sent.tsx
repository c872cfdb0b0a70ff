import { Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { readSent } from '../acts/sent.ts'
import { SentPage } from '../views/sent.tsx'

/** Everything that was told about one application. */
export const sentRoutes = new Hono<Site>()

route(sentRoutes, {
  method: 'get',
  path: '/ansokningar/:id/besked',
  policy: 'thoseConcerned',
  purpose: 'handleApplication',
  form: null,
  audit: 'read',
  level: 'phone',
  async answer(c) {
    const sent = await readSent(c.var.visit, idOf(c))
    return sent ? html(c, <SentPage visit={c.var.visit} sent={sent} />) : showState(c, 404)
  },
})
