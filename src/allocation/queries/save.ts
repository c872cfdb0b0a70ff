import { ask, type Tx } from '../../platform/visit.ts'
import type { Row, RuleSet } from '../domain/rule.ts'
import type { Bounded } from './runs.ts'

/** Rows go in as JSON, one statement however many. `organisation` is the authority that keeps them. */
type Kept = {
  organisation: string | null
  from: string
  to?: string | null
  source: string
  decidedBy: string
  decisionRef: string
}
const kept = (of: Kept) => ({
  organisation: of.organisation,
  valid_from: of.from,
  valid_to: of.to ?? null,
  source: of.source,
  decided_by: of.decidedBy,
  decision_ref: of.decisionRef,
})
const keptNames = 'organisation, valid_from, valid_to, source, decided_by, decision_ref'
const keptTypes = 'organisation uuid, valid_from date, valid_to date, source text, decided_by text, decision_ref text'

async function insert(tx: Tx, table: string, columns: Record<string, string>, rows: object[]): Promise<string[]> {
  if (rows.length === 0) return []
  const names = Object.keys(columns).join(', ')
  const types = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')
  const hasId = !['rule_weight', 'bound', 'allocation_row'].includes(table)
  const { rows: made } = await ask<{ id: string }>(
    tx,
    `insert into allocation.${table} (${names}, ${keptNames}) select ${names}, ${keptNames} from jsonb_to_recordset($1::jsonb) as x(${types}, ${keptTypes})
     ${hasId ? 'returning id' : ''}`,
    [JSON.stringify(rows)],
  )
  return made.map(({ id }) => id)
}

export async function insertLanstal(
  tx: Tx,
  of: Kept,
  rows: readonly { year: number; lan: string; part: string; version: number; number: number }[],
): Promise<void> {
  const columns = { year: 'int', lan_code: 'text', part: 'text', edition: 'int', number: 'int' }
  await insert(
    tx,
    'lanstal',
    columns,
    rows.map(({ lan, version, ...row }) => ({ ...row, lan_code: lan, edition: version, ...kept(of) })),
  )
}

export type NewRule = RuleSet & { lan: string; name: string; bounds: readonly Bounded[] }
export async function insertRule(tx: Tx, of: Kept, rule: NewRule): Promise<string> {
  const columns = {
    lan_code: 'text',
    name: 'text',
    mode: 'text',
    gamma: 'float8',
    effect: 'float8',
    rounding: 'text',
    keep_plan: 'boolean',
    part_two_counts: 'boolean',
  }
  const row = {
    ...rule,
    lan_code: rule.lan,
    keep_plan: rule.keepPlan,
    part_two_counts: rule.partTwoCounts,
    ...kept(of),
  }
  const [id] = (await insert(tx, 'rule_set', columns, [row])) as [string]
  const weights = rule.weights.map((weight) => ({ ...weight, rule_set: id, ...kept(of) }))
  const weightColumns = { rule_set: 'uuid', criterion: 'text', weight: 'float8', indicator: 'text', direction: 'text' }
  await insert(tx, 'rule_weight', weightColumns, weights)
  const bounds = rule.bounds.map(({ code, ...bound }) => ({ ...bound, kommun_code: code, rule_set: id, ...kept(of) }))
  const boundColumns = { rule_set: 'uuid', kommun_code: 'text', floor: 'int', cap: 'int', reason: 'text', text: 'text' }
  await insert(tx, 'bound', boundColumns, bounds)
  return id
}

export type NewValue = { indicator: string; code: string; period: string; value: number; kind: string }
export async function insertValues(tx: Tx, of: Kept, rows: readonly NewValue[]): Promise<void> {
  const columns = { indicator: 'text', kommun_code: 'text', period: 'text', value: 'float8', kind: 'text' }
  await insert(
    tx,
    'indicator_value',
    columns,
    rows.map(({ code, ...row }) => ({ ...row, kommun_code: code, ...kept(of) })),
  )
}

export type NewFact = {
  year: number
  month: number | null
  code: string
  category: string
  persons: number
  unaccompanied: number | null
}
export async function insertFacts(tx: Tx, of: Kept, rows: readonly NewFact[]): Promise<void> {
  const columns = {
    year: 'int',
    month: 'int',
    kommun_code: 'text',
    category: 'text',
    persons: 'int',
    of_which_unaccompanied: 'int',
  }
  await insert(
    tx,
    'reception_fact',
    columns,
    rows.map(({ code, unaccompanied, ...row }) => ({
      ...{ ...row, kommun_code: code, of_which_unaccompanied: unaccompanied },
      ...kept(of),
    })),
  )
}

export type NewRun = {
  year: number
  lan: string
  part: string
  version: number
  lanstal: string
  rule: string
  previous: string | null
  inputs: string
  inputsSha256: string
  resultSha256: string
  codeVersion: string
  level: number
  sum: number
  note: string
}
export async function insertRun(tx: Tx, of: Kept, run: NewRun): Promise<string> {
  const { rows } = await ask<{ id: string }>(
    tx,
    `insert into allocation.allocation_run (year, lan_code, part, edition, lanstal, rule_set, previous, inputs, inputs_sha256, result_sha256, code_version, lambda, sum, note,
       organisation, valid_from, source) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) returning id`,
    [
      ...[run.year, run.lan, run.part, run.version, run.lanstal, run.rule, run.previous, run.inputs, run.inputsSha256],
      ...[run.resultSha256, run.codeVersion, run.level, run.sum, run.note, of.organisation, of.from, of.source],
    ],
  )
  return (rows[0] as { id: string }).id
}

export async function insertRows(
  tx: Tx,
  of: Kept,
  run: string,
  rows: readonly (Row & { previous: number | null; difference: number | null })[],
): Promise<void> {
  const columns = {
    ...{ run: 'uuid', kommun_code: 'text', population: 'int', share: 'float8', labour: 'float8', labour_effect: 'int' },
    ...{ reception: 'jsonb', head_start: 'float8', fair: 'float8', target: 'float8', floor: 'int', cap: 'int' },
    ...{
      bound_reason: 'text',
      bound_text: 'text',
      places: 'int',
      remainder: 'int',
      previous: 'int',
      difference: 'int',
    },
  }
  await insert(
    tx,
    'allocation_row',
    columns,
    rows.map(({ code, labourEffect, headStart, reason, text, ...row }) => ({
      ...row,
      run,
      kommun_code: code,
      labour_effect: labourEffect,
      head_start: headStart,
      bound_reason: reason,
      bound_text: text,
      ...kept(of),
    })),
  )
}

type Deciding = { ids: string[]; status: string; by: string; ref: string; from: string; at: Date }
/** Only forward, and only what still stood where the reader saw it. */
export async function saveStatus(tx: Tx, of: Deciding, was: string): Promise<number> {
  const { rowCount } = await ask(
    tx,
    `update allocation.allocation_run set status = $2, decided_by = $3, decision_ref = $4, valid_from = $5, decided_at = case when $2 = 'decided' then $6::timestamptz else decided_at end
     where id = any ($1) and status = $7`,
    [of.ids, of.status, of.by, of.ref, of.from, of.at, was],
  )
  return rowCount ?? 0
}

export const supersede = (tx: Tx, of: { lan: string; year: number; but: string[] }) =>
  ask(
    tx,
    `update allocation.allocation_run set status = 'superseded' where lan_code = $1 and year = $2 and status = 'decided' and id <> all ($3)`,
    [of.lan, of.year, of.but],
  )

export type NewNumber = {
  year: number
  code: string
  part: string
  version: number
  number: number
  /** None where an agency's list was brought in. */
  run: string | null
  departure: string
}
export async function insertNumbers(tx: Tx, of: Kept, rows: readonly NewNumber[]): Promise<void> {
  const columns = {
    ...{
      year: 'int',
      kommun_code: 'text',
      part: 'text',
      edition: 'int',
      number: 'int',
      run: 'uuid',
      departure: 'text',
    },
  }
  await insert(
    tx,
    'kommuntal',
    columns,
    rows.map(({ code, version, ...row }) => ({ ...row, kommun_code: code, edition: version, ...kept(of) })),
  )
}

export async function insertMove(
  tx: Tx,
  of: Kept,
  move: { year: number; from: string; to: string; number: number; agreement: string },
): Promise<void> {
  const columns = {
    ...{ year: 'int', from_code: 'text', to_code: 'text', number: 'int', agreement_ref: 'text', from_date: 'date' },
  }
  const row = { year: move.year, number: move.number, from_code: move.from, to_code: move.to, from_date: of.from }
  await insert(tx, 'kommuntal_move', columns, [{ ...row, agreement_ref: move.agreement, ...kept(of) }])
}
