import { Hono } from 'hono'
import { answerFunding, factsOf, handOver, pauseApplication, type Whole } from '../../applications/index.ts'
import { type Drawn, first, idOf } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { readDay } from '../../shared/typed-day.ts'
import { joined, pauseForm, payerQuery, responsibleForm } from '../form.ts'
import { listColleagues } from '../queries/mine.ts'
import { refusalText } from '../standing.ts'
import { PausePage, ResponsiblePage } from '../views/desk.tsx'
import { again, answer, type C, concerned, known, notNow, withWhole } from './common.tsx'

/** What the desk does beside the steps: money, pause, whose it is. */
export const deskRoutes = new Hono<Site>()

const payment = { ...concerned, policy: 'answersPayment', path: '/ansokningar/:id/betalning' } as const
type Share = { del?: string | undefined; betalare?: string | undefined }
type Payer = Whole['payers'][number]

/** The part that is asked about, or the first that this visitor may answer for. */
function asked(visit: Visit, whole: Whole, { del, betalare }: Share): Payer | undefined {
  const facts = factsOf(whole, visit.now)
  return whole.payers.find(({ component, organisation }) => {
    if ((del && del !== component) || (betalare && betalare !== organisation)) return false
    const answered = answerFunding({ component, organisation, answer: 'committed' }, whole, visit.actor, facts)
    return !('refused' in answered) || answered.refused !== 'notYours'
  })
}

/** The answer is given among the payments; from here one is led there. */
route(deskRoutes, {
  ...payment,
  method: 'get',
  form: payerQuery,
  audit: 'read',
  answer: (c, input) =>
    withWhole(c, (whole) => {
      const share = asked(c.var.visit, whole, 'value' in input ? input.value : {})
      return share ? c.redirect(`/betalningar/${share.id}`, 303) : notNow(c, { notNow: 'movedOn' })
    }),
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
