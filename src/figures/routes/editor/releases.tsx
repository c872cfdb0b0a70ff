import { type Context, Hono } from 'hono'
import { type Input, typed } from '../../../platform/input.ts'
import { html, showState } from '../../../platform/pages.tsx'
import { route, versionOf } from '../../../platform/route.ts'
import { inside, type Site } from '../../../platform/visit.ts'
import { approve, correct, type Done, makeReady, moveRelease, planRelease, prepare } from '../../acts/releases.ts'
import { moveForm, planForm, reasonForm } from '../../form/editor.ts'
import { findRelease, listBrought, listEvery } from '../../queries/store/releases.ts'
import { texts } from '../../texts-editor/index.ts'
import { path, ReleasePage, ReleasesPage } from '../../views/editor/releases.tsx'

/** When the region's figures go out, and who has looked at them: the platform's own editors. */
export const releaseRoutes = new Hono<Site>()
const own = { policy: 'figureEditor', purpose: null } as const
const read = { ...own, method: 'get', audit: 'none' } as const
const write = { ...own, method: 'post', audit: 'write' } as const

/** A municipality's editor brings numbers and releases none. */
const isNational = (c: Context<Site>) => c.var.visit.actor.municipality === null
const seqOf = (c: Context<Site>) => (/^\d{1,9}$/.test(c.req.param('seq') ?? '') ? Number(c.req.param('seq')) : 0)

const worded = (c: Context<Site>, problems: Record<string, string>) => {
  const words = texts(c.var.visit.language).problems
  return Object.fromEntries(Object.entries(problems).map(([name, key]) => [name, words[key] ?? key]))
}

async function showAll(
  c: Context<Site>,
  status: 200 | 422,
  given: Record<string, string> = {},
  problems: Record<string, string> = {},
) {
  if (!isNational(c)) return showState(c, 404)
  const releases = await inside(c.var.visit, listEvery)
  return html(c, <ReleasesPage visit={c.var.visit} releases={releases} typed={given} problems={problems} />, status)
}

route(releaseRoutes, { ...read, path, form: null, answer: (c) => showAll(c, 200) })

route(releaseRoutes, {
  ...write,
  path,
  form: planForm,
  async answer(c, input) {
    if (!isNational(c)) return showState(c, 404)
    const given = { name: typed(input.raw, 'name'), on: typed(input.raw, 'on') }
    if ('problems' in input) return showAll(c, 422, given, worded(c, input.problems))
    const made = await planRelease(c.var.visit, input.value)
    if (made === 'taken') return showAll(c, 422, given, { name: texts(c.var.visit.language).refused.taken })
    return c.redirect(`${path}/${made}`, 303)
  },
})

type More = { refused?: string; problems?: Record<string, string>; given?: Record<string, string> }
async function showOne(c: Context<Site>, status: 200 | 409 | 422, { refused, problems = {}, given = {} }: More = {}) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const release = await findRelease(tx, seqOf(c))
    return release && { release, brought: await listBrought(tx, release.seq, release.indicators) }
  })
  if (!found || !isNational(c)) return showState(c, 404)
  const mine = found.release.preparedBy === visit.actor.account
  const page = { ...found, mine, typed: given, problems }
  return html(c, <ReleasePage visit={visit} {...page} {...(refused && { refused })} />, status)
}

route(releaseRoutes, { ...read, path: `${path}/:seq`, form: null, answer: (c) => showOne(c, 200) })

async function after(c: Context<Site>, done: Done) {
  if (done === 'missing') return showState(c, 404)
  if (done === 'done') return c.redirect(`${path}/${seqOf(c)}`, 303)
  return showOne(c, 409, { refused: texts(c.var.visit.language).refused[done] })
}
const at = (c: Context<Site>, input: { raw: Input<unknown>['raw'] }) => ({ seq: seqOf(c), version: versionOf(input) })

for (const [step, act] of [
  ['forbered', prepare],
  ['klar', makeReady],
  ['godkann', approve],
] as const)
  route(releaseRoutes, {
    ...write,
    path: `${path}/:seq/${step}`,
    form: null,
    answer: async (c, input) => (isNational(c) ? after(c, await act(c.var.visit, at(c, input))) : showState(c, 404)),
  })

route(releaseRoutes, {
  ...write,
  path: `${path}/:seq/flytta`,
  form: moveForm,
  async answer(c, input) {
    if (!isNational(c)) return showState(c, 404)
    const given = { to: typed(input.raw, 'to'), reason: typed(input.raw, 'reason') }
    if ('problems' in input) return showOne(c, 422, { given, problems: worded(c, input.problems) })
    const { to: day, reason } = input.value
    return after(c, await moveRelease(c.var.visit, at(c, input), { day, reason }))
  },
})

route(releaseRoutes, {
  ...write,
  path: `${path}/:seq/ratta`,
  form: reasonForm,
  async answer(c, input) {
    if (!isNational(c)) return showState(c, 404)
    const given = { reason: typed(input.raw, 'reason') }
    if ('problems' in input) return showOne(c, 422, { given, problems: worded(c, input.problems) })
    const made = await correct(c.var.visit, seqOf(c), input.value.reason)
    return typeof made === 'number' ? c.redirect(`${path}/${made}`, 303) : after(c, made)
  },
})
