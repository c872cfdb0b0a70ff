import { Hono } from 'hono'
import { html, showState } from '../../../platform/pages.tsx'
import { route } from '../../../platform/route.ts'
import { inside, type Site, type Visit } from '../../../platform/visit.ts'
import { weigh } from '../../acts/peers.ts'
import { askForm, weightForm } from '../../form/weights.ts'
import { factors, groundOf, nearest, weightsFor } from '../../peers.ts'
import { addressName, findPlace } from '../../places.ts'
import { readFrame } from '../../queries/pages/frame.ts'
import { listMeasured, listWeights } from '../../queries/pages/peers.ts'
import { PeersPage, path, weightPath } from '../../views/public/peers.tsx'
import { frameFor } from './pages.tsx'

/** Who is alike: for everybody to try, and for the platform's editor to decide how the measures weigh. */
export const peerRoutes = new Hono<Site>()
const decides = ({ actor }: Visit) => actor.role === 'statisticsEditor' && actor.municipality === null

route(peerRoutes, {
  method: 'get',
  path: `${path}/:slug`,
  policy: 'everybody',
  purpose: null,
  audit: 'none',
  form: askForm,
  async answer(c, input) {
    const { visit } = c.var
    const asked = 'value' in input ? input.value : {}
    const found = await inside(visit, async (tx) => {
      const { places } = await readFrame(tx, frameFor(c))
      const place = findPlace(places, c.req.param('slug') ?? '')
      if (!place) return undefined
      const ground = groundOf(await listMeasured(tx))
      const chosen = Object.fromEntries(factors.flatMap((one) => (asked[one] === undefined ? [] : [[one, asked[one]]])))
      const weights = weightsFor({ ...(await listWeights(tx)), ...chosen }, ground)
      const there = ground.rows.some(({ code }) => code === place.code)
      const peers = there ? nearest(place.code, ground.rows, weights) : []
      return { place, places, peers, weights, unknown: ground.unknown, demo: ground.rows.some(({ demo }) => demo) }
    })
    if (!found) return showState(c, 404)
    const done = c.req.query('klart') !== undefined && decides(visit)
    return html(c, <PeersPage visit={visit} {...found} decides={decides(visit)} done={done} />)
  },
})

route(peerRoutes, {
  method: 'post',
  path: weightPath,
  policy: 'figureEditor',
  purpose: null,
  audit: 'write',
  form: weightForm,
  async answer(c, input) {
    const { visit } = c.var
    if (!decides(visit)) return showState(c, 404)
    if ('problems' in input) return showState(c, 400)
    await weigh(visit, input.value)
    const { places } = await inside(visit, (tx) => readFrame(tx, frameFor(c)))
    return c.redirect(places[0] ? `${path}/${addressName(places[0].name)}?klart` : '/siffror', 303)
  },
})
