import { record } from '../../platform/audit.ts'
import { sha256 } from '../../platform/seal.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { canonical } from '../domain/canonical.ts'
import {
  type Calculated,
  calculate,
  codeVersion,
  type Inputs,
  type Member,
  type Row,
  type RuleSet,
} from '../domain/rule.ts'
import { type Trouble, troubleOf } from '../domain/trouble.ts'
import { type Lanstal, listLanstal } from '../queries/numbers.ts'
import { findRule, listRows, listRuns, type Run, type StoredRule } from '../queries/runs.ts'
import { insertRows, insertRun } from '../queries/save.ts'
import { baseOf } from './base.ts'
import { countyOf } from './county.ts'

export const hashOf = (text: string): string => sha256(text).toString('hex')
export type Asked = { year: number; rule: string; note: string }
export type Version = { version: number } | { trouble: Trouble }
type Solved = { inputs: Inputs; calculated: Calculated; lanstal: Lanstal }

const ruleOnly = (rule: StoredRule): RuleSet => ({
  mode: rule.mode,
  gamma: rule.gamma,
  effect: rule.effect,
  rounding: rule.rounding,
  keepPlan: rule.keepPlan,
  partTwoCounts: rule.partTwoCounts,
  weights: rule.weights,
})

/** The latest numbers of the year: parts where there are parts, else the whole. */
const inForce = (all: readonly Lanstal[]): Lanstal[] => {
  const newest = Math.max(0, ...all.map(({ version }) => version))
  return all.filter(({ version }) => version === newest).sort((a, b) => (a.part > b.part ? -1 : 1))
}

/** Part 2 first: what it gives may count as reception that comes anyway in part 1. */
function solve(
  [lan, year]: readonly [string, number],
  rule: RuleSet,
  members: readonly Member[],
  all: readonly Lanstal[],
) {
  const solved: Solved[] = []
  let more = new Map<string, number>()
  for (const lanstal of inForce(all)) {
    const counted = members.map((member) =>
      more.size > 0 ? { ...member, reception: { ...member.reception, del2: more.get(member.code) ?? 0 } } : member,
    )
    const inputs: Inputs = {
      year,
      lan,
      part: lanstal.part,
      places: lanstal.number,
      rule,
      members: boundless(counted, lanstal),
    }
    const calculated = calculate(inputs)
    if (!('rows' in calculated)) return { trouble: troubleOf(calculated, 'regel') }
    if (lanstal.part === '2' && rule.partTwoCounts)
      more = new Map(calculated.rows.map(({ code, places }) => [code, places]))
    solved.push({ inputs, calculated, lanstal })
  }
  return { solved }
}

/** Bounds are about part 1, or the whole: part 2 goes by where people already live. */
const boundless = (members: readonly Member[], { part }: Lanstal): readonly Member[] =>
  part === '2' ? members.map((one) => ({ ...one, floor: 0, cap: null, reason: null, text: '', kept: null })) : members

const keptNow = (visit: Visit) => ({
  organisation: visit.actor.organisation,
  from: dayOf(visit.now),
  source: 'Knutpunkt',
  decidedBy: '',
  decisionRef: '',
})

async function keep(
  tx: Tx,
  visit: Visit,
  asked: Asked & { version: number; before: Run[] },
  one: Solved,
): Promise<void> {
  const { inputs, calculated, lanstal } = one
  const text = canonical(inputs)
  const earlier = asked.before.find((run) => run.part === lanstal.part)
  const old = new Map((earlier ? await listRows(tx, [earlier.id]) : []).map(({ code, places }) => [code, places]))
  const of = keptNow(visit)
  const run = await insertRun(tx, of, {
    year: asked.year,
    lan: inputs.lan,
    part: lanstal.part,
    version: asked.version,
    lanstal: lanstal.id,
    rule: asked.rule,
    previous: earlier?.id ?? null,
    inputs: text,
    inputsSha256: hashOf(text),
    resultSha256: hashOf(canonical(calculated.rows)),
    codeVersion,
    level: calculated.level,
    sum: calculated.sum,
    note: asked.note,
  })
  const difference = (row: Row) => (old.has(row.code) ? row.places - (old.get(row.code) ?? 0) : null)
  const rows = calculated.rows.map((row) => ({
    ...row,
    previous: old.get(row.code) ?? null,
    difference: difference(row),
  }))
  await insertRows(tx, of, run, rows)
}

/** A new version of the year's numbers, as a draft. Nothing is decided by it. */
export function calculateVersion(visit: Visit, asked: Asked): Promise<Version> {
  return inside(visit, async (tx): Promise<Version> => {
    const county = await countyOf(tx)
    const rule = await findRule(tx, county, asked.rule)
    if (!rule) return { trouble: { kind: 'plain', field: 'regel', key: 'rule' } }
    const lanstal = await listLanstal(tx, county, asked.year)
    if (lanstal.length === 0) return { trouble: { kind: 'plain', field: 'ar', key: 'noLanstal' } }
    const { members } = await baseOf(tx, [county, asked.year], rule.bounds)
    if ('missing' in members)
      return { trouble: { kind: 'missing', field: 'ar', what: 'folkmangd', codes: members.missing } }
    const made = solve([county, asked.year], ruleOnly(rule), members.members, lanstal)
    if ('trouble' in made) return { trouble: made.trouble }
    const before = await listRuns(tx, county, asked.year)
    const version = 1 + Math.max(0, ...before.map((run) => run.version))
    for (const one of made.solved) await keep(tx, visit, { ...asked, version, before }, one)
    await record(tx, visit, { verb: 'calculate kommuntal', municipality: null, fields: [String(asked.year)] })
    return { version }
  })
}

/** Calculated again from what was kept: the same bytes, or something has changed. */
export function replays(run: Run): boolean {
  if (run.codeVersion !== codeVersion || hashOf(run.inputs) !== run.inputsSha256) return false
  const again = calculate(JSON.parse(run.inputs) as Inputs)
  return 'rows' in again && hashOf(canonical(again.rows)) === run.resultSha256
}
