import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { judgeComment } from '../acts/comments.ts'
import { judgeForm } from '../form/posts.ts'
import { listWaiting } from '../queries/comments.ts'
import { texts } from '../texts/index.ts'
import { ModerationPage } from '../views/moderation.tsx'

/** /redaktion/kommentarer: what readers have written, before others see it. */
export const moderationRoutes = new Hono<Site>()
const forModerator = { policy: 'moderates', purpose: null } as const
const path = '/redaktion/kommentarer'

async function show(c: Context<Site>, problem?: string, status = 200) {
  const { visit } = c.var
  const rows = await inside(visit, listWaiting)
  const done = texts(visit.language).staff.done[c.req.query('klart') ?? '']
  const problems = problem ? { skal: problem } : undefined
  const account = visit.actor.account ?? ''
  return html(c, <ModerationPage {...{ visit, account, rows, problems, status: done }} />, status)
}

route(moderationRoutes, { ...forModerator, method: 'get', path, form: null, audit: 'none', answer: (c) => show(c) })
route(moderationRoutes, {
  ...forModerator,
  method: 'post',
  path: `${path}/:id`,
  form: judgeForm,
  audit: 'write',
  async answer(c, input) {
    const t = texts(c.var.visit.language).staff
    if ('problems' in input) return show(c, t.problems.choice, 422)
    const { gor, skal } = input.value
    const outcome = await judgeComment(c.var.visit, { id: idOf(c), version: versionOf(input), act: gor, reason: skal })
    if (outcome === 'done') return c.redirect(`${path}?klart=dom`, 303)
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'reason') return show(c, t.problems.reason, 422)
    return show(c, outcome === 'own' ? t.moderation.other : t.changed, outcome === 'own' ? 422 : 409)
  },
})
