import { ask, type Tx } from '../../platform/visit.ts'

export type Glass = {
  id: string
  code: string
  account: string
  name: string
  place: string
  reason: string
  askedAt: Date
  confirmedAt: Date | null
  confirmedBy: string | null
  endsAt: Date | null
  person: string | null
}

/** As far as row security lets the reader see: own ones, those of the own unit that wait, and for the officer all of the municipality. */
export async function listGlass(tx: Tx, since: Date): Promise<Glass[]> {
  const { rows } = await ask<Glass>(
    tx,
    `select g.id, g.code, g.account, g.reason, g.asked_at as "askedAt", g.confirmed_at as "confirmedAt", g.ends_at as "endsAt", g.person,
       coalesce((select n.name from accounts.staff_names(array[g.account]) n), '') as name, coalesce(o.own_name, o.name) as place,
       (select n.name from accounts.staff_names(array[g.confirmed_by]) n) as "confirmedBy"
     from protection.glass g join organisations.organisation o on o.id = g.organisation
     where g.asked_at > $1 order by g.asked_at desc limit 100`,
    [since],
  )
  return rows
}

export const askGlass = (tx: Tx, { code, reason, at }: { code: string; reason: string; at: Date }) =>
  ask(tx, 'select protection.ask_glass($1, $2, $3)', [code, reason, at])

export async function confirmGlass(tx: Tx, id: string, { until, at }: { until: Date; at: Date }): Promise<boolean> {
  const { rows } = await ask<{ done: boolean }>(tx, 'select protection.confirm_glass($1, $2, $3) as done', [
    id,
    until,
    at,
  ])
  return rows[0]?.done === true
}

export async function listOfficers(tx: Tx, municipality: string): Promise<{ mail: string; language: string }[]> {
  const { rows } = await ask<{ mail: string; language: string }>(tx, 'select * from protection.officers($1)', [
    municipality,
  ])
  return rows
}
