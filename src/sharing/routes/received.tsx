import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Raw } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { shownIn } from '../../platform/watch.ts'
import { answerQuestion, openQuestion } from '../acts/questions.ts'
import { readReleased, stillOpen } from '../acts/released.ts'
import { answerForm, openQuery } from '../form.ts'
import { AnsweredPage, AnswerPage, GonePage, ReleasedPage } from '../views/received.tsx'

/** What others see of what was shared, and what they answer. */
export const receivedRoutes = new Hono<Site>()

route(receivedRoutes, {
  method: 'get',
  path: '/delat-med-oss',
  policy: 'released',
  purpose: 'shared',
  form: null,
  audit: 'read',
  answer: async (c) => html(c, <ReleasedPage visit={c.var.visit} {...(await readReleased(c.var.visit))} />),
})

/** Asked by open pages every ten seconds; the address names nobody. */
route(receivedRoutes, {
  method: 'get',
  path: '/oppen',
  policy: 'staff',
  purpose: null,
  form: openQuery,
  audit: 'none',
  kind: 'api',
  async answer(c, input) {
    const { visit } = c.var
    const shown = 'value' in input && input.value.om ? shownIn(visit, input.value.om) : undefined
    return c.json({ open: shown !== undefined && (await stillOpen(visit, shown)) })
  },
})

route(receivedRoutes, {
  method: 'get',
  path: '/svar/tack',
  policy: 'everybody',
  purpose: null,
  form: null,
  audit: 'none',
  answer: (c) => html(c, <AnsweredPage visit={c.var.visit} />),
})

const svar = { path: '/svar/:token', policy: 'everybody', purpose: 'answerQuestion' } as const
const tokenOf = (c: Context<Site>) =>
  z
    .string()
    .regex(/^[\w-]{43}$/)
    .catch('')
    .parse(c.req.param('token'))

async function draw(c: Context<Site>, status: 200 | 422, raw: Raw = {}, problems: Record<string, string> = {}) {
  const { visit } = c.var
  const token = tokenOf(c)
  const asked = await openQuestion(visit, token)
  if (!asked || asked.answered) return html(c, <GonePage visit={visit} />, 404)
  return html(c, <AnswerPage visit={visit} token={token} asked={asked} raw={raw} problems={problems} />, status)
}

route(receivedRoutes, { ...svar, method: 'get', form: null, audit: 'read', answer: (c) => draw(c, 200) })

route(receivedRoutes, {
  ...svar,
  method: 'post',
  form: answerForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return draw(c, 422, input.raw, input.problems)
    const answered = await answerQuestion(c.var.visit, tokenOf(c), input.value)
    return answered ? c.redirect('/svar/tack', 303) : html(c, <GonePage visit={c.var.visit} />, 404)
  },
})
