import { type Context, Hono } from 'hono'
import { amountOf, limitsInForce, stateTexts } from '../../applications/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { showReceipt } from '../../shared/receipt.ts'
import { agreeNextStep, type Cancelled, cancelWhole } from '../acts/cancel.ts'
import { inCourse, inRound, readRound, type Ticked, tickStart } from '../acts/start.ts'
import { cancelForm, startForm, stepForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { type Again, CancelPage } from '../views/cancel.tsx'
import { cancelAddress, startAddress } from '../views/frame.tsx'
import { StartPage } from '../views/start.tsx'

/** The start list, and a start that is cancelled. */
export const roundRoutes = new Hono<Site>()
const school = { policy: 'school', purpose: 'followUp' } as const

type Told = { problem?: string; status?: string | undefined; failed?: readonly Ticked[]; done?: number }
async function showStart(c: Context<Site>, told: Told = {}, code: 200 | 422 = 200) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const list = await readRound(tx, visit, idOf(c), inCourse)
    const limits = await limitsInForce(tx)
    const days = (key: 'startTicks' | 'lateStart') => amountOf(limits, key, visit.now)
    return list && { list, limits: { ticks: days('startTicks'), lateStart: days('lateStart') } }
  })
  return found ? html(c, <StartPage visit={visit} {...found} {...told} />, code) : showState(c, 404)
}

route(roundRoutes, {
  ...school,
  method: 'get',
  path: '/kurstillfallen/:id/startlista',
  form: null,
  audit: 'read',
  answer: (c) =>
    showStart(c, { status: c.req.query('klart') === 'sparad' ? texts(c.var.visit.language).list.done : undefined }),
})

route(roundRoutes, {
  ...school,
  method: 'post',
  path: '/kurstillfallen/:id/startlista',
  form: startForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const t = texts(visit.language)
    if ('problems' in input) return showStart(c, { problem: t.problems.form }, 422)
    if (input.value.length === 0) return showStart(c, { problem: t.list.nothing }, 422)
    const ticked = await tickStart(visit, idOf(c), input.value)
    if (ticked === 'missing') return showState(c, 404)
    const failed = ticked.filter(({ outcome }) => outcome !== 'taken')
    if (failed.length === 0) return c.redirect(`${startAddress(idOf(c))}?klart=sparad`, 303)
    return showStart(c, { failed, done: ticked.length - failed.length })
  },
})

type Redrawn = { again?: Again; problem?: string; status?: string | undefined }
/** A refused cancellation is taken back as a whole: what is shown is what stands after that. */
const afterwards = (visit: Visit): Visit => ({ ...visit, open: null, reads: [] })

async function showCancel(c: Context<Site>, redrawn: Redrawn = {}, code: 200 | 409 | 422 = 200) {
  const visit = code === 409 ? afterwards(c.var.visit) : c.var.visit
  const list = await inside(visit, (tx) => readRound(tx, visit, idOf(c), inRound))
  return list ? html(c, <CancelPage visit={visit} list={list} {...redrawn} />, code) : showState(c, 404)
}

route(roundRoutes, {
  ...school,
  method: 'get',
  path: '/kurstillfallen/:id/stall-in',
  form: null,
  audit: 'read',
  answer(c) {
    const t = texts(c.var.visit.language).cancel
    const [, people] = /^installd-(\d{1,4})$/.exec(c.req.query('klart') ?? '') ?? []
    const status = people ? t.done(Number(people)) : c.req.query('klart') === 'steg' ? t.saved : undefined
    return showCancel(c, { status })
  },
})

route(roundRoutes, {
  ...school,
  method: 'post',
  path: '/kurstillfallen/:id/stall-in/steg',
  form: stepForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) {
      const known = texts(visit.language).problems as Record<string, string>
      const [first = 'form'] = Object.values(input.problems)
      return showCancel(c, { problem: known[first] ?? '' }, 422)
    }
    const saved = await agreeNextStep(visit, { round: idOf(c), ...input.value })
    return saved === 'missing' ? showState(c, 404) : c.redirect(`${cancelAddress(idOf(c))}?klart=steg`, 303)
  },
})

function whyNot(visit: Visit, refused: Exclude<Cancelled, 'missing' | { done: number }>): string {
  const t = texts(visit.language).cancel
  if ('without' in refused) return t.without(refused.without.map(({ receipt }) => showReceipt(receipt)).join(', '))
  return t.stopped(showReceipt(refused.receipt), stateTexts(visit.language).refusal[refused.notNow])
}

route(roundRoutes, {
  ...school,
  method: 'post',
  path: '/kurstillfallen/:id/stall-in',
  form: cancelForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return showCancel(c, { again: input }, 422)
    const cancelled = await cancelWhole(visit, idOf(c), input.value.reason)
    if (cancelled === 'missing') return showState(c, 404)
    if ('done' in cancelled) return c.redirect(`${cancelAddress(idOf(c))}?klart=installd-${cancelled.done}`, 303)
    return showCancel(c, { problem: whyNot(visit, cancelled), again: { raw: input.raw, problems: {} } }, 409)
  },
})
