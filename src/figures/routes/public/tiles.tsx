import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Raw, typed } from '../../../platform/input.ts'
import { html } from '../../../platform/pages.tsx'
import { route } from '../../../platform/route.ts'
import { inside, type Site } from '../../../platform/visit.ts'
import { placeTiles } from '../../acts/tiles.ts'
import { inRegion, regionOf } from '../../places.ts'
import { readFrame } from '../../queries/pages/frame.ts'
import { listTiles } from '../../queries/pages/tiles.ts'
import { texts } from '../../texts/index.ts'
import { readSquares } from '../../tiles.ts'
import { PlaceTilesPage } from '../../views/public/place-tiles.tsx'
import { frameFor } from './pages.tsx'

/** An administrator gives a region its map: a row and a column for each municipality. */
export const tileRoutes = new Hono<Site>()
const path = '/siffror/kartrutor'
const administrators = { path, policy: 'platformAdministrator', purpose: null } as const
/** A field for each row and column of a municipality: which they are is known first when the region is. */
const squaresForm = z.object({}).catchall(z.string('number').max(20, 'number'))

const regionFor = (c: Context<Site>) =>
  inside(c.var.visit, async (tx) => {
    const { places } = await readFrame(tx, frameFor(c))
    const region = regionOf(places)
    return { region, places: inRegion(places, region), tiles: await listTiles(tx, region) }
  })

type Again = { raw: Raw; problems: Record<string, 'number' | 'taken'> }
async function show(c: Context<Site>, status: 200 | 422, again?: Again) {
  const { visit } = c.var
  const { places, tiles } = await regionFor(c)
  const t = texts(visit.language).tiles
  const kept = new Map(
    tiles.flatMap(({ municipality, row, col }) => [
      [`row-${municipality}`, String(row)],
      [`col-${municipality}`, String(col)],
    ]),
  )
  const problems = Object.fromEntries(Object.entries(again?.problems ?? {}).map(([name, key]) => [name, t[key]]))
  const written = (name: string) => (again ? typed(again.raw, name) : (kept.get(name) ?? ''))
  const saved = c.req.query('klart') !== undefined
  return html(
    c,
    <PlaceTilesPage visit={visit} places={places} typed={written} saved={saved} problems={problems} />,
    status,
  )
}

route(tileRoutes, { ...administrators, method: 'get', form: null, audit: 'none', answer: (c) => show(c, 200) })

route(tileRoutes, {
  ...administrators,
  method: 'post',
  form: squaresForm,
  audit: 'write',
  async answer(c, { raw, ...input }) {
    const { region, places } = await regionFor(c)
    const read = readSquares(
      places.map(({ code }) => code),
      (name) => typed(raw, name),
    )
    if ('problems' in read) return show(c, 422, { raw, problems: read.problems })
    if ('problems' in input) return show(c, 422, { raw, problems: {} })
    await placeTiles(c.var.visit, region, read.squares)
    return c.redirect(`${path}?klart`, 303)
  },
})
