import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { html, showState } from '../../../platform/pages.tsx'
import { route } from '../../../platform/route.ts'
import { inside, type Site } from '../../../platform/visit.ts'
import { calendarFile } from '../../../shared/ics.ts'
import { placeCode } from '../../facts/places.ts'
import { tableOf } from '../../observed.ts'
import { readFrame } from '../../queries/pages/frame.ts'
import { listOfRelease } from '../../queries/pages/observations.ts'
import { findRelease, listReleases } from '../../queries/pages/releases.ts'
import { indicatorOf } from '../../views/public/blocks.tsx'
import { atomOf, CalendarPage, eventsOf } from '../../views/public/calendar.tsx'
import { permalinkOf } from '../../views/public/figure.tsx'
import { KeptPage, ReleasePage, ReleasesPage, repliesOf } from '../../views/public/releases.tsx'
import { sendFile, splitSuffix } from './files.ts'
import { frameFor } from './pages.tsx'

/** What has been published and when the next comes; each release stays as it was. */
export const releaseRoutes = new Hono<Site>()
const open = { method: 'get', policy: 'everybody', purpose: null, audit: 'none' } as const

route(releaseRoutes, {
  ...open,
  path: '/siffror/utgavor',
  form: null,
  answer: async (c) => html(c, <ReleasesPage visit={c.var.visit} rows={await inside(c.var.visit, listReleases)} />),
})

route(releaseRoutes, {
  ...open,
  path: '/siffror/kalender',
  form: null,
  answer: async (c) => html(c, <CalendarPage visit={c.var.visit} rows={await inside(c.var.visit, listReleases)} />),
})

route(releaseRoutes, {
  ...open,
  path: '/siffror/kalender.ics',
  kind: 'file',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const rows = await inside(visit, listReleases)
    const file = calendarFile(eventsOf({ visit, rows }, visit.services.settings.baseUrl), visit.now)
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="siffror.ics"',
    })
  },
})

route(releaseRoutes, {
  ...open,
  path: '/siffror/kalender.atom',
  kind: 'file',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const rows = await inside(visit, listReleases)
    const feed = atomOf({ visit, rows }, visit.services.settings.baseUrl)
    return c.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8' })
  },
})

const nameOf = (c: Context<Site>) => c.req.param('name') ?? ''

route(releaseRoutes, {
  ...open,
  path: '/siffror/utgava/:name',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const found = await inside(visit, async (tx) => {
      const row = await findRelease(tx, nameOf(c))
      return row && { row, frame: await readFrame(tx, frameFor(c)) }
    })
    if (!found) return showState(c, 404)
    return html(c, <ReleasePage visit={visit} row={found.row} indicators={found.frame.indicators} />)
  },
})

const keptForm = z.looseObject({
  kommun: z.string().regex(placeCode).optional().catch(undefined),
  ar: z
    .string()
    .regex(/^\d{4}(-(H[12]|\d{2}(-\d{2})?))?$/)
    .optional()
    .catch(undefined),
  kon: z.enum(['K', 'M', 'T', 'U']).optional().catch(undefined),
})

route(releaseRoutes, {
  ...open,
  path: '/siffror/utgava/:name/:slug',
  form: keptForm,
  async answer(c, input) {
    const { visit } = c.var
    const { kommun, ar, kon } = 'value' in input ? input.value : {}
    const [slug = '', suffix] = splitSuffix(c.req.param('slug') ?? '')
    const found = await inside(visit, async (tx) => {
      const row = await findRelease(tx, nameOf(c))
      const frame = await readFrame(tx, frameFor(c))
      const of = indicatorOf(frame, slug)
      if (!row || !of) return undefined
      const wanted = { seq: row.seq, slug, place: kommun ?? null, period: ar ?? null, sex: kon ?? null }
      return { row, of, frame, rows: await listOfRelease(tx, wanted) }
    })
    if (!found) return showState(c, 404)
    if (suffix) return sendFile(c, { ...found, release: found.row.name, known: [found.of], suffix })
    const asked = { place: kommun, period: ar }
    const suffixed = (ending: string) => permalinkOf(found.row.name, slug, asked, ending)
    const { frame, rows, ...kept } = found
    const table = tableOf(found.of, rows)
    return html(
      c,
      <KeptPage
        visit={visit}
        {...kept}
        places={frame.places}
        table={table}
        replies={repliesOf(rows)}
        asked={asked}
        suffixed={suffixed}
      />,
    )
  },
})
