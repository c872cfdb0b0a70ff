import { type Context, Hono } from 'hono'
import { findWhole, stateTexts } from '../../applications/index.ts'
import { readPerson } from '../../platform/audit.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { answerPing, readStanding } from '../acts/pings.ts'
import { startEvent } from '../calendar.ts'
import { pingForm, viewForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { PingPage } from '../views/ping.tsx'

/** What the person answers and takes along: the place on the list, and the start of the course. */
export const personRoutes = new Hono<Site>()
const concerned = { policy: 'thoseConcerned', purpose: 'handleApplication' } as const

async function showPing(c: Context<Site>, problem?: string, code: 200 | 409 | 422 = 200) {
  const { visit } = c.var
  const standing = await readStanding(visit, idOf(c))
  if (!standing) return showState(c, 404)
  const status = c.req.query('klart') === 'kvar' ? texts(visit.language).ping.stayed : undefined
  return html(c, <PingPage visit={visit} standing={standing} problem={problem} status={status} />, code)
}

route(personRoutes, {
  ...concerned,
  method: 'get',
  path: '/ansokningar/:id/kvar',
  form: viewForm,
  audit: 'read',
  answer: (c) => showPing(c),
})

route(personRoutes, {
  ...concerned,
  method: 'post',
  path: '/ansokningar/:id/kvar',
  form: pingForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const t = texts(visit.language)
    if ('problems' in input) return showPing(c, t.problems.answer, 422)
    const outcome = await answerPing(visit, idOf(c), { answer: input.value.answer, version: versionOf(input) })
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'changed') return showPing(c, t.reserve.changed, 409)
    if (typeof outcome === 'object') return showPing(c, stateTexts(visit.language).refusal[outcome.notNow], 409)
    return c.redirect(outcome === 'stay' ? `/ansokningar/${idOf(c)}/kvar?klart=kvar` : `/ansokningar/${idOf(c)}`, 303)
  },
})

route(personRoutes, {
  ...concerned,
  method: 'get',
  path: '/ansokningar/:id/start.ics',
  form: null,
  audit: 'read',
  kind: 'file',
  async answer(c) {
    const { visit } = c.var
    const [application] = await inside(visit, (tx) =>
      readPerson(tx, visit, findWhole(tx, idOf(c)), { kind: 'application', fields: ['start'] }),
    )
    const file = application && startEvent(visit, application)
    if (!file) return showState(c, 404)
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="kursstart.ics"',
    })
  },
})
