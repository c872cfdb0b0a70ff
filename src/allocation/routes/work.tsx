import { type Context, Hono } from 'hono'
import { readSheet } from '../../imports/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { calculateVersion } from '../acts/calculate.ts'
import { chooseCounty, countyName, countyNamed, countyOf } from '../acts/county.ts'
import { type Entered, enterFigures, enterLanstal, enterRule } from '../acts/enter.ts'
import { readWeights } from '../domain/weights.ts'
import { countyForm, figuresForm, lanstalForm, ruleForm, runForm } from '../form/work.ts'
import { listRules } from '../queries/runs.ts'
import { texts } from '../texts/index.ts'
import { proposalText, staffProblems, troubleText } from '../views/words.tsx'
import { WorkPage } from '../views/work.tsx'
import type { WorkProps } from '../views/work-parts.tsx'
import { doneText } from './public.tsx'

/** /fordelning/arbete: what the county's officer enters, and a new version. */
export const workRoutes = new Hono<Site>()
export const forOfficer = { policy: 'allocation', purpose: null } as const
export const path = '/fordelning/arbete'

type Told = Pick<WorkProps, 'of' | 'problems' | 'typed' | 'chosen' | 'wrong'>
export async function showWork(c: Context<Site>, told: Told = {}, status = 200) {
  const { visit } = c.var
  const [county, rules] = await inside(visit, async (tx) => {
    const lan = await countyOf(tx)
    return [countyName(lan), await listRules(tx, lan)] as const
  })
  return html(c, <WorkPage visit={visit} rules={rules} county={county} status={doneText(c)} {...told} />, status)
}

/** The same form again, with what was typed and the sentence beside the field. */
function refused(c: Context<Site>, of: string, raw: Raw, problems: Record<string, string>) {
  const texts = Object.fromEntries(Object.keys(raw).map((name) => [name, typed(raw, name)]))
  const chosen = [raw.val ?? []].flat().filter((one) => typeof one === 'string')
  return showWork(c, { of, problems, typed: texts, chosen }, 422)
}

function finish(c: Context<Site>, of: string, raw: Raw, outcome: Entered) {
  if (outcome === 'done') return c.redirect(`${path}?klart=${of}`, 303)
  const { visit } = c.var
  const said = [troubleText(visit, outcome.trouble), proposalText(visit, outcome.trouble)].filter(Boolean)
  return refused(c, of, raw, { [outcome.trouble.field]: said.join(' ') })
}

route(workRoutes, { ...forOfficer, audit: 'none', method: 'get', path, form: null, answer: (c) => showWork(c) })

export const keptOf = (value: { fran: string; till: string | null; kalla: string; av: string; nummer: string }) => ({
  from: value.fran,
  to: value.till,
  source: value.kalla,
  by: value.av,
  ref: value.nummer,
})

route(workRoutes, {
  ...forOfficer,
  audit: 'write',
  method: 'post',
  path: `${path}/lanstal`,
  form: lanstalForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return refused(c, 'lanstal', input.raw, staffProblems(visit, input.problems))
    const { ar, hela, del1, del2 } = input.value
    const numbers = { year: ar, total: hela, partOne: del1, partTwo: del2 }
    return finish(c, 'lanstal', input.raw, await enterLanstal(visit, { ...keptOf(input.value), ...numbers }))
  },
})

route(workRoutes, {
  ...forOfficer,
  audit: 'write',
  method: 'post',
  path: `${path}/regel`,
  form: ruleForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return refused(c, 'regel', input.raw, staffProblems(visit, input.problems))
    const { namn, satt, gamma, e, avrundning, val, vikter, granser } = input.value
    const read = readWeights(vikter)
    if ('row' in read)
      return refused(c, 'regel', input.raw, { vikter: texts(visit.language).staff.rule.weightRow(read.row) })
    const options = { keepPlan: val.includes('plan'), partTwoCounts: val.includes('del2') }
    const rule = { name: namn, mode: satt, gamma, effect: e, rounding: avrundning, ...options, ...read }
    return finish(c, 'regel', input.raw, await enterRule(visit, { ...keptOf(input.value), ...rule, bounds: granser }))
  },
})

export const fileIn = (raw: Raw): File | undefined =>
  [raw.fil ?? []].flat().find((one): one is File => one instanceof File && one.size > 0)

/** Pasted rows, or those of a file with the names first and the numbers second. */
async function rowsOf(raw: Raw, pasted: string): Promise<string | { problem: 'rows' | 'file' }> {
  const file = fileIn(raw)
  if (!file) return pasted.trim() === '' ? { problem: 'rows' } : pasted
  const read = await readSheet(Buffer.from(await file.arrayBuffer()))
  if (!('value' in read)) return { problem: 'file' }
  const { headers, rows } = read.value
  // Without headings the first row is a municipality too.
  const first = /\d/.test(headers[1] ?? '') ? [headers.join(';')] : []
  return [...first, ...rows.map(({ cells }) => cells.slice(0, 3).join(';'))].join('\n')
}

route(workRoutes, {
  ...forOfficer,
  audit: 'write',
  method: 'post',
  path: `${path}/underlag`,
  form: figuresForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return refused(c, 'underlag', input.raw, staffProblems(visit, input.problems))
    const { vad, period, sort, rader } = input.value
    if (!(vad in texts(visit.language).staff.figures.kinds))
      return refused(c, 'underlag', input.raw, staffProblems(visit, { vad: 'what' }))
    const rows = await rowsOf(input.raw, rader)
    if (typeof rows !== 'string')
      return refused(c, 'underlag', input.raw, staffProblems(visit, { rader: rows.problem }))
    const figures = { ...keptOf(input.value), what: vad, period, kind: sort, rows }
    return finish(c, 'underlag', input.raw, await enterFigures(visit, figures))
  },
})

route(workRoutes, {
  ...forOfficer,
  audit: 'write',
  method: 'post',
  path: `${path}/berakna`,
  form: runForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return refused(c, 'berakna', input.raw, staffProblems(visit, input.problems))
    const { ar, regel, anteckning } = input.value
    const made = await calculateVersion(visit, { year: ar, rule: regel, note: anteckning })
    if ('version' in made) return c.redirect(`/fordelning/${ar}/${made.version}?klart=raknad`, 303)
    return finish(c, 'berakna', input.raw, made)
  },
})

route(workRoutes, {
  ...forOfficer,
  audit: 'write',
  method: 'post',
  path: `${path}/lan`,
  form: countyForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return refused(c, 'lan', input.raw, staffProblems(visit, input.problems))
    const lan = countyNamed(input.value.lan)
    if (!lan) return refused(c, 'lan', input.raw, staffProblems(visit, { lan: 'county' }))
    await chooseCounty(visit, { lan, source: input.value.kalla })
    return c.redirect(`${path}?klart=lan`, 303)
  },
})
