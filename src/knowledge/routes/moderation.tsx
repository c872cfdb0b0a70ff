import { type Context, Hono } from 'hono'
import { idOf, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { judgeComment } from '../acts/comments.ts'
import { judgeForm } from '../form/posts.ts'
import { findComment, listWaiting } from '../queries/comments.ts'
import { texts } from '../texts/index.ts'
import { CommentPage, ModerationPage } from '../views/desk/moderation.tsx'

/** /redaktion/kommentarer: what readers have written, before others see it. */
export const moderationRoutes = new Hono<Site>()
const forModerator = { policy: 'moderates', purpose: null } as const
const path = '/redaktion/kommentarer'

async function showOne(c: Context<Site>, also: { problem?: string; typed?: string } = {}, status = 200) {
  const { visit } = c.var
  const row = await inside(visit, (tx) => findComment(tx, idOf(c)))
  if (!row || !['waiting', 'shown', 'reported', 'hidden'].includes(row.stage)) return showState(c, 404)
  const problems = also.problem ? { skal: also.problem } : undefined
  const account = visit.actor.account ?? ''
  return html(c, <CommentPage {...{ visit, account, row, problems, typed: also.typed }} />, status)
}

const read = { ...forModerator, method: 'get', form: null, audit: 'none' } as const
route(moderationRoutes, {
  ...read,
  path,
  async answer(c) {
    const { visit } = c.var
    const rows = await inside(visit, listWaiting)
    const status = texts(visit.language).staff.done[c.req.query('klart') ?? '']
    return html(c, <ModerationPage visit={visit} rows={rows} status={status} />)
  },
})
route(moderationRoutes, { ...read, path: `${path}/:id`, answer: (c) => showOne(c) })
route(moderationRoutes, {
  ...forModerator,
  method: 'post',
  path: `${path}/:id`,
  form: judgeForm,
  audit: 'write',
  async answer(c, input) {
    const t = texts(c.var.visit.language).staff
    const again = { typed: typed(input.raw, 'skal') }
    if ('problems' in input) return showOne(c, { ...again, problem: t.problems.choice }, 422)
    const { gor, skal } = input.value
    const outcome = await judgeComment(c.var.visit, { id: idOf(c), version: versionOf(input), act: gor, reason: skal })
    if (outcome === 'done') return c.redirect(`${path}?klart=dom`, 303)
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'reason') return showOne(c, { ...again, problem: t.problems.reason }, 422)
    const problem = outcome === 'own' ? t.moderation.other : t.changed
    return showOne(c, { ...again, problem }, outcome === 'own' ? 422 : 409)
  },
})
