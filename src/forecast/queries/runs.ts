import { ask, type Tx } from '../../platform/visit.ts'
import type { Result } from '../domain/result.ts'

export type Run = {
  id: string
  kommun: string | null
  scenario: string | null
  name: string
  kind: 'forecast' | 'backtest' | 'region'
  example: boolean
  from: number
  to: number
  seed: number
  draws: number
  codeVersion: string
  inputSha256: string
  rows: string[]
  newest: string
  result: Result
  status: 'draft' | 'published'
  publishedAt: string | null
}
const columns = `id, kommun_code as kommun, scenario, name, kind, example, from_year as "from", to_year as "to", seed, draws, code_version as "codeVersion",
  input_sha256 as "inputSha256", "rows", newest::text as newest, result, status, published_at::date::text as "publishedAt"`

export async function findRun(tx: Tx, id: string): Promise<Run | undefined> {
  const { rows } = await ask<Run>(tx, `select ${columns} from forecast.run where id = $1`, [id])
  return rows[0]
}

/** Every run of a municipality that is kept: what is counted again to see that it is the same. */
export async function listAllRuns(tx: Tx): Promise<Run[]> {
  const { rows } = await ask<Run>(
    tx,
    `select ${columns} from forecast.run where kind <> 'region' order by kommun_code, from_year, created_at`,
    [],
  )
  return rows
}

/** The latest published of each municipality and of the region; true ones stand before invented ones. */
export async function listLatest(tx: Tx): Promise<Run[]> {
  const { rows } = await ask<Run>(
    tx,
    `select distinct on (kommun_code) ${columns} from forecast.run where status = 'published' and kind <> 'backtest' and (scenario is null or example)
     order by kommun_code, example, published_at desc`,
    [],
  )
  return rows
}

/** Every run of a municipality that the reader may see, the newest first; drafts are the economist's own. */
export async function listRuns(tx: Tx, kommun: string): Promise<Run[]> {
  const { rows } = await ask<Run>(
    tx,
    `select ${columns} from forecast.run where kommun_code = $1 and kind = 'forecast' order by example, published_at desc nulls last, created_at desc limit 50`,
    [kommun],
  )
  return rows
}

export async function listBacktests(tx: Tx): Promise<Run[]> {
  const { rows } = await ask<Run>(
    tx,
    `select ${columns} from forecast.run where kind = 'backtest' order by kommun_code, from_year, created_at limit 500`,
    [],
  )
  return rows
}

type New = Omit<Run, 'id' | 'publishedAt'> & { organisation: string | null; publishedAt: Date | null }
export async function insertRun(tx: Tx, run: New): Promise<string> {
  const { rows } = await ask<{ id: string }>(
    tx,
    `insert into forecast.run (organisation, kommun_code, scenario, name, kind, example, from_year, to_year, seed, draws, code_version, input_sha256, "rows",
       newest, result, status, published_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) returning id`,
    [
      ...[run.organisation, run.kommun, run.scenario, run.name, run.kind, run.example, run.from, run.to, run.seed],
      ...[run.draws, run.codeVersion, run.inputSha256, run.rows, run.newest, JSON.stringify(run.result), run.status],
      run.publishedAt,
    ],
  )
  return (rows[0] as { id: string }).id
}

/** Once: what is published stays. */
export async function savePublished(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await ask(
    tx,
    `update forecast.run set status = 'published', published_at = $2 where id = $1 and status = 'draft'`,
    [id, at],
  )
  return rowCount === 1
}

export type Scenario = { id: string; name: string; example: boolean }
export async function listScenarios(tx: Tx, kommun: string): Promise<Scenario[]> {
  const { rows } = await ask<Scenario>(
    tx,
    'select id, name, example from forecast.scenario where kommun_code = $1 order by name',
    [kommun],
  )
  return rows
}

type NewScenario = { organisation: string | null; kommun: string; name: string; example: boolean }
/** null where the name is taken. */
export async function insertScenario(tx: Tx, of: NewScenario): Promise<string | null> {
  const { rows } = await ask<{ id: string }>(
    tx,
    `insert into forecast.scenario (organisation, kommun_code, name, example) values ($1, $2, $3, $4) on conflict do nothing returning id`,
    [of.organisation, of.kommun, of.name, of.example],
  )
  return rows[0]?.id ?? null
}
