import { type Context, Hono } from 'hono'
import { type Raw, typed } from '../../platform/input.ts'
import { showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { countyOf } from '../acts/county.ts'
import { type Done, decide, movePlaces, propose } from '../acts/decide.ts'
import { municipalityNamed, nearName } from '../domain/names.ts'
import type { Trouble } from '../domain/trouble.ts'
import { decideForm, moveForm } from '../form/work.ts'
import { texts } from '../texts/index.ts'
import { staffProblems, troubleText } from '../views/words.tsx'
import { showYear, yearIn, yearOf } from './public.tsx'
import { showVersion } from './version.tsx'

/** What Länsstyrelsen shows, decides and writes down of agreements. */
export const decideRoutes = new Hono<Site>()
const forOfficer = { policy: 'allocation', purpose: null, audit: 'write', method: 'post' } as const
const path = `${yearIn}/:version{\\d+}` as const
const versionOf = (c: Context<Site>): number => Number(c.req.param('version'))
const all = (raw: Raw) => Object.fromEntries(Object.keys(raw).map((name) => [name, typed(raw, name)]))

function finish(c: Context<Site>, outcome: Done, done: string, raw: Raw) {
  const { visit } = c.var
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'done') return c.redirect(`/fordelning/${yearOf(c)}/${versionOf(c)}?klart=${done}`, 303)
  if (outcome === 'changed') return showVersion(c, { problems: { form: texts(visit.language).staff.changed } }, 409)
  const problems = { [outcome.trouble.field]: troubleText(visit, outcome.trouble) }
  return showVersion(c, { problems, typed: all(raw) }, 422)
}

route(decideRoutes, {
  ...forOfficer,
  path: `${path}/forslag`,
  form: null,
  answer: async (c, input) =>
    finish(c, await propose(c.var.visit, { year: yearOf(c), version: versionOf(c) }), 'forslag', input.raw),
})

route(decideRoutes, {
  ...forOfficer,
  path: `${path}/beslut`,
  form: decideForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input)
      return showVersion(c, { problems: staffProblems(visit, input.problems), typed: all(input.raw) }, 422)
    const { av, nummer, fran } = input.value
    const departures = {
      '1': input.value['avvikelser-1'],
      '2': input.value['avvikelser-2'],
      total: input.value['avvikelser-total'],
    }
    const decision = { year: yearOf(c), version: versionOf(c), by: av, ref: nummer, from: fran, departures }
    return finish(c, await decide(visit, decision), 'beslut', input.raw)
  },
})

/** The code, or what stands beside the field. */
function named([field, name]: readonly [string, string], lan: string): { code: string } | { trouble: Trouble } {
  const code = municipalityNamed(name)
  if (!code)
    return { trouble: { kind: 'line', field, problem: { kind: 'unknown', row: 1, name, near: nearName(name) } } }
  if (!code.startsWith(lan)) return { trouble: { kind: 'line', field, problem: { kind: 'elsewhere', row: 1, name } } }
  return { code }
}

route(decideRoutes, {
  ...forOfficer,
  path: `${yearIn}/flytt`,
  form: moveForm,
  async answer(c, input) {
    const { visit } = c.var
    const again = (problems: Record<string, string>) => showYear(c, { problems, typed: all(input.raw) }, 422)
    if ('problems' in input) return again(staffProblems(visit, input.problems))
    const { fran, till, antal, avtal, dag } = input.value
    const lan = await inside(visit, (tx) => countyOf(tx))
    const [from, to] = [named(['fran', fran], lan), named(['till', till], lan)]
    if ('trouble' in from) return again({ fran: troubleText(visit, from.trouble) })
    if ('trouble' in to) return again({ till: troubleText(visit, to.trouble) })
    if (from.code === to.code) return again(staffProblems(visit, { till: 'same' }))
    const move = { year: yearOf(c), from: from.code, to: to.code, number: antal ?? 0, agreement: avtal, day: dag }
    const outcome = await movePlaces(visit, move)
    if (outcome === 'done') return c.redirect(`/fordelning/${yearOf(c)}?klart=flytt`, 303)
    return typeof outcome === 'object'
      ? again({ [outcome.trouble.field]: troubleText(visit, outcome.trouble) })
      : showState(c, 404)
  },
})
