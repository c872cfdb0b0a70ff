import { and, eq } from 'drizzle-orm'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { ask, type Tx, type Visit } from '../../platform/visit.ts'
import type { Ore } from '../../shared/money.ts'
import type { Concerns } from '../../shared/relation.ts'
import { type Invoice, isPayerSide } from '../domain/invoice.ts'
import { rowsPerPage } from '../domain/rows.ts'
import { invoice } from '../tables.ts'

export type Listed = Invoice & {
  id: string
  number: number
  /** The first day of it. */
  month: string
  providerName: string
  /** Name of the desk. */
  payerName: string
  total: Ore
  since: Date
  remindedAt: Date | null
  version: number
}
export type Shown = Listed & {
  kind: string
  madeAt: Date
  sentAt: Date | null
  approvedAt: Date | null
  paidAt: Date | null
  returnedAt: Date | null
  returnReason: string
  approvedBy: string | null
  paidBy: string | null
  returnedBy: string | null
  /** Account to name, of those who have had it in hand. */
  names: Record<string, string>
}

const columns = `i.id, i.number, i.month::text as month, i.provider, i.payer, i.desk, i.kind, i.state, w.total, w.count as "rowCount", i.committers, i.since,
  i.made_by as "madeBy", i.sent_by as "sentBy", i.reminded_at as "remindedAt", i.version, v.name as "providerName", p.name as "payerName"`
const from = `from payments.invoice i join organisations.organisation v on v.id = i.provider join organisations.organisation p on p.id = i.desk`
/** What the reader may see of it: rows of somebody protected are counted for their named handlers and for nobody else. `$2` is the account. */
const seenRows = `cross join lateral (select coalesce(sum(r.amount), 0)::bigint as total, count(*)::int as count from payments.invoice_row r
  where r.invoice = i.id and (r.handlers is null or r.handlers @> array[$2::uuid])) w`
const numbered = <T extends { total: Ore | string }>(row: T): T => ({ ...row, total: Number(row.total) })

/** Latest month first. A payer sees what has been sent, the school its drafts as well. */
export async function listInvoices(tx: Tx, { actor }: Visit): Promise<Listed[]> {
  const mine = isPayerSide(actor) ? `i.desk = any ($1) and i.state <> 'draft'` : 'i.provider = any ($1)'
  const { rows } = await ask<Listed>(
    tx,
    `select ${columns} ${from} ${seenRows} where ${mine} order by i.month desc, i.number desc limit 60`,
    [actor.reach, actor.account],
  )
  return rows.map(numbered)
}

export async function findInvoice(tx: Tx, { actor }: Visit, id: string): Promise<Shown | undefined> {
  const mine = isPayerSide(actor) ? `i.desk = any ($1) and i.state <> 'draft'` : 'i.provider = any ($1)'
  const { rows } = await ask<Shown>(
    tx,
    `select ${columns}, i.made_at as "madeAt", i.sent_at as "sentAt", i.approved_at as "approvedAt", i.paid_at as "paidAt",
      i.returned_at as "returnedAt", i.return_reason as "returnReason", i.approved_by as "approvedBy", i.paid_by as "paidBy", i.returned_by as "returnedBy",
      (select coalesce(jsonb_object_agg(n.id, n.name), '{}')
        from accounts.staff_names(array_remove(array[i.made_by, i.sent_by, i.approved_by, i.paid_by, i.returned_by] || i.committers, null)) n) as names
     ${from} ${seenRows} where ${mine} and i.id = $3`,
    [actor.reach, actor.account, id],
  )
  return rows.map(numbered)[0]
}

export type Row = Concerns & {
  id: string
  application: string
  receipt: string
  name: string
  course: string
  componentKind: string | null
  month: string
  days: number
  amount: Ore
  price: string | null
  agreement: string | null
  priceFrom: string | null
  reverses: string | null
}
/** `count` is of all that the reader may see, on whatever page. */
export type Rows = { rows: Seen<Row>[]; count: number }

/** Rows as far as the reader may see the people in them; without a page all of them, for a file. */
export async function listRows(
  tx: Tx,
  visit: Visit,
  of: Pick<Listed, 'id' | 'provider' | 'desk'>,
  page: number | null,
): Promise<Rows> {
  const some = page === null ? '' : `limit ${rowsPerPage} offset ${(page - 1) * rowsPerPage}`
  const { rows } = await ask<Row & { count: number }>(
    tx,
    `select r.id, r.municipality, r.person, r.unit, array[$2::uuid, $3::uuid] as partners, r.handlers, '{}'::uuid[] as followers, r.application, r.receipt,
       r.month::text as month, r.days, r.amount::float8 as amount, r.price, q.agreement, q.valid_from::text as "priceFrom", r.reverses, c.title as course, k.kind as "componentKind",
       coalesce(trim(n.given_name || ' ' || n.family_name), '') as name, count(*) over ()::int as count
     from payments.invoice_row r join courses.course c on c.id = r.course left join courses.price q on q.id = r.price
       left join applications.component k on k.municipality = r.municipality and k.id = r.component
       left join people.person n on n.municipality = r.municipality and n.id = r.person
     where r.invoice = $1 and (r.handlers is null or r.handlers @> array[$4::uuid]) order by r.receipt, r.month, r.seq, r.id ${some}`,
    [of.id, of.provider, of.desk, visit.actor.account],
  )
  const seen = await readPerson<Row>(tx, visit, Promise.resolve(rows), {
    kind: 'invoiceRow',
    fields: ['name', 'days', 'amount'],
    verb: page === null ? 'export' : 'list',
  })
  return { rows: seen, count: rows[0]?.count ?? 0 }
}

/** How many people a file would have. */
export async function countPeople(tx: Tx, id: string): Promise<number> {
  const { rows } = await ask<{ n: number }>(
    tx,
    'select count(distinct (municipality, person))::int as n from payments.invoice_row where invoice = $1 and handlers is null',
    [id],
  )
  return rows[0]?.n ?? 0
}

/** Only on the version that was read; whether it was still that one. */
export async function saveInvoice(
  tx: Tx,
  { id, version }: Pick<Listed, 'id' | 'version'>,
  row: Partial<typeof invoice.$inferInsert>,
): Promise<boolean> {
  const { rowCount } = await tx
    .update(invoice)
    .set(row)
    .where(and(eq(invoice.id, id), eq(invoice.version, version)))
  return rowCount === 1
}

export type Waiting = { id: string; number: number; month: string; mail: string; providerName: string }
/** Sent or attested, and nobody has done what comes next; not reminded since. For the nightly job alone. */
export async function listWaiting(tx: Tx, before: Date): Promise<Waiting[]> {
  const { rows } = await ask<Waiting>(
    tx,
    `select i.id, i.number, i.month::text as month, p.mail, v.name as "providerName" ${from}
     where i.state in ('sent', 'approved') and i.since < $1 and (i.reminded_at is null or i.reminded_at < i.since) order by i.since, i.id`,
    [before],
  )
  return rows
}

/** False when another run was here first. */
export async function setReminded(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await ask(
    tx,
    'update payments.invoice set reminded_at = $2 where id = $1 and (reminded_at is null or reminded_at < since)',
    [id, at],
  )
  return rowCount === 1
}
