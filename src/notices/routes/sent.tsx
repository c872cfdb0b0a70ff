import { Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { readSent } from '../acts/sent.ts'
import { OwnSentPage, SentPage } from '../views/sent.tsx'

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
    const { visit } = c.var
    const own = visit.actor.role === 'newcomer'
    // Outside a demonstration the person has the messages themselves.
    const sent = own && visit.mode !== 'demo' ? undefined : await readSent(visit, idOf(c))
    if (!sent) return showState(c, 404)
    return html(c, own ? <OwnSentPage visit={visit} sent={sent} /> : <SentPage visit={visit} sent={sent} />)
  },
})
