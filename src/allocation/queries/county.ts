import { ask, type Tx } from '../../platform/visit.ts'

/** The newest row stands over those before it. */
export async function findCounty(tx: Tx): Promise<string> {
  const { rows } = await ask<{ lan: string }>(
    tx,
    'select lan_code as lan from allocation.county order by seq desc limit 1',
    [],
  )
  return (rows[0] as { lan: string }).lan
}

export const insertCounty = (tx: Tx, of: { lan: string; organisation: string | null; source: string; from: string }) =>
  ask(tx, 'insert into allocation.county (lan_code, organisation, source, valid_from) values ($1, $2, $3, $4)', [
    ...[of.lan, of.organisation, of.source, of.from],
  ])
