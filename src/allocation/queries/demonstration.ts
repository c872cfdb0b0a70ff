import { ask, type Tx } from '../../platform/visit.ts'

/** For the demonstration alone. */
export async function hasRules(tx: Tx): Promise<boolean> {
  const { rows } = await ask(tx, `select from allocation.rule_set where interpretation = 'own' limit 1`, [])
  return rows.length > 0
}

/** Invented people who have nothing to hide, for invented households. */
export async function listDemoPeople(tx: Tx, municipality: string, most: number): Promise<string[]> {
  const { rows } = await ask<{ id: string }>(
    tx,
    'select id from people.person where municipality = $1 and demo and handlers is null and closed_at is null order by id limit $2',
    [municipality, most],
  )
  return rows.map(({ id }) => id)
}

export const findRuleNamed = async (tx: Tx, name: string): Promise<string> => {
  const { rows } = await ask<{ id: string }>(tx, 'select id from allocation.rule_set where name = $1', [name])
  return rows[0]?.id ?? ''
}

/** What each municipality offers, invented: the same on every machine. */
export const insertDemoOffers = (tx: Tx, of: { year: number; areas: readonly string[]; codes: readonly string[] }) =>
  ask(
    tx,
    `insert into allocation.offer (year, kommun_code, rooms, school_places, care_places, accessible, work, source, valid_from)
     select $1, code, 2 + n % 4, 3 + (n * 7) % 12, n % 3, (n + 1) % 4,
       (select jsonb_object_agg(area, round((((n * 13 + a * 29) % 90) / 100.0 + 0.05)::numeric, 2)) from unnest($3::text[]) with ordinality x(area, a) where (n + a) % 5 <> 0),
       'övning, påhittat', make_date($1, 1, 1) from unnest($2::text[]) with ordinality y(code, n)`,
    [of.year, of.codes, of.areas],
  )
