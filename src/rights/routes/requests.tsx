import { type Context, Hono } from 'hono'
import { type Drawn, first, idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { askFor, dispute } from '../acts/requests.ts'
import { correctForm, doneForm, noteForm, restrictForm } from '../form.ts'
import { listOwnRequests, listSubjects } from '../queries/requests.ts'
import { CorrectPage, correctPath, RequestsPage, RestrictPage, requestsPath, restrictPath } from '../views/requests.tsx'
import { ownProblemsOf } from './common.ts'
import { own } from './who.tsx'

/** The person asks for a correction or a restriction, and reads the answer. */
export const requestRoutes = new Hono<Site>()
const page = { ...own, method: 'get', audit: 'read' } as const
const press = { ...own, method: 'post', audit: 'write' } as const

const subjectsOf = (c: Context<Site>) => inside(c.var.visit, listSubjects)
const drawCorrect = async (c: Context<Site>, { status, ...drawn }: Drawn) =>
  html(c, <CorrectPage visit={c.var.visit} subjects={await subjectsOf(c)} {...drawn} />, status)
const drawRestrict = async (c: Context<Site>, { status, ...drawn }: Drawn) =>
  html(c, <RestrictPage visit={c.var.visit} subjects={await subjectsOf(c)} {...drawn} />, status)
const again = (c: Context<Site>, input: { raw: Raw; problems: Record<string, string> }): Drawn => ({
  raw: input.raw,
  problems: ownProblemsOf(c.var.visit, input.problems),
  status: 422,
})
const asked = (c: Context<Site>, outcome: 'asked' | 'missing') =>
  outcome === 'missing' ? showState(c, 404) : c.redirect(`${requestsPath}?klart=skickad`, 303)

route(requestRoutes, { ...page, path: correctPath, form: null, answer: (c) => drawCorrect(c, first) })
route(requestRoutes, {
  ...press,
  path: correctPath,
  form: correctForm,
  async answer(c, input) {
    if ('problems' in input) return drawCorrect(c, again(c, input))
    return asked(c, await askFor(c.var.visit, { kind: 'correction', ...input.value }))
  },
})

route(requestRoutes, { ...page, path: restrictPath, form: null, answer: (c) => drawRestrict(c, first) })
route(requestRoutes, {
  ...press,
  path: restrictPath,
  form: restrictForm,
  async answer(c, input) {
    if ('problems' in input) return drawRestrict(c, again(c, input))
    const { application, why } = input.value
    return asked(c, await askFor(c.var.visit, { kind: 'restriction', application, wrong: why }))
  },
})

route(requestRoutes, {
  ...page,
  path: requestsPath,
  form: doneForm,
  async answer(c, input) {
    const requests = await inside(c.var.visit, listOwnRequests)
    const done = ('value' in input && input.value.klart) || ''
    return html(c, <RequestsPage visit={c.var.visit} requests={requests} done={done} />)
  },
})
route(requestRoutes, {
  ...press,
  path: `${requestsPath}/:id/anmarkning`,
  form: noteForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) {
      const requests = await inside(visit, listOwnRequests)
      const problem = { id: idOf(c), text: ownProblemsOf(visit, input.problems).dispute ?? '' }
      return html(c, <RequestsPage visit={visit} requests={requests} done="" problem={problem} />, 422)
    }
    const kept = await dispute(visit, { id: idOf(c), version: versionOf(input), dispute: input.value.dispute })
    return kept ? c.redirect(`${requestsPath}?klart=sparad`, 303) : showState(c, 404)
  },
})
