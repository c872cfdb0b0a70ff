import { type Context, Hono } from 'hono'
import { idOf, type Raw, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site, Visit } from '../../platform/visit.ts'
import { type Advice, addHousehold, alternativesOf, giveAdvice, type Placed, placeHousehold } from '../acts/place.ts'
import { type DepartReason, departReasons } from '../domain/placing.ts'
import { choiceForm, householdForm } from '../form/placing.ts'
import { texts } from '../texts/index.ts'
import { HouseholdPage, type HouseholdProps } from '../views/household.tsx'
import { NewHouseholdPage } from '../views/new-household.tsx'
import { PlacingPage } from '../views/placing.tsx'

/** /placering: advice for households inside the decided numbers. A person decides. */
export const placingRoutes = new Hono<Site>()
const forSettlement = { policy: 'settlement', purpose: 'placering' } as const
const all = (raw: Raw) => Object.fromEntries(Object.keys(raw).map((name) => [name, typed(raw, name)]))
const said = (visit: Visit, problems: Record<string, string>) => {
  const t = texts(visit.language).placing.problem
  return Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, t[key] ?? t.changed ?? '']))
}

function scarceIn({ prices, offers }: Advice) {
  const rooms = new Map(offers.map(({ code, room }) => [code, room]))
  const priced = [...prices].filter(([, price]) => price > 0).sort((a, b) => b[1] - a[1])
  return priced.slice(0, 10).map(([code, price]) => ({ code, price, room: rooms.get(code) ?? 0 }))
}

function departuresIn({ households }: Advice): [DepartReason, number][] {
  const last = households.map(({ decisions }) => decisions.at(-1)?.reason)
  const counted = departReasons.map((reason): [DepartReason, number] => [
    reason,
    last.filter((one) => one === reason).length,
  ])
  return counted.filter(([, number]) => number > 0)
}

route(placingRoutes, {
  ...forSettlement,
  method: 'get',
  path: '/placering',
  form: null,
  audit: 'read',
  async answer(c) {
    const { visit } = c.var
    const advice = await giveAdvice(visit)
    if (!advice) return showState(c, 503)
    const t = texts(visit.language).placing.new
    const status = { sparat: t.added, valt: t.chosen }[c.req.query('klart') ?? '']
    const found = { scarce: scarceIn(advice), departures: departuresIn(advice) }
    return html(c, <PlacingPage visit={visit} {...advice} {...found} status={status} />)
  },
})

const showNew = (c: Context<Site>, told: Partial<Parameters<typeof NewHouseholdPage>[0]> = {}, status = 200) =>
  html(c, <NewHouseholdPage visit={c.var.visit} {...told} />, status)

route(placingRoutes, {
  ...forSettlement,
  method: 'get',
  path: '/placering/ny',
  form: null,
  audit: 'none',
  answer: (c) => showNew(c),
})

route(placingRoutes, {
  ...forSettlement,
  method: 'post',
  path: '/placering/ny',
  form: householdForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const needs = [input.raw.behov ?? []].flat().filter((one) => typeof one === 'string')
    const again = (problems: Record<string, string>) =>
      showNew(c, { problems: said(visit, problems), typed: all(input.raw), needs }, 422)
    if ('problems' in input) return again(input.problems)
    const { nummer, beteckning, personer, rum, skola, behov, arbete, onskan, anknytning, grund, grundtext } =
      input.value
    if (arbete && !(arbete in texts(visit.language).placing.new.areas)) return again({ arbete: 'work' })
    const outcome = await addHousehold(visit, {
      number: nummer,
      reference: beteckning,
      size: personer,
      rooms: rum,
      schoolPlaces: skola,
      care: behov.includes('vard') || null,
      stepFree: behov.includes('trappor') || null,
      work: arbete || null,
      wishes: onskan,
      ties: anknytning,
      ground: grund,
      note: grundtext,
    })
    return outcome === 'done' ? c.redirect('/placering?klart=sparat', 303) : again({ nummer: 'unknown' })
  },
})

type Told = Partial<Pick<HouseholdProps, 'problems' | 'typed'>>
async function showHousehold(c: Context<Site>, told: Told = {}, status = 200) {
  const { visit } = c.var
  const advice = await giveAdvice(visit)
  if (!advice) return showState(c, 503)
  const household = advice.households.find(({ id }) => id === idOf(c))
  if (!household) return showState(c, 404)
  const rooms = new Map(advice.offers.map((offer) => [offer.code, offer.rooms]))
  const found = {
    household,
    rooms,
    advised: advice.advised.get(household.id),
    places: alternativesOf(advice, household),
  }
  return html(c, <HouseholdPage visit={visit} {...found} {...told} />, status)
}

route(placingRoutes, {
  ...forSettlement,
  method: 'get',
  path: '/placering/:id',
  form: null,
  audit: 'read',
  answer: (c) => showHousehold(c),
})

const fields = { other: 'kommun', closed: 'kommun', reason: 'skal', reasonText: 'text' } as const
function finish(c: Context<Site>, outcome: Placed, raw: Raw) {
  const { visit } = c.var
  if (outcome === 'done') return c.redirect('/placering?klart=valt', 303)
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'tooSlow') return showState(c, 503)
  if (outcome === 'changed') return showHousehold(c, { problems: said(visit, { form: 'changed' }) }, 409)
  const problems = said(visit, { [fields[outcome.problem]]: outcome.problem })
  return showHousehold(c, { problems, typed: all(raw) }, 422)
}

route(placingRoutes, {
  ...forSettlement,
  method: 'post',
  path: '/placering/:id',
  form: choiceForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input)
      return showHousehold(c, { problems: said(visit, input.problems), typed: all(input.raw) }, 422)
    const { rad, kommun, skal, text } = input.value
    const choice = { advised: rad, chosen: kommun, reason: skal ?? null, text }
    return finish(c, await placeHousehold(visit, idOf(c), choice), input.raw)
  },
})
