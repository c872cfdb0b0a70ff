import { type Context, Hono } from 'hono'
import { endAfterDays } from '../../apply/index.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Tx, type Visit } from '../../platform/visit.ts'
import { readReceipt } from '../../shared/receipt.ts'
import { approveRule, dryRun, endRule, holdBack, proposeRule, release } from '../acts/retention.ts'
import { doneForm, holdForm, ruleForm } from '../form.ts'
import { listHolds, listKept, listRules, listRuns } from '../queries/retention.ts'
import { type Board, RetentionPage, retentionPath } from '../views/retention.tsx'
import { problemsOf } from './common.ts'
import { after, backTo, decides, seen, sideOf, wordOf } from './retaining.ts'

/** /gallring: the rules and what came of them. Nobody is read here; the list itself is seen by no one. */
export const retentionRoutes = new Hono<Site>()
async function readBoard(tx: Tx, visit: Visit): Promise<Board> {
  const municipality = visit.actor.municipality ?? ''
  const side = sideOf(visit)
  return {
    ...side,
    rules: await listRules(tx, municipality),
    runs: await listRuns(tx, municipality),
    kept: await listKept(tx, municipality),
    holds: side.holdsBack ? await listHolds(tx, municipality) : [],
    names: {},
  }
}

type Drawn = { done: string; raw: Raw; problems: Record<string, string>; status: 200 | 422 }
async function draw(c: Context<Site>, { status, problems, ...drawn }: Drawn) {
  const { visit } = c.var
  const board = await inside(visit, (tx) => readBoard(tx, visit))
  const page = { visit, board, draftDays: endAfterDays, problems: problemsOf(visit, problems), ...drawn }
  return html(c, <RetentionPage {...page} />, status)
}
route(retentionRoutes, {
  ...seen,
  path: retentionPath,
  form: doneForm,
  answer: (c, input) => draw(c, { done: wordOf(input), raw: {}, problems: {}, status: 200 }),
})
route(retentionRoutes, {
  ...decides,
  path: `${retentionPath}/regler`,
  form: ruleForm,
  async answer(c, input) {
    if ('problems' in input) return draw(c, { done: '', raw: input.raw, problems: input.problems, status: 422 })
    await proposeRule(c.var.visit, input.value)
    return backTo(c, 'regel')
  },
})
route(retentionRoutes, {
  ...decides,
  path: `${retentionPath}/regler/:id/godkann`,
  form: null,
  async answer(c, input) {
    const outcome = await approveRule(c.var.visit, { id: idOf(c), version: versionOf(input) })
    return after(c, outcome, () => backTo(c, 'godkand'))
  },
})
route(retentionRoutes, {
  ...decides,
  path: `${retentionPath}/regler/:id/slut`,
  form: null,
  async answer(c, input) {
    const outcome = await endRule(c.var.visit, { id: idOf(c), version: versionOf(input) })
    return after(c, outcome, () => backTo(c, 'slut'))
  },
})
route(retentionRoutes, {
  ...decides,
  path: `${retentionPath}/regler/:id/provkor`,
  form: null,
  async answer(c) {
    const id = await dryRun(c.var.visit, idOf(c))
    return id ? backTo(c, 'frusen', `${retentionPath}/${id}`) : showState(c, 404)
  },
})

route(retentionRoutes, {
  ...decides,
  policy: 'manager',
  path: `${retentionPath}/undantag`,
  form: holdForm,
  async answer(c, input) {
    const again = (problems: Record<string, string>) => draw(c, { done: '', raw: input.raw, problems, status: 422 })
    if ('problems' in input) return again(input.problems)
    const { receipt, reason } = input.value
    const outcome = await holdBack(c.var.visit, readReceipt(receipt) ?? '', reason)
    return outcome === 'done' ? backTo(c, 'undantag') : again({ receipt: 'receipt' })
  },
})
route(retentionRoutes, {
  ...decides,
  policy: 'manager',
  path: `${retentionPath}/undantag/:id/slut`,
  form: null,
  answer: async (c) => ((await release(c.var.visit, idOf(c))) ? backTo(c, 'slappt') : showState(c, 404)),
})
