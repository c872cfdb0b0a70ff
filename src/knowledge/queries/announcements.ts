import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'

/** Messages from an organisation to roles, corners and themes; who has read what must be read. */
export type Announced = {
  id: string
  organisation: string
  title: string
  text: string
  roles: string[]
  corners: string[]
  themes: string[]
  /** A receipt is asked of this reader: from their own organisation, or from a council of theirs. */
  mustRead: boolean
  readAt: Date | null
  at: Date
  expires: Day
}
export type Reader = { account: string | null; role: string; municipality: string | null; today: Day }
const mine = `a.must_read and (o.kind = 'owner' or o.municipality = $3 or exists (select from organisations.corner_member m
  where m.corner = o.id and m.municipality = $3 and m.valid_from <= $4::date and (m.valid_to is null or m.valid_to > $4::date)))`
const columns = `a.id, o.name as organisation, a.title, a.text, a.roles, a.corners, a.themes, (${mine}) as "mustRead", r.at as "readAt", a.at, a.expires::text as expires`
const from = `from knowledge.announcement a join organisations.organisation o on o.id = a.organisation
  left join knowledge.announcement_read r on r.announcement = a.id and r.account = $1
  where a.expires >= $4::date and (a.roles = '{}' or $2 = any (a.roles)) and (a.corners = '{}' or exists (select from organisations.corner_member m
    where m.municipality = $3 and m.corner::text = any (a.corners) and m.valid_from <= $4::date and (m.valid_to is null or m.valid_to > $4::date)))`
const values = ({ account, role, municipality, today }: Reader) => [account, role, municipality, today]

const list = `select ${columns} ${from} order by (${mine} and r.at is null) desc, a.at desc, a.id limit 100`
export const listAnnounced = async (tx: Tx, reader: Reader): Promise<Announced[]> =>
  (await ask<Announced>(tx, list, values(reader))).rows
export const findAnnounced = async (tx: Tx, reader: Reader, id: string): Promise<Announced | undefined> =>
  (await ask<Announced>(tx, `select ${columns} ${from} and a.id = $5`, [...values(reader), id])).rows[0]

/** How many wait for this reader's receipt. */
export const countUnread = async (tx: Tx, reader: Reader): Promise<number> =>
  (await ask<{ n: number }>(tx, `select count(*)::int as n ${from} and ${mine} and r.at is null`, values(reader)))
    .rows[0]?.n ?? 0

const read = `insert into knowledge.announcement_read (announcement, account, at) values ($1, $2, $3) on conflict do nothing`
export const addReceipt = (tx: Tx, announcement: string, account: string, now: Date) =>
  ask(tx, read, [announcement, account, now])

export type NewAnnouncement = {
  organisation: string
  title: string
  text: string
  roles: readonly string[]
  corners: readonly string[]
  themes: readonly string[]
  mustRead: boolean
  expires: Day
  account: string | null
  now: Date
}
const put = `insert into knowledge.announcement (organisation, title, text, roles, corners, themes, must_read, at, expires, made_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`
export async function addAnnouncement(tx: Tx, of: NewAnnouncement): Promise<string> {
  const { organisation, title, text, roles, corners, themes, mustRead, now, expires, account } = of
  const row = [organisation, title, text, roles, corners, themes, mustRead, now, expires, account]
  return (await ask<{ id: string }>(tx, put, row)).rows[0]?.id ?? ''
}

export type Own = { id: string; title: string; at: Date; expires: Day; mustRead: boolean; receipts: number }
const own = `select a.id, a.title, a.at, a.expires::text as expires, a.must_read as "mustRead", knowledge.count_receipts(a.id) as receipts
  from knowledge.announcement a where a.organisation = any ($1) order by a.at desc limit 100`
export const listOwn = async (tx: Tx, reach: readonly string[]): Promise<Own[]> =>
  (await ask<Own>(tx, own, [reach])).rows
const end =
  'update knowledge.announcement set expires = $3 where id = $1 and organisation = any ($2) and expires > $3::date'
export const endAnnouncement = async (tx: Tx, id: string, reach: readonly string[], day: Day): Promise<boolean> =>
  (await ask(tx, end, [id, reach, day])).rowCount === 1
