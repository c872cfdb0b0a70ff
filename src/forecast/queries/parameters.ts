import { ask, type Tx } from '../../platform/visit.ts'
import { kindOf, type Parameter } from '../domain/parameter.ts'

const columns = `id, key, kommun_code as kommun, sex, household, value, low, high, valid_from::text as "from", valid_to::text as "to",
  source, source_date::text as "sourceDate", owner, status, note`

/** What a municipality counts with, in the order it was entered: everybody's, then its own, of the scenario where one is asked for. */
export async function listParameters(tx: Tx, kommun: string, scenario: string | null): Promise<Parameter[]> {
  const { rows } = await ask<Parameter>(
    tx,
    `select ${columns} from forecast.forecast_parameter where (organisation is null and scenario is null)
       or (kommun_code = $1 and scenario is not distinct from $2) order by organisation nulls first, seq`,
    [kommun, scenario],
  )
  return rows
}

/** Rows by their ids, as a run remembers them. */
export async function listByIds(tx: Tx, ids: readonly string[]): Promise<Parameter[]> {
  const { rows } = await ask<Parameter>(
    tx,
    `select ${columns} from forecast.forecast_parameter where id = any ($1) order by organisation nulls first, seq`,
    [ids],
  )
  return rows
}

export type Listed = Parameter & { scenario: string | null; entered: string }
/** All that the reader may see, by what it is about, the newest first: that is its history. */
export async function listAll(tx: Tx, kommun: string | null): Promise<Listed[]> {
  const { rows } = await ask<Listed>(
    tx,
    `select ${columns.replaceAll('id,', 'p.id,')}, (select s.name from forecast.scenario s where s.id = p.scenario) as scenario,
       p.created_at::date::text as entered from forecast.forecast_parameter p
     where $1::text is null or kommun_code = $1 or kommun_code is null
     order by key not like 'norm%' desc, kommun_code nulls last, key, scenario nulls first, sex, household, valid_from desc, seq desc limit 1500`,
    [kommun],
  )
  return rows
}

type New = Omit<Parameter, 'id'> & { organisation: string | null; scenario: string | null }
export async function insertParameters(tx: Tx, rows: readonly New[]): Promise<void> {
  await ask(
    tx,
    `insert into forecast.forecast_parameter (organisation, scenario, key, kommun_code, sex, household, value, low, high, unit, valid_from, valid_to,
       source, source_date, owner, status, note)
     select organisation, scenario, key, kommun, sex, household, value, low, high, unit, "from", "to", source, "sourceDate", owner, status, note
     from jsonb_to_recordset($1::jsonb) as x(at int, organisation uuid, scenario uuid, key text, kommun text, sex text, household text, value float8, low float8,
       high float8, unit text, "from" date, "to" date, source text, "sourceDate" date, owner text, status text, note text) order by at`,
    [JSON.stringify(rows.map((row, at) => ({ ...row, at, unit: kindOf(row.key)?.unit })))],
  )
}

export async function markPublished(tx: Tx, ids: readonly string[]): Promise<void> {
  await ask(
    tx,
    'update forecast.forecast_parameter set published = true where id = any ($1) and organisation is not null',
    [ids],
  )
}

/** How many rows everybody counts with there are. */
export async function countKnown(tx: Tx): Promise<number> {
  const { rows } = await ask<{ n: number }>(
    tx,
    'select count(*)::int as n from forecast.forecast_parameter where organisation is null and scenario is null',
    [],
  )
  return rows[0]?.n ?? 0
}
