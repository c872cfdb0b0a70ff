import { type Context, Hono } from 'hono'
import { type Raw, typed } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { offersOf, sayOffer } from '../acts/offer.ts'
import { yearOf } from '../acts/place.ts'
import { areaField, offerForm } from '../form/offer.ts'
import { workAreas } from '../samples.ts'
import { texts } from '../texts/index.ts'
import { OffersPage, type OffersProps } from '../views/offers.tsx'

/** /placering/utbud: what each municipality can offer, said by its own settlement officer. */
export const offerRoutes = new Hono<Site>()
const forSettlement = { policy: 'offers', purpose: null, path: '/placering/utbud' } as const

type Told = Pick<OffersProps, 'problems' | 'typed'>
async function showOffers(c: Context<Site>, told: Told = {}, status = 200) {
  const { visit } = c.var
  const year = yearOf(visit)
  const found = await offersOf(visit, year)
  const done = c.req.query('klart') === 'sparat' ? texts(visit.language).placing.offers.done : undefined
  const code = visit.actor.municipality ?? ''
  return html(c, <OffersPage {...{ visit, year, code }} {...found} {...told} status={done} />, status)
}

function refused(c: Context<Site>, raw: Raw, problems: Record<string, string>, status = 422) {
  const said = texts(c.var.visit.language).placing.offers.problem
  const inWords = Object.entries(problems).map(([field, key]) => [field, said[key] ?? ''])
  const values = Object.fromEntries(Object.keys(raw).map((name) => [name, typed(raw, name)]))
  return showOffers(c, { problems: Object.fromEntries(inWords), typed: values }, status)
}

route(offerRoutes, { ...forSettlement, method: 'get', form: null, audit: 'none', answer: (c) => showOffers(c) })

route(offerRoutes, {
  ...forSettlement,
  method: 'post',
  form: offerForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return refused(c, input.raw, input.problems)
    const { ar, rum, skola, vard, trappor, kalla, ...areas } = input.value
    const shares = areas as Record<string, number | null>
    const work = workAreas.flatMap((area): [string, number][] => {
      const share = shares[areaField(area)]
      return typeof share === 'number' ? [[area, share / 100]] : []
    })
    const outcome = await sayOffer(c.var.visit, {
      ...{ year: ar, rooms: rum, schoolPlaces: skola, carePlaces: vard, accessible: trappor, source: kalla },
      work: Object.fromEntries(work),
    })
    return outcome === 'done'
      ? c.redirect('/placering/utbud?klart=sparat', 303)
      : refused(c, input.raw, { form: 'changed' }, 409)
  },
})
