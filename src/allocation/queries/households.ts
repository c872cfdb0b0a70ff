import { readPerson, type Seen } from '../../platform/audit.ts'
import { ask, type Tx, type Visit } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'
import type { DepartReason, Household, Offer } from '../domain/placing.ts'

export type Decision = {
  seq: number
  advised: string | null
  chosen: string
  reason: DepartReason | null
  text: string
  at: string
}
export type HouseholdRow = Concerns &
  Household & { id: string; reference: string; year: number; demo: boolean; version: number; decisions: Decision[] }

const columns = `h.id, h.municipality, h.person, h.unit, '{}'::uuid[] as partners, h.handlers, '{}'::uuid[] as followers, h.reference, h.year, h.size, h.rooms,
    h.school_places as "schoolPlaces", h.care, h.step_free as "stepFree", h.work, h.wishes, h.ties, h.demo, h.version,
    coalesce((select jsonb_agg(jsonb_build_object('seq', p.seq, 'advised', p.advised, 'chosen', p.chosen, 'reason', p.reason, 'text', p.reason_text, 'at', p.decided_at) order by p.seq)
      from allocation.placement p where p.municipality = h.municipality and p.household = h.id), '[]') as decisions
  from allocation.household h where h.unit = any ($1) and h.year = $2`

/** Everything that the advice asks for, and nothing else; the reading is in the person's log. */
export function listHouseholds(tx: Tx, visit: Visit, year: number): Promise<Seen<HouseholdRow>[]> {
  const rows = ask<HouseholdRow>(tx, `select ${columns} order by h.created_at, h.id limit 500`, [
    visit.actor.reach,
    year,
  ])
  const fields = ['size', 'needs', 'work', 'wishes', 'ties', 'placement']
  return readPerson<HouseholdRow>(
    tx,
    visit,
    rows.then((answer) => answer.rows),
    { kind: 'household', fields },
  )
}

/** The room that is left of the decided numbers, with what each municipality has to offer. */
export async function listOffers(tx: Tx, lan: string, year: number): Promise<Offer[]> {
  const { rows } = await ask<Offer>(
    tx,
    `with decided as (
       select kommun_code, sum(number)::int as number from allocation.kommuntal k where year = $2 and kommun_code like $1 || '%' and part <> '2'
         and edition = (select max(edition) from allocation.kommuntal x where x.year = $2 and x.kommun_code like $1 || '%') group by kommun_code),
     moved as (
       select code, sum(n)::int as n from (select from_code as code, -number as n from allocation.kommuntal_move where year = $2
         union all select to_code, number from allocation.kommuntal_move where year = $2) m group by code)
     select d.kommun_code as code, (d.number + coalesce(m.n, 0) - coalesce(p.persons, 0))::int as room,
       o.rooms, o.school_places as "schoolPlaces", o.care_places as "carePlaces", o.accessible, coalesce(o.work, '{}') as work
     from decided d left join moved m on m.code = d.kommun_code left join allocation.placed($2) p on p.kommun_code = d.kommun_code
       left join lateral (select * from allocation.offer x where x.kommun_code = d.kommun_code and x.year <= $2 order by x.year desc, x.edition desc limit 1) o on true
     order by d.kommun_code`,
    [lan, year],
  )
  return rows
}

export type NewHousehold = Household & {
  municipality: string
  person: string
  unit: string
  reference: string
  year: number
  ground: 'consent' | 'duty'
  note: string
  demo?: boolean
}
export async function insertHousehold(tx: Tx, row: NewHousehold): Promise<string> {
  const { rows } = await ask<{ id: string }>(
    tx,
    `insert into allocation.household (municipality, person, unit, reference, year, size, rooms, school_places, care, step_free, work, wishes, ties, ground, ground_note, demo)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) returning id`,
    [
      ...[row.municipality, row.person, row.unit, row.reference, row.year, row.size, row.rooms, row.schoolPlaces],
      ...[row.care, row.stepFree, row.work, row.wishes, row.ties, row.ground, row.note, row.demo ?? false],
    ],
  )
  return (rows[0] as { id: string }).id
}

export type NewPlacement = {
  municipality: string
  household: string
  person: string
  unit: string
  seq: number
  advised: string | null
  chosen: string
  reason: DepartReason | null
  text: string
  rule: string
  inputs: string
  by: string
  at: Date
}
export const insertPlacement = (tx: Tx, row: NewPlacement) =>
  ask(
    tx,
    `insert into allocation.placement (municipality, household, person, unit, seq, advised, chosen, reason, reason_text, rule, inputs_sha256, decided_by, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[row.municipality, row.household, row.person, row.unit, row.seq, row.advised, row.chosen, row.reason],
      ...[row.text, row.rule, row.inputs, row.by, row.at],
    ],
  )

/** In the site's own session: a person with protected identity is not somebody whom a list may confirm. */
export async function isOpenPerson(tx: Tx, municipality: string, person: string): Promise<boolean> {
  const { rows } = await ask(
    tx,
    'select from people.person where municipality = $1 and id = $2 and handlers is null and closed_at is null',
    [municipality, person],
  )
  return rows.length > 0
}
