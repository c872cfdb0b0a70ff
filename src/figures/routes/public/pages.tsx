import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { html, showState } from '../../../platform/pages.tsx'
import { route } from '../../../platform/route.ts'
import { inside, type Site } from '../../../platform/visit.ts'
import { dayOf } from '../../../shared/calendar.ts'
import { intervalOf, practice } from '../../attack-table.ts'
import { corners, isPlace } from '../../facts/places.ts'
import { findPlace, inRegion, regionOf } from '../../places.ts'
import { readFrame } from '../../queries/pages/frame.ts'
import { listOfIndicator, listOfMunicipality } from '../../queries/pages/observations.ts'
import { listPeers } from '../../queries/pages/peers.ts'
import { AttackPage } from '../../views/public/attack.tsx'
import { indicatorOf } from '../../views/public/blocks.tsx'
import { IndicatorPage } from '../../views/public/indicator.tsx'
import { compared, MunicipalityPage, ownDrawn, pageSlugs } from '../../views/public/municipality.tsx'
import { StartPage } from '../../views/public/start.tsx'
import { widerPlaces } from '../../views/public/wider.tsx'
import { nation } from '../../words.ts'

/** /siffror and below: the region in figures, for everybody. Each page is one round of queries, whatever there is to show. */
export const figurePageRoutes = new Hono<Site>()
const open = { method: 'get', policy: 'everybody', purpose: null, audit: 'none' } as const

export const frameFor = (c: Context<Site>) => ({ language: c.var.visit.language, today: dayOf(c.var.visit.now) })
export const latestPeriod = (
  rows: readonly { period: string; sex: string; value: number | null; place: string }[],
  among: readonly string[],
) =>
  rows
    .filter(({ sex, value, place }) => sex === 'T' && value !== null && among.includes(place))
    .map(({ period }) => period)
    .sort()
    .at(-1) ?? ''

route(figurePageRoutes, {
  ...open,
  path: '/siffror',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const found = await inside(visit, async (tx) => {
      const frame = await readFrame(tx, frameFor(c))
      const region = regionOf(frame.places)
      const codes = frame.places.map(({ code }) => code)
      const rows = await listOfIndicator(tx, {
        slug: 'mottagna',
        among: [...codes, region],
        whole: [region],
        period: null,
      })
      return { frame, region, rows, period: latestPeriod(rows, codes) }
    })
    return html(c, <StartPage visit={visit} {...found} />)
  },
})

route(figurePageRoutes, {
  ...open,
  path: '/siffror/kommun/:slug',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const found = await inside(visit, async (tx) => {
      const frame = await readFrame(tx, frameFor(c))
      const place = findPlace(frame.places, c.req.param('slug') ?? '')
      if (!place) return undefined
      const whole = regionOf(frame.places)
      const region = inRegion(frame.places, whole).map(({ code }) => code)
      const wider = { slug: ownDrawn, places: widerPlaces(place, whole) }
      const rows = await listOfMunicipality(tx, { code: place.code, slugs: pageSlugs, compared, among: region, wider })
      return { frame, place, region, whole, rows, peers: await listPeers(tx, place.code) }
    })
    return found ? html(c, <MunicipalityPage visit={visit} {...found} />) : showState(c, 404)
  },
})

const period = z.string().regex(/^\d{4}(-(H[12]|\d{2}(-\d{2})?))?$/)
const code = z.string().max(4).refine(isPlace)
const indicatorForm = z.looseObject({
  ar: period.nullable().catch(null).default(null),
  kommun: code.nullable().catch(null).default(null),
})

route(figurePageRoutes, {
  ...open,
  path: '/siffror/nyckeltal/:slug',
  form: indicatorForm,
  async answer(c, input) {
    const { visit } = c.var
    const { ar = null, kommun = null } = 'value' in input ? input.value : {}
    const found = await inside(visit, async (tx) => {
      const frame = await readFrame(tx, frameFor(c))
      const of = indicatorOf(frame, c.req.param('slug') ?? '')
      if (!of) return undefined
      const region = regionOf(frame.places)
      const codes = inRegion(frame.places, region).map(({ code: one }) => one)
      const asked = kommun ?? region
      const whole = [...new Set([asked, region])]
      const rows = await listOfIndicator(tx, {
        slug: of.slug,
        among: [...new Set([...codes, ...corners, ...whole, nation])],
        whole,
        period: ar,
      })
      const place = frame.places.find((one) => one.code === asked) ?? { code: asked, name: '', corner: null }
      const periods = [...new Set(rows.filter((row) => row.place === asked).map((row) => row.period))].sort()
      return {
        frame,
        of,
        region,
        whole: place,
        rows,
        periods,
        period: ar ?? (latestPeriod(rows, codes) || latestPeriod(rows, corners)),
      }
    })
    return found ? html(c, <IndicatorPage visit={visit} {...found} />) : showState(c, 404)
  },
})

const attackForm = z.looseObject({ tal: z.string().max(20).catch(''), gissning: z.string().max(10).catch('') })
route(figurePageRoutes, {
  ...open,
  path: '/siffror/rakna-ut',
  form: attackForm,
  answer(c, input) {
    const { tal = '', gissning = '' } = 'value' in input ? input.value : {}
    const [corner = '', answer = ''] = tal.split('-')
    const between = tal ? intervalOf(corner, answer) : undefined
    return html(
      c,
      <AttackPage visit={c.var.visit} table={practice()} tried={{ cell: tal, guess: gissning.trim(), between }} />,
    )
  },
})
