import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { html, showState } from '../../../platform/pages.tsx'
import { mayOpen } from '../../../platform/policies.ts'
import { route } from '../../../platform/route.ts'
import { inside, type Site, type Tx } from '../../../platform/visit.ts'
import { findPlace, inRegion, type Place, regionOf } from '../../places.ts'
import { type Frame, readFrame } from '../../queries/pages/frame.ts'
import { listOfIndicator } from '../../queries/pages/observations.ts'
import { listPeers } from '../../queries/pages/peers.ts'
import { listTiles } from '../../queries/pages/tiles.ts'
import { indicatorOf } from '../../views/public/blocks.tsx'
import { type Against, against, ComparePage } from '../../views/public/compare.tsx'
import { MapPage } from '../../views/public/map.tsx'
import { nation } from '../../words.ts'
import { frameFor, latestPeriod } from './pages.tsx'

/** One municipality beside others, and all of them on the map. */
export const compareRoutes = new Hono<Site>()
const open = { method: 'get', policy: 'everybody', purpose: null, audit: 'none' } as const

const several = z.array(z.string()).or(z.string().transform((one) => [one]))
const compareForm = z.looseObject({
  nyckeltal: z.string().max(60).catch(''),
  kommun: z.string().max(60).catch(''),
  mot: z.enum(against).catch('regionen'),
  med: several.catch([]).default([]),
})
type Asked = { place: Place; mot: Against; med: readonly string[] }

/** The codes of everybody who is compared, the own one first. */
async function others(tx: Tx, { places }: Frame, { place, mot, med }: Asked): Promise<string[]> {
  const codes = inRegion(places, regionOf(places)).map(({ code }) => code)
  const chosen: Record<Against, () => string[] | Promise<string[]>> = {
    hornet: () => places.filter(({ corner }) => corner !== null && corner === place.corner).map(({ code }) => code),
    regionen: () => codes,
    liknande: async () => (await listPeers(tx, place.code)).map(({ peer }) => peer),
    riket: () => [regionOf(places), nation],
    egna: () => med.flatMap((slug) => findPlace(places, slug)?.code ?? []),
  }
  return [...new Set([place.code, ...(await chosen[mot]())])]
}

async function findCompared(c: Context<Site>, tx: Tx, asked: z.infer<typeof compareForm>) {
  const frame = await readFrame(tx, frameFor(c))
  const of = indicatorOf(frame, asked.nyckeltal)
  const place = findPlace(frame.places, asked.kommun)
  if (!of || !place) return { frame, of, place, codes: [], rows: [], period: undefined }
  const codes = await others(tx, frame, { place, mot: asked.mot, med: asked.med })
  const wanted = { slug: of.slug, among: codes, whole: [place.code], period: null }
  const rows = await listOfIndicator(tx, wanted)
  return { frame, of, place, codes, rows, period: latestPeriod(rows, codes) || undefined }
}

route(compareRoutes, {
  ...open,
  path: '/siffror/jamfor',
  form: compareForm,
  async answer(c, input) {
    const { visit } = c.var
    const asked = 'value' in input ? input.value : compareForm.parse({ nyckeltal: '', kommun: '', mot: '' })
    const found = await inside(visit, (tx) => findCompared(c, tx, asked))
    return html(c, <ComparePage visit={visit} mot={asked.mot} {...found} />)
  },
})

route(compareRoutes, {
  ...open,
  path: '/siffror/karta/:slug',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const found = await inside(visit, async (tx) => {
      const frame = await readFrame(tx, frameFor(c))
      const of = indicatorOf(frame, c.req.param('slug') ?? '')
      if (!of) return undefined
      const region = regionOf(frame.places)
      const codes = inRegion(frame.places, region).map(({ code }) => code)
      const rows = await listOfIndicator(tx, {
        slug: of.slug,
        among: [...codes, region],
        whole: [region],
        period: null,
      })
      return { frame, of, region, rows, period: latestPeriod(rows, codes), tiles: await listTiles(tx, region) }
    })
    if (!found) return showState(c, 404)
    return html(c, <MapPage visit={visit} {...found} places={mayOpen('platformAdministrator', visit.actor.role)} />)
  },
})
