import { type Context, Hono } from 'hono'
import { type Drawn, first, idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { readConsent, readReceivers, readShared, share, stopQuestion, stopSharing } from '../acts/consents.ts'
import { endOf, kindOf } from '../domain.ts'
import { shareForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { ChoosePage, SharedPage } from '../views/own.tsx'
import { ConsentReceipt, SharePage, StopPage } from '../views/share.tsx'

/** /mina-uppgifter/delning: what is open to whom, "Dela" and "Sluta dela". */
export const ownRoutes = new Hono<Site>()
const own = { policy: 'newcomer', purpose: 'ownPages', level: 'phone' } as const
const root = '/mina-uppgifter/delning'

route(ownRoutes, {
  ...own,
  method: 'get',
  path: root,
  form: null,
  audit: 'read',
  answer: async (c) => html(c, <SharedPage visit={c.var.visit} {...(await readShared(c.var.visit))} />),
})

route(ownRoutes, {
  ...own,
  method: 'get',
  path: `${root}/ny`,
  form: null,
  audit: 'none',
  answer: (c) => html(c, <ChoosePage visit={c.var.visit} />),
})

async function draw(c: Context<Site>, { raw, problems, status }: Drawn) {
  const { visit } = c.var
  const kind = kindOf(c.req.param('slag') ?? '')
  if (!kind) return showState(c, 404)
  const receivers = await readReceivers(visit, kind, visit.actor.person ?? '')
  return html(c, <SharePage visit={visit} kind={kind} receivers={receivers} raw={raw} problems={problems} />, status)
}

route(ownRoutes, {
  ...own,
  method: 'get',
  path: `${root}/ny/:slag`,
  form: null,
  audit: 'none',
  answer: (c) => draw(c, first),
})

const fieldOf = { receiver: 'receiver', parts: 'parts', already: 'receiver' } as const

route(ownRoutes, {
  ...own,
  method: 'post',
  path: `${root}/ny/:slag`,
  form: shareForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return draw(c, { raw: input.raw, problems: input.problems, status: 422 })
    const kind = kindOf(c.req.param('slag') ?? '')
    const given = kind ? await share(c.var.visit, kind, input.value) : 'missing'
    if (given === 'missing') return showState(c, 404)
    if (typeof given === 'string')
      return draw(c, { raw: input.raw, problems: { [fieldOf[given]]: given }, status: 422 })
    return c.redirect(`${root}/${given.id}`, 303)
  },
})

route(ownRoutes, {
  ...own,
  method: 'post',
  path: `${root}/fragor/:id/avsluta`,
  form: null,
  audit: 'write',
  answer: async (c) => ((await stopQuestion(c.var.visit, idOf(c))) ? c.redirect(root, 303) : showState(c, 404)),
})

route(ownRoutes, {
  ...own,
  method: 'get',
  path: `${root}/:id`,
  form: null,
  audit: 'read',
  async answer(c) {
    const consent = await readConsent(c.var.visit, idOf(c))
    return consent ? html(c, <ConsentReceipt visit={c.var.visit} consent={consent} />) : showState(c, 404)
  },
})

async function drawStop(c: Context<Site>, status: 200 | 409, problem?: 'begun' | 'changed') {
  const { visit } = c.var
  const consent = await readConsent(visit, idOf(c))
  if (!consent) return showState(c, 404)
  if (endOf(consent, visit.now)) return c.redirect(`${root}/${consent.id}`, 303)
  const t = texts(visit.language)
  const text = problem && (problem === 'begun' ? t.ending.begun : t.problems.changed)
  return html(c, <StopPage visit={visit} consent={consent} {...(text && { problem: text })} />, status)
}

route(ownRoutes, {
  ...own,
  method: 'get',
  path: `${root}/:id/sluta`,
  form: null,
  audit: 'read',
  answer: (c) => drawStop(c, 200),
})

route(ownRoutes, {
  ...own,
  method: 'post',
  path: `${root}/:id/sluta`,
  form: null,
  audit: 'write',
  async answer(c, input) {
    const stopped = await stopSharing(c.var.visit, idOf(c), versionOf(input))
    if (stopped === 'missing') return showState(c, 404)
    return stopped === 'done' ? c.redirect(`${root}/${idOf(c)}`, 303) : drawStop(c, 409, stopped)
  },
})
