import { readPerson } from '../../platform/audit.ts'
import { clientOf, type Tx, type Visit } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'

type Staff = { account: string; held: string }
export type Cast = Record<'caseworker' | 'officer' | 'administrator' | 'manager', Staff> & {
  newcomer: { account: string; held: null; person: string }
}

/** The invented people of a municipality who play; undefined when one is missing. */
export async function findCast(tx: Tx, municipality: string): Promise<Cast | undefined> {
  const staff = await clientOf(tx).query<Staff & { role: string }>(
    `select distinct on (h.role) h.role, a.id as account, h.id as held from accounts.account a join accounts.role_held h on h.account = a.id
     join organisations.organisation o on o.id = h.organisation
     where a.demo and o.municipality = $1 and h.role in ('caseworker', 'dataProtectionOfficer', 'administrator', 'manager') order by h.role, o.kind desc, h.id`,
    [municipality],
  )
  const own = await clientOf(tx).query<{ account: string; person: string }>(
    `select n.id as account, n.person from accounts.account n where n.demo and n.kind = 'newcomer' and n.municipality = $1
     order by exists (select from applications.application a where a.person = n.person and a.state = 'offered') desc, n.id limit 1`,
    [municipality],
  )
  const [newcomer] = own.rows
  const of = (role: string) => staff.rows.find((row) => row.role === role)
  const [caseworker, officer, administrator, manager] = [
    'caseworker',
    'dataProtectionOfficer',
    'administrator',
    'manager',
  ].map(of)
  if (!newcomer || !caseworker || !officer || !administrator || !manager) return undefined
  return { caseworker, officer, administrator, manager, newcomer: { ...newcomer, held: null } }
}

/** The caseworker opens the newest application: a line in the log. */
export async function readOnce(tx: Tx, visit: Visit, person: string): Promise<void> {
  const { rows } = await clientOf(tx).query<Concerns & { id: string }>(
    'select id, municipality, person, unit, partners, handlers, followers from applications.application where person = $1 order by sent_at desc limit 1',
    [person],
  )
  await readPerson(tx, visit, Promise.resolve(rows), { kind: 'application', fields: ['application'] })
}

export async function findNewest(tx: Tx, municipality: string): Promise<{ id: string; version: number } | undefined> {
  const { rows } = await clientOf(tx).query<{ id: string; version: number }>(
    'select id, version from rights.question where municipality = $1 and answered_at is null order by asked_at desc limit 1',
    [municipality],
  )
  return rows[0]
}
