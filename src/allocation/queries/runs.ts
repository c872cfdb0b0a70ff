import { ask, type Tx } from '../../platform/visit.ts'
import type { Part, Row, RuleSet } from '../domain/rule.ts'

export type Status = 'draft' | 'proposed' | 'decided' | 'superseded'
export type Run = {
  id: string
  lan: string
  year: number
  part: Part
  version: number
  status: Status
  level: number
  sum: number
  rule: string
  ruleName: string
  inputs: string
  inputsSha256: string
  resultSha256: string
  codeVersion: string
  note: string
  createdAt: Date
  decidedAt: Date | null
  decidedBy: string
  decisionRef: string
}
const columns = `r.id, r.lan_code as lan, r.year, r.part, r.edition as version, r.status, r.lambda as level, r.sum, r.rule_set as rule, s.name as "ruleName", r.inputs, r.inputs_sha256 as "inputsSha256",
  r.result_sha256 as "resultSha256", r.code_version as "codeVersion", r.note, r.created_at as "createdAt", r.decided_at as "decidedAt",
  r.decided_by as "decidedBy", r.decision_ref as "decisionRef"`

/** All versions of a year that the reader may see, the newest first. */
export async function listRuns(tx: Tx, lan: string, year: number): Promise<Run[]> {
  const { rows } = await ask<Run>(
    tx,
    `select ${columns} from allocation.allocation_run r join allocation.rule_set s on s.id = r.rule_set
     where r.lan_code = $1 and r.year = $2 order by r.edition desc, r.part`,
    [lan, year],
  )
  return rows
}

/** Every version of every year: what is counted again to see that it is the same. */
export async function listAllRuns(tx: Tx): Promise<Run[]> {
  const { rows } = await ask<Run>(
    tx,
    `select ${columns} from allocation.allocation_run r join allocation.rule_set s on s.id = r.rule_set
     order by r.lan_code, r.year, r.edition, r.part`,
    [],
  )
  return rows
}

export type StoredRow = Row & { run: string; previous: number | null; difference: number | null }
export async function listRows(tx: Tx, runs: readonly string[]): Promise<StoredRow[]> {
  const { rows } = await ask<StoredRow>(
    tx,
    `select run, kommun_code as code, population, share, labour, labour_effect as "labourEffect", reception, head_start as "headStart", fair, target, floor, cap,
       bound_reason as reason, bound_text as text, places, remainder, previous, difference
     from allocation.allocation_row where run = any ($1) order by run, kommun_code`,
    [runs],
  )
  return rows
}

export type Bounded = { code: string; floor: number; cap: number | null; reason: string; text: string }
export type StoredRule = RuleSet & {
  id: string
  name: string
  from: string
  to: string | null
  source: string
  decidedBy: string
  decisionRef: string
  bounds: Bounded[]
}
const ruleText = `select s.id, s.name, s.mode, s.gamma, s.effect, s.rounding, s.keep_plan as "keepPlan", s.part_two_counts as "partTwoCounts",
    s.valid_from::text as "from", s.valid_to::text as "to", s.source, s.decided_by as "decidedBy", s.decision_ref as "decisionRef",
    coalesce((select jsonb_agg(jsonb_build_object('criterion', w.criterion, 'weight', w.weight, 'indicator', w.indicator, 'direction', w.direction) order by w.criterion)
      from allocation.rule_weight w where w.rule_set = s.id), '[]') as weights,
    coalesce((select jsonb_agg(jsonb_build_object('code', b.kommun_code, 'floor', b.floor, 'cap', b.cap, 'reason', b.reason, 'text', b.text) order by b.kommun_code)
      from allocation.bound b where b.rule_set = s.id), '[]') as bounds
  from allocation.rule_set s where s.lan_code = $1`

/** What can be calculated with; the published weights of earlier years are history. */
export async function listRules(tx: Tx, lan: string): Promise<StoredRule[]> {
  const { rows } = await ask<StoredRule>(
    tx,
    `${ruleText} and s.interpretation = 'own' order by s.created_at desc, s.id`,
    [lan],
  )
  return rows
}
export async function listHistory(tx: Tx, lan: string): Promise<StoredRule[]> {
  const { rows } = await ask<StoredRule>(tx, `${ruleText} and s.interpretation = 'unknown' order by s.valid_from`, [
    lan,
  ])
  return rows
}
export async function findRule(tx: Tx, lan: string, id: string): Promise<StoredRule | undefined> {
  const { rows } = await ask<StoredRule>(tx, `${ruleText} and s.id = $2 and s.interpretation = 'own'`, [lan, id])
  return rows[0]
}
