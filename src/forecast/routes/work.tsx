import { type Context, Hono } from 'hono'
import { idOf, type Raw, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { backtest, copyToScenario, enterParameter, publishRun, runForecast } from '../acts/economist.ts'
import { parameterForm, runForm, scenarioForm, testForm } from '../form.ts'
import { listRuns, listScenarios } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { refusedText } from '../views/words.tsx'
import { WorkPage, type WorkProps } from '../views/work.tsx'
import { doneText } from './public.tsx'

/** /prognos/arbete: what the municipality's economist enters, copies, counts, tests and shows. */
export const workRoutes = new Hono<Site>()
const forEconomist = { policy: 'economist', purpose: null } as const
const posted = { ...forEconomist, method: 'post', audit: 'write' } as const
const path = '/prognos/arbete'

async function showWork(c: Context<Site>, told: Pick<WorkProps, 'of' | 'problems' | 'typed'> = {}, status = 200) {
  const { visit } = c.var
  const kommun = visit.actor.municipality ?? ''
  const [scenarios, runs] = await inside(
    visit,
    async (tx) => [await listScenarios(tx, kommun), await listRuns(tx, kommun)] as const,
  )
  return html(c, <WorkPage {...{ visit, scenarios, runs }} status={doneText(c)} {...told} />, status)
}

function refused(c: Context<Site>, of: string, raw: Raw, problems: Record<string, string>) {
  const said = texts(c.var.visit.language).staff.problem
  const inWords = Object.entries(problems).map(([field, key]) => [field, said[key] ?? key])
  const texted = Object.fromEntries(Object.keys(raw).map((name) => [name, typed(raw, name)]))
  return showWork(c, { of, problems: Object.fromEntries(inWords), typed: texted }, 422)
}
const done = (c: Context<Site>, what: string) => c.redirect(`${path}?klart=${what}`, 303)

route(workRoutes, { ...forEconomist, audit: 'none', method: 'get', path, form: null, answer: (c) => showWork(c) })

route(workRoutes, {
  ...posted,
  path: `${path}/antagande`,
  form: parameterForm,
  async answer(c, input) {
    if ('problems' in input) return refused(c, 'antagande', input.raw, input.problems)
    const { vad, tal, p10, p90, kon, hushall, fran, till, kalla, kallans, agare, slag, anteckning, scenario } =
      input.value
    const entered = await enterParameter(c.var.visit, {
      ...{ key: vad, value: tal, low: p10, high: p90, sex: kon, household: hushall, from: fran, to: till },
      ...{ source: kalla, sourceDate: kallans, owner: agare, status: slag, note: anteckning, scenario },
    })
    return entered ? done(c, 'antagande') : refused(c, 'antagande', input.raw, { scenario: 'scenario' })
  },
})

route(workRoutes, {
  ...posted,
  path: `${path}/scenario`,
  form: scenarioForm,
  async answer(c, input) {
    if ('problems' in input) return refused(c, 'scenario', input.raw, input.problems)
    const copied = await copyToScenario(c.var.visit, { name: input.value.namn, from: input.value.scenario })
    return copied ? done(c, 'scenario') : refused(c, 'scenario', input.raw, { namn: 'name' })
  },
})

route(workRoutes, {
  ...posted,
  path: `${path}/korning`,
  form: runForm,
  async answer(c, input) {
    if ('problems' in input) return refused(c, 'korning', input.raw, input.problems)
    const { namn, scenario, forsta, sista, antal, fro } = input.value
    const asked = { name: namn, scenario, from: forsta, to: sista, draws: antal, seed: fro }
    const ran = await runForecast(c.var.visit, asked)
    if ('run' in ran) return c.redirect(`/prognos/korning/${ran.run}`, 303)
    if ('unknown' in ran) return refused(c, 'korning', input.raw, { scenario: 'scenario' })
    return refused(c, 'korning', input.raw, { scenario: refusedText(c.var.visit, ran) })
  },
})

route(workRoutes, {
  ...posted,
  path: `${path}/prov`,
  form: testForm,
  async answer(c, input) {
    if ('problems' in input) return refused(c, 'prov', input.raw, input.problems)
    const tested = await backtest(c.var.visit, input.value.ar)
    if ('done' in tested) return done(c, 'prov')
    if ('noOutcome' in tested) return refused(c, 'prov', input.raw, { ar: 'outcome' })
    return refused(c, 'prov', input.raw, { ar: refusedText(c.var.visit, tested) })
  },
})

route(workRoutes, {
  ...posted,
  path: '/prognos/korning/:id/visa',
  form: null,
  async answer(c) {
    const id = idOf(c)
    if (!(await publishRun(c.var.visit, id))) return showState(c, 404)
    return c.redirect(`/prognos/korning/${id}?klart=visad`, 303)
  },
})
