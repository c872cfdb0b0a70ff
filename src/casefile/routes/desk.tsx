import { Hono } from 'hono'
import {
  answerFunding,
  answerPayment,
  factsOf,
  handOver,
  pauseApplication,
  type Whole,
} from '../../applications/index.ts'
import { costOf, findPriceInForce, splitCost } from '../../courses/index.ts'
import { idOf, type Raw, typed } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { readDay } from '../../shared/typed-day.ts'
import { joined, pauseForm, payerQuery, paymentForm, responsibleForm } from '../form.ts'
import { listColleagues } from '../queries/mine.ts'
import { refusalText } from '../standing.ts'
import { PausePage, PaymentPage, ResponsiblePage } from '../views/desk.tsx'
import { answer, type C, concerned, known, noRaw, notNow, problemTexts, withWhole } from './common.tsx'

/** What the desk does beside the steps: money, pause, whose it is. */
export const deskRoutes = new Hono<Site>()

type Drawn = { raw: Raw; problems: Record<string, string>; status: 200 | 422 }
const first: Drawn = { raw: noRaw, problems: {}, status: 200 }
const again = (c: C, raw: Raw, problems: Record<string, string>): Drawn => ({
  raw,
  problems: problemTexts(problems, c.var.visit.language),
  status: 422,
})

const payment = { ...concerned, policy: 'answersPayment', path: '/ansokningar/:id/betalning' } as const
type Share = { del?: string | undefined; betalare?: string | undefined }
type Payer = Whole['payers'][number]

/** What this payer's part costs by the price of today. */
async function amountOf(c: C, whole: Whole, payer: Payer): Promise<number | null> {
  const { in: round, of: course, provider } = whole
  const priced = { id: round.id, course: course.id, provider }
  const price = await inside(c.var.visit, (tx) => findPriceInForce(tx, priced, dayOf(c.var.visit.now)))
  if (!price) return null
  const payers = whole.payers.filter(({ component }) => component === payer.component)
  const cost = costOf(price, { starts: round.starts, ends: round.ends, credits: course.credits })
  return splitCost(cost, payers)[payers.indexOf(payer)] ?? null
}

/** The part that is asked about, or the first that this visitor may answer for. */
function asked(visit: Visit, whole: Whole, { del, betalare }: Share): Payer | undefined {
  const facts = factsOf(whole, visit.now)
  return whole.payers.find(({ component, organisation }) => {
    if ((del && del !== component) || (betalare && betalare !== organisation)) return false
    const answered = answerFunding({ component, organisation, answer: 'committed' }, whole, visit.actor, facts)
    return !('refused' in answered) || answered.refused !== 'notYours'
  })
}

const drawPayment = (c: C, share: Share, { raw, problems, status }: Drawn) =>
  withWhole(c, async (whole) => {
    const { visit } = c.var
    const payer = asked(visit, whole, share)
    if (!payer) return notNow(c, { notNow: 'movedOn' })
    const isLate = whole.due !== null && whole.due < visit.now
    const page = { visit, whole, payer, isLate, raw, problems, amount: await amountOf(c, whole, payer) }
    return html(c, <PaymentPage {...page} />, status)
  })

route(deskRoutes, {
  ...payment,
  method: 'get',
  form: payerQuery,
  audit: 'read',
  answer: (c, input) => drawPayment(c, 'value' in input ? input.value : {}, first),
})

route(deskRoutes, {
  ...payment,
  method: 'post',
  form: paymentForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) {
      const share = { del: typed(input.raw, 'del'), betalare: typed(input.raw, 'betalare') }
      return drawPayment(c, share, again(c, input.raw, input.problems))
    }
    const { del, betalare, answer: said, reason, text } = input.value
    const words = { ...(reason ? { reason } : {}), ...(text?.trim() ? { text: text.trim() } : {}) }
    const wish = { component: del, organisation: betalare, answer: said, ...words }
    const outcome = await answerPayment(visit, idOf(c), wish, { version: versionOf(input) })
    const lacks = typeof outcome === 'object' && ['missingReason', 'lateIsNoGround'].includes(outcome.notNow)
    if (!lacks) return answer(c, outcome, 'taken', input.raw)
    const problems = { reason: refusalText(outcome.notNow, visit.language) }
    return drawPayment(c, { del, betalare }, { raw: input.raw, problems, status: 422 })
  },
})

const pausing = { ...known, policy: 'pauses', path: '/ansokningar/:id/paus' } as const
const drawPause = (c: C, { raw, problems, status }: Drawn) =>
  withWhole(c, (whole) => {
    const { visit } = c.var
    return html(c, <PausePage visit={visit} whole={whole} raw={raw} problems={problems} />, status)
  })

route(deskRoutes, { ...pausing, method: 'get', form: null, audit: 'read', answer: (c) => drawPause(c, first) })

route(deskRoutes, {
  ...pausing,
  method: 'post',
  form: pauseForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return drawPause(c, again(c, input.raw, input.problems))
    const until = readDay(joined(input.value, 'until'), visit.now)
    if (!until) return drawPause(c, again(c, input.raw, { until: 'day' }))
    const wish = { until, reason: input.value.reason ?? '' }
    const outcome = await pauseApplication(visit, idOf(c), wish, { version: versionOf(input) })
    const field =
      typeof outcome === 'object' && { missingReason: 'reason', pauseDayPassed: 'until' }[outcome.notNow as string]
    if (typeof outcome !== 'object' || !field) return answer(c, outcome, 'saved', input.raw)
    const problems = { [field]: refusalText(outcome.notNow, visit.language) }
    return drawPause(c, { raw: input.raw, problems, status: 422 })
  },
})

route(deskRoutes, {
  ...pausing,
  path: '/ansokningar/:id/paus/slut',
  method: 'post',
  form: null,
  audit: 'write',
  answer: async (c, input) =>
    answer(c, await pauseApplication(c.var.visit, idOf(c), null, { version: versionOf(input) }), 'saved'),
})

const responsible = { ...concerned, policy: 'home', path: '/ansokningar/:id/ansvarig' } as const
const drawResponsible = (c: C, { raw, problems, status }: Drawn) =>
  withWhole(c, async (whole) => {
    const { visit } = c.var
    const colleagues = await inside(visit, listColleagues)
    return html(
      c,
      <ResponsiblePage visit={visit} whole={whole} colleagues={colleagues} raw={raw} problems={problems} />,
      status,
    )
  })

route(deskRoutes, {
  ...responsible,
  method: 'get',
  form: null,
  audit: 'read',
  answer: (c) => drawResponsible(c, first),
})

/** Those who distribute the work give it to anybody; the others take it themselves. */
route(deskRoutes, {
  ...responsible,
  method: 'post',
  form: responsibleForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return drawResponsible(c, again(c, input.raw, input.problems))
    return answer(c, await handOver(c.var.visit, idOf(c), input.value.to, versionOf(input)), 'saved')
  },
})
