import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { StaffRole } from '../../shared/actor.ts'
import { account, invitation, recovery, roleHeld } from '../tables.ts'

export type StaffRow = {
  account: string
  name: string
  title: string
  mail: string
  disabled: boolean
  version: number
  /** Live roles here: a role at another organisation is nobody else's to see. */
  roles: { id: string; role: StaffRole; organisation: string; place: string; from: string }[]
}
const live = sql`h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date)`

/** Everybody who holds or has held a role at these organisations, as far as the visitor may see, with the roles of today. */
export async function listStaff(tx: Tx, organisations: readonly string[]): Promise<StaffRow[]> {
  const { rows } = await tx.execute<StaffRow>(sql`
    select a.id as account, a.name, a.title, coalesce(a.mail, '') as mail, a.disabled_at is not null as disabled, a.version,
      coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'role', h.role, 'organisation', h.organisation, 'place', coalesce(o.own_name, o.name), 'from', h.valid_from)
        order by h.granted_at, h.id) filter (where ${live}), '[]') as roles
    from accounts.account a join accounts.role_held h on h.account = a.id join organisations.organisation o on o.id = h.organisation
    where a.kind = 'staff' and h.organisation = any (${sql.param([...organisations])}::uuid[])
    group by a.id order by a.name collate "sv-x-icu", a.id`)
  return rows
}

export type OpenInvitation = {
  id: string
  role: StaffRole
  organisation: string
  place: string
  mail: string
  name: string
  endsAt: Date
}
export async function listInvitations(
  tx: Tx,
  visit: Visit,
  organisations: readonly string[],
): Promise<OpenInvitation[]> {
  const { rows } = await tx.execute<Omit<OpenInvitation, 'endsAt'> & { ends_at: string }>(sql`
    select i.id, i.role, i.organisation, coalesce(o.own_name, o.name) as place, i.mail, i.name, i.ends_at
    from accounts.invitation i join organisations.organisation o on o.id = i.organisation
    where i.organisation = any (${sql.param([...organisations])}::uuid[]) and i.used_at is null and i.ends_at > ${visit.now.toISOString()}
    order by i.made_at, i.id`)
  return rows.map(({ ends_at, ...row }) => ({ ...row, endsAt: new Date(ends_at) }))
}

export async function kindOf(tx: Tx, organisation: string): Promise<string | undefined> {
  const { rows } = await tx.execute<{ kind: string }>(
    sql`select kind from organisations.organisation where id = ${organisation}::uuid`,
  )
  return rows[0]?.kind
}

export const addInvitation = (tx: Tx, row: typeof invitation.$inferInsert) =>
  tx.execute(sql`
    insert into accounts.invitation (id, digest, organisation, role, mail, name, title, invited_by, made_at, ends_at)
    values (${row.id}, ${row.digest}, ${row.organisation}, ${row.role}, ${row.mail}, ${row.name}, ${row.title}, ${row.invitedBy},
      ${row.madeAt.toISOString()}, ${row.endsAt.toISOString()})`)

/** False when it is used, ended or not the visitor's. */
export async function endInvitation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const open = and(eq(invitation.id, id), isNull(invitation.usedAt))
  const { rowCount } = await tx.update(invitation).set({ endsAt: now }).where(open)
  return rowCount === 1
}

export type Held = { id: string; account: string; role: string; organisation: string }
/** The role held, locked; undefined when it is not live or not the visitor's to change. */
export async function lockHeld(tx: Tx, id: string): Promise<Held | undefined> {
  const { rows } = await tx.execute<Held>(sql`
    select h.id, h.account, h.role, h.organisation from accounts.role_held h where h.id = ${id}::uuid and ${live} for update`)
  return rows[0]
}
export const endHeld = (tx: Tx, ids: readonly string[]) =>
  tx
    .update(roleHeld)
    .set({ validTo: sql`current_date` })
    .where(inArray(roleHeld.id, [...ids]))

/** Live roles of an account that the visitor may see. */
export async function listHeld(tx: Tx, of: string): Promise<Held[]> {
  const { rows } = await tx.execute<Held>(
    sql`select h.id, h.account, h.role, h.organisation from accounts.role_held h where h.account = ${of}::uuid and ${live} order by h.id`,
  )
  return rows
}
export const addHeld = (
  tx: Tx,
  row: { account: string; role: string; organisation: string; grantedBy: string | null },
) => tx.insert(roleHeld).values({ ...row, validFrom: sql`current_date`, grantedAt: sql`now()` })

export type Person = { id: string; name: string; mail: string | null; disabledAt: Date | null; version: number }
export const lockStaff = async (tx: Tx, id: string): Promise<Person | undefined> =>
  (
    await tx
      .select({
        id: account.id,
        name: account.name,
        mail: account.mail,
        disabledAt: account.disabledAt,
        version: account.version,
      })
      .from(account)
      .where(and(eq(account.id, id), eq(account.kind, 'staff')))
      .for('update')
  )[0]
/** Among those whom the visitor looks after. */
export async function findByMail(tx: Tx, mail: string): Promise<string | undefined> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from accounts.account where kind = 'staff' and lower(mail) = ${mail}`,
  )
  return rows[0]?.id
}
export const setDisabled = (tx: Tx, id: string, disabledAt: Date | null) =>
  tx.update(account).set({ disabledAt }).where(eq(account.id, id))

/** True when the account holds a role that this visitor does not look after: then it is not theirs to disable. */
export async function isHeldElsewhere(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await tx.execute<{ elsewhere: boolean }>(
    sql`select accounts.held_elsewhere(${id}::uuid) as elsewhere`,
  )
  return rows[0]?.elsewhere ?? true
}

export const addRecovery = (tx: Tx, row: typeof recovery.$inferInsert) => tx.insert(recovery).values(row)

export type OpenRecovery = {
  id: string
  account: string
  name: string
  place: string
  asker: string
  askedBy: string
  version: number
}
export async function listRecoveries(tx: Tx, { now }: Visit): Promise<OpenRecovery[]> {
  const { rows } = await tx.execute<Omit<OpenRecovery, 'name' | 'asker'>>(sql`
    select r.id, r.account, coalesce(o.own_name, o.name) as place, r.asked_by as "askedBy", r.version
    from accounts.recovery r join organisations.organisation o on o.id = r.organisation
    where r.confirmed_at is null and r.ends_at > ${now.toISOString()} order by r.asked_at, r.id`)
  const names = await staffNames(
    tx,
    rows.flatMap(({ account: who, askedBy }) => [who, askedBy]),
  )
  return rows.map((row) => ({ ...row, name: names.get(row.account) ?? '', asker: names.get(row.askedBy) ?? '' }))
}

async function staffNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from accounts.staff_names(${sql.param([...ids])}::uuid[])`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** False when it has ended, is confirmed, or is not the visitor's to confirm. */
export async function confirmOne(tx: Tx, visit: Visit, id: string): Promise<{ account: string } | undefined> {
  const { rows } = await tx.execute<{ account: string }>(sql`
    update accounts.recovery set confirmed_by = ${visit.actor.account}::uuid, confirmed_at = ${visit.now.toISOString()}
    where id = ${id}::uuid and confirmed_at is null and ends_at > ${visit.now.toISOString()} returning account`)
  return rows[0]
}
