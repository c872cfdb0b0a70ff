import { Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { readDraftSent } from '../acts/drafts.ts'
import { OwnDraftSentPage } from '../views/sent.tsx'

/** In a demonstration that sends nothing: the reminder of one's own draft. */
export const draftSentRoutes = new Hono<Site>()

route(draftSentRoutes, {
  method: 'get',
  path: '/utkast/:id/besked',
  policy: 'applies',
  purpose: null,
  form: null,
  audit: 'none',
  async answer(c) {
    const { visit } = c.var
    const shown = visit.mode === 'demo' ? await readDraftSent(visit, idOf(c)) : undefined
    return shown ? html(c, <OwnDraftSentPage visit={visit} shown={shown} />) : showState(c, 404)
  },
})
