import { type Context, Hono } from 'hono'
import { municipalities } from '../../organisations/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { replays } from '../acts/count.ts'
import { listForm } from '../form.ts'
import { listAll, listByIds } from '../queries/parameters.ts'
import { findRun, listBacktests, listLatest, listRuns } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { AssumptionsPage } from '../views/assumptions.tsx'
import { BacktestPage, HomePage } from '../views/home.tsx'
import { PlacePage, RunPage } from '../views/run.tsx'

/** /prognos: what anybody sees. */
export const publicRoutes = new Hono<Site>()
export const open = { policy: 'everybody', purpose: null, audit: 'none', method: 'get', form: null } as const
const isEconomist = (c: Context<Site>): boolean => c.var.visit.actor.role === 'economist'
export const doneText = (c: Context<Site>): string | undefined =>
  texts(c.var.visit.language).staff.done[c.req.query('klart') ?? '']

route(publicRoutes, {
  ...open,
  path: '/prognos',
  async answer(c) {
    const { visit } = c.var
    const latest = await inside(visit, listLatest)
    return html(c, <HomePage visit={visit} latest={latest} economist={isEconomist(c)} />)
  },
})

route(publicRoutes, {
  ...open,
  path: '/prognos/antaganden',
  form: listForm,
  async answer(c, input) {
    const { visit } = c.var
    const rows = await inside(visit, (tx) => listAll(tx, null))
    const asked = 'value' in input ? input.value : { kommun: '', vad: '', sida: 1 }
    return html(c, <AssumptionsPage visit={visit} rows={rows} asked={asked} />)
  },
})

route(publicRoutes, {
  ...open,
  path: '/prognos/backtest',
  async answer(c) {
    const { visit } = c.var
    return html(c, <BacktestPage visit={visit} runs={await inside(visit, listBacktests)} />)
  },
})

route(publicRoutes, {
  ...open,
  path: '/prognos/korning/:id',
  async answer(c) {
    const { visit } = c.var
    const [run, rows] = await inside(visit, async (tx) => {
      const found = await findRun(tx, idOf(c))
      return [found, found && isEconomist(c) ? await listByIds(tx, found.rows) : []] as const
    })
    if (!run || run.kind === 'backtest') return showState(c, 404)
    // Only who may read every row behind it can count it again.
    const again = run.kommun !== null && rows.length === run.rows.length ? replays(run, rows) : null
    return html(c, <RunPage visit={visit} run={run} again={again} status={doneText(c)} />)
  },
})

route(publicRoutes, {
  ...open,
  path: '/prognos/:kommun{\\d{4}}',
  async answer(c) {
    const { visit } = c.var
    const kommun = c.req.param('kommun') ?? ''
    if (municipalities.every(({ code }) => code !== kommun)) return showState(c, 404)
    const runs = await inside(visit, (tx) => listRuns(tx, kommun))
    const shown = runs.find(({ status, scenario, example }) => status === 'published' && (!scenario || example))
    const others = runs.filter((run) => run !== shown)
    return html(c, <PlacePage visit={visit} kommun={kommun} run={shown} others={others} />)
  },
})
