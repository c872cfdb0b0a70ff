import { type Context, Hono } from 'hono'
import { stateTexts } from '../../applications/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { type Answered, callMade, confirmOffer, revive } from '../acts/offers.ts'
import { readReserve } from '../acts/reserve.ts'
import { applicantForm, reviveForm, viewForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { addressOf } from '../views/frame.tsx'
import { ReservePage } from '../views/reserve.tsx'

/** /kurstillfallen/:id/reservlista: who waits, why in that order, and the offers that are out. */
export const reserveRoutes = new Hono<Site>()
const school = { policy: 'school', purpose: 'assessApplication' } as const

type Told = { status?: string | undefined; problem?: string | undefined }
async function showReserve(c: Context<Site>, told: Told = {}, code: 200 | 409 | 422 = 200) {
  const { visit } = c.var
  const reserve = await readReserve(visit, idOf(c))
  return reserve ? html(c, <ReservePage visit={visit} reserve={reserve} {...told} />, code) : showState(c, 404)
}

function answered(c: Context<Site>, outcome: Answered, done: string) {
  const { language } = c.var.visit
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'taken') return c.redirect(`${addressOf(idOf(c), 'reserve')}?klart=${done}`, 303)
  const t = texts(language).reserve
  const problem = outcome === 'changed' ? t.changed : stateTexts(language).refusal[outcome.notNow]
  return showReserve(c, { problem }, 409)
}

const unread = (c: Context<Site>) => showReserve(c, { problem: texts(c.var.visit.language).problems.form }, 422)

route(reserveRoutes, {
  ...school,
  method: 'get',
  path: '/kurstillfallen/:id/reservlista',
  form: viewForm,
  audit: 'read',
  answer(c, input) {
    const t = texts(c.var.visit.language).reserve
    const said = { erbjuden: t.offered, tillbaka: t.back, ringt: t.callNoted } as Record<string, string>
    const done = 'value' in input ? input.value.klart : undefined
    return showReserve(c, { status: done && said[done] })
  },
})

route(reserveRoutes, {
  ...school,
  method: 'post',
  path: '/kurstillfallen/:id/reservlista/erbjud',
  form: applicantForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return unread(c)
    const of = { round: idOf(c), application: input.value.application }
    return answered(c, await confirmOffer(c.var.visit, of, versionOf(input)), 'erbjuden')
  },
})

route(reserveRoutes, {
  ...school,
  method: 'post',
  path: '/kurstillfallen/:id/reservlista/igen',
  form: reviveForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return unread(c)
    const { to, application } = input.value
    const outcome = await revive(c.var.visit, { round: idOf(c), application }, { to, version: versionOf(input) })
    return answered(c, outcome, to === 'offered' ? 'erbjuden' : 'tillbaka')
  },
})

route(reserveRoutes, {
  ...school,
  method: 'post',
  path: '/kurstillfallen/:id/reservlista/ringt',
  form: applicantForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return unread(c)
    const of = { round: idOf(c), application: input.value.application }
    return answered(c, await callMade(c.var.visit, of), 'ringt')
  },
})
