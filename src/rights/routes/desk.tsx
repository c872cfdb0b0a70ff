import { type Context, Hono } from 'hono'
import { type Drawn, first, idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { endRestriction, settle } from '../acts/requests.ts'
import { doneForm, settleForm } from '../form.ts'
import { findWish, listWishes } from '../queries/requests.ts'
import { DeskPage, deskPath, SettlePage } from '../views/desk.tsx'
import { problemsOf } from './common.ts'

/** /begaran-om-uppgifter: corrections and restrictions, for the unit that answers for the person. */
export const deskRoutes = new Hono<Site>()
const desk = { policy: 'homeDesk', purpose: 'answerRights' } as const

route(deskRoutes, {
  ...desk,
  method: 'get',
  path: deskPath,
  form: doneForm,
  audit: 'read',
  async answer(c, input) {
    const { visit } = c.var
    const wishes = await inside(visit, (tx) => listWishes(tx, visit))
    return html(c, <DeskPage visit={visit} wishes={wishes} done={('value' in input && input.value.klart) || ''} />)
  },
})

async function draw(c: Context<Site>, { raw, problems, status }: Drawn) {
  const { visit } = c.var
  const wish = await inside(visit, (tx) => findWish(tx, visit, idOf(c)))
  if (!wish) return showState(c, 404)
  return html(c, <SettlePage visit={visit} wish={wish} raw={raw} problems={problemsOf(visit, problems)} />, status)
}

const one = { ...desk, path: `${deskPath}/:id` } as const
route(deskRoutes, {
  ...one,
  method: 'get',
  form: null,
  audit: 'read',
  answer: (c) => draw(c, first),
})
route(deskRoutes, {
  ...one,
  method: 'post',
  form: settleForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const again = (problems: Record<string, string>) => draw(c, { raw: input.raw, problems, status: 422 })
    if ('problems' in input) return again(input.problems)
    const outcome = await settle(visit, { ...input.value, id: idOf(c), version: versionOf(input) })
    if (typeof outcome === 'object') return again(outcome.problems)
    return outcome === 'done'
      ? c.redirect(`${deskPath}?klart=skickat`, 303)
      : showState(c, outcome === 'missing' ? 404 : 409)
  },
})
route(deskRoutes, {
  ...desk,
  method: 'post',
  path: `${deskPath}/:id/slut`,
  form: null,
  audit: 'write',
  async answer(c, input) {
    const outcome = await endRestriction(c.var.visit, idOf(c), versionOf(input))
    return outcome === 'done'
      ? c.redirect(`${deskPath}?klart=borttagen`, 303)
      : showState(c, outcome === 'missing' ? 404 : 409)
  },
})
