import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type Context, Hono } from 'hono'
import { openFile } from '../../platform/files/store.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { confirmReceipt, showKey, takePart } from '../acts/archive.ts'
import { approveRun, cancelRun, proposeRun } from '../acts/retention.ts'
import { doneForm, receiptForm } from '../form.ts'
import { findDelivery } from '../queries/archive.ts'
import { findNamesOf, findRule, findRun } from '../queries/retention.ts'
import { retentionPath } from '../views/retention.tsx'
import { RunPage } from '../views/run.tsx'
import { problemsOf } from './common.ts'
import { after, backTo, decides, seen, sideOf, wordOf } from './retaining.ts'

/** /gallring/…: one dry run, its two people, what goes to the archive, and the proof. */
export const runRoutes = new Hono<Site>()
const path = `${retentionPath}/:id`
const pathOf = (c: Context<Site>) => `${retentionPath}/${idOf(c)}`

type Drawn = { done?: string; raw?: Raw; problems?: Record<string, string> }
async function draw(c: Context<Site>, { done = '', raw = {}, problems = {} }: Drawn) {
  const { visit } = c.var
  const read = await inside(visit, async (tx) => {
    const run = await findRun(tx, visit.actor.municipality ?? '', idOf(c))
    const rule = run && (await findRule(tx, run.municipality, run.rule))
    if (!run || !rule) return undefined
    const delivery = rule.action === 'archive' ? await findDelivery(tx, run.id) : undefined
    const who = [run.proposedBy, run.approvedBy, delivery?.fetchedBy, delivery?.openedBy, delivery?.receivedBy]
    return { run, rule, delivery, names: await findNamesOf(tx, [...new Set(who.flatMap((one) => one ?? []))]) }
  })
  if (!read) return showState(c, 404)
  const { run, rule, delivery, names } = read
  const isMine = run.state === 'packed' && delivery?.openedBy === visit.actor.account
  const code = isMine ? await showKey(visit, run.id) : null
  const said = problemsOf(visit, problems)
  const page = { visit, run, rule, board: { ...sideOf(visit), names }, done, problems: said }
  const handed = delivery && { delivery, code, raw, problems: said }
  return html(c, <RunPage {...page} handed={handed} />, Object.keys(problems).length > 0 ? 422 : 200)
}

route(runRoutes, { ...seen, path, form: doneForm, answer: (c, input) => draw(c, { done: wordOf(input) }) })

const acts = {
  foresla: [proposeRun, 'foreslagen'],
  godkann: [approveRun, 'godkand'],
  stoppa: [cancelRun, 'stoppad'],
} as const
for (const [word, [act, done]] of Object.entries(acts))
  route(runRoutes, {
    ...decides,
    path: `${path}/${word}`,
    form: null,
    async answer(c, input) {
      const outcome = await act(c.var.visit, { id: idOf(c), version: versionOf(input) })
      return after(c, outcome, () => backTo(c, done, pathOf(c)))
    },
  })

for (const [word, part] of [
  ['fil', 'file'],
  ['kod', 'key'],
] as const)
  route(runRoutes, {
    ...decides,
    path: `${path}/${word}`,
    form: null,
    answer: async (c) =>
      (await takePart(c.var.visit, idOf(c), part)) ? backTo(c, 'hamtad', pathOf(c)) : showState(c, 404),
  })

route(runRoutes, {
  ...decides,
  method: 'get',
  path: `${path}/paket`,
  form: null,
  audit: 'none',
  kind: 'file',
  async answer(c) {
    const { visit } = c.var
    const found = await inside(visit, (tx) => findDelivery(tx, idOf(c)))
    const mine = found && !found.receivedAt && found.fetchedBy === visit.actor.account
    const opened = mine && (await openFile(visit.services.files, found.stored))
    if (!opened) return showState(c, 404)
    return c.body(Readable.toWeb(opened.stream) as ReadableStream, 200, {
      'content-type': 'application/octet-stream',
      'content-length': String(opened.size),
      'content-disposition': 'attachment; filename="arkiv.zip.enc"',
    })
  },
})

route(runRoutes, {
  ...decides,
  path: `${path}/kvitto`,
  form: receiptForm,
  async answer(c, input) {
    if ('problems' in input) return draw(c, { raw: input.raw, problems: input.problems })
    const outcome = await confirmReceipt(c.var.visit, idOf(c), input.value)
    if (outcome === 'wrong') return draw(c, { raw: input.raw, problems: { digest: 'wrongDigest' } })
    return outcome === 'done' ? backTo(c, 'kvitterad', pathOf(c)) : showState(c, 404)
  },
})
