import { and, desc, eq, isNull, type SQL } from 'drizzle-orm'
import { insertMany } from '../platform/bulk.ts'
import { ask, type Services, type Tx } from '../platform/visit.ts'
import type { Day } from '../shared/calendar.ts'
import type { Concerns } from '../shared/relation.ts'
import type { Scope } from './domain.ts'
import { deed, helper } from './tables.ts'

/** What may be read of a helper: never what opens the link. */
const columns = {
  id: helper.id,
  name: helper.name,
  scopes: helper.scopes,
  until: helper.until,
  draft: helper.draft,
  sending: helper.sending,
  madeAt: helper.madeAt,
  endedAt: helper.endedAt,
  linkUntil: helper.linkUntil,
  tries: helper.tries,
  usedAt: helper.usedAt,
  refusedAt: helper.refusedAt,
  version: helper.version,
}
export type Ombud = {
  id: string
  name: string
  scopes: string[]
  until: Date
  draft: string | null
  sending: string | null
  madeAt: Date
  endedAt: Date | null
  linkUntil: Date
  tries: number
  usedAt: Date | null
  refusedAt: Date | null
  version: number
}

/** Row security leaves only those that this browser, account or person has let in. */
export const listHelpers = (tx: Tx, where?: SQL): Promise<Ombud[]> =>
  tx.select(columns).from(helper).where(where).orderBy(desc(helper.madeAt)).limit(100)
export const ofDraft = (draft: string): SQL => eq(helper.draft, draft)
export const withId = (id: string): SQL => eq(helper.id, id)

export type Deed = { helper: string; at: Date; what: (typeof deed.$inferSelect)['what'] }
export const listDeeds = (tx: Tx): Promise<Deed[]> =>
  tx
    .select({ helper: deed.helper, at: deed.at, what: deed.what })
    .from(deed)
    .orderBy(desc(deed.at), desc(deed.id))
    .limit(200)

/** Only what is given: the rest of a row is not for the one who makes it. */
export const insertHelper = (tx: Tx, row: typeof helper.$inferInsert) => insertMany(tx, helper, [row])

/** False when it had ended already. */
export async function endHelper(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await tx
    .update(helper)
    .set({ endedAt: at })
    .where(and(eq(helper.id, id), isNull(helper.endedAt)))
  return rowCount === 1
}

type Link = { digest: Buffer; pin: Buffer; linkUntil: Date }
/** The old link, and the browser that used it, are nothing any more. */
export const renewLink = (tx: Tx, id: string, link: Link) =>
  tx
    .update(helper)
    .set({ ...link, tries: 0, usedAt: null, browser: null, refusedAt: null })
    .where(eq(helper.id, id))

export const setUsed = (tx: Tx, id: string, at: Date) => tx.update(helper).set({ usedAt: at }).where(eq(helper.id, id))

type Sent = { draft: string; municipality: string; person: string; sending: string; account: string | null }
/** From the draft to what became of it. */
export const followSent = (tx: Tx, { draft, ...to }: Sent) =>
  tx
    .update(helper)
    .set({ ...to, draft: null })
    .where(eq(helper.draft, draft))

export const insertDeed = (tx: Tx, row: { helper: string; at: Date; what: Deed['what']; about?: string }) =>
  tx.insert(deed).values(row)

export type Current = {
  id: string
  name: string
  scopes: Scope[]
  draft: string | null
  municipality: string | null
  person: string | null
  sending: string | null
  until: Date
}
/** Whom this session helps now. */
export async function findCurrent(tx: Tx, now: Date): Promise<Current | undefined> {
  return (await ask<Current>(tx, 'select * from helpers.current($1)', [now])).rows[0]
}

type Looking = { digest: Buffer; session: Buffer }
export type Look = 'open' | 'used' | 'gone'
export async function lookAtLink({ door }: Services, { digest, session }: Looking, now: Date): Promise<Look> {
  const { rows } = await door.query<{ look: Look }>('select helpers.look($1, $2, $3) as look', [digest, session, now])
  return rows[0]?.look ?? 'gone'
}
export const cameLate = ({ door }: Services, digest: Buffer, now: Date) =>
  door.query('select helpers.came_late($1, $2)', [digest, now])

export type Used = 'right' | 'wrong' | 'gone'
export async function useLink({ door }: Services, link: Looking & { pin: Buffer }, now: Date): Promise<Used> {
  const values = [link.digest, link.pin, link.session, now]
  const { rows } = await door.query<{ used: Used }>('select helpers.use_link($1, $2, $3, $4) as used', values)
  return rows[0]?.used ?? 'gone'
}

export type Helped = Concerns & {
  id: string
  receipt: string
  state: string
  holder: string
  due: Date | null
  since: Date
  title: string
  school: string
  starts: Day
  ends: Day
  /** What is asked for now, and why the last one was not enough. */
  papers: { id: string; label: string; reason: string | null }[]
}
/** What was sent together, as the site itself reads it for a helper. */
export async function listSent(tx: Tx, of: { municipality: string; sending: string }): Promise<Helped[]> {
  const text = `select a.id, a.person, a.municipality, a.unit, a.partners, a.handlers, a.followers, a.receipt, a.state, a.holder, a.due, a.since, k.title,
      coalesce(o.own_name, o.name) as school, r.starts::text as starts, r.ends::text as ends,
      case when a.state = 'completion' then (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'label', d.label, 'reason', d.reason) order by d.label, d.id), '[]')
        from applications.document d where d.municipality = a.municipality and d.application = a.id and d.status in ('missing', 'rejected')) else '[]' end as papers
    from applications.application a join courses.course k on k.id = a.course join courses.round r on r.id = a.round
      join organisations.organisation o on o.id = a.provider
    where a.municipality = $1 and a.sending = $2 order by a.rank`
  return (await ask<Helped>(tx, text, [of.municipality, of.sending])).rows
}

export type Sending = { id: string; municipality: string; titles: string }
/** The person's own, which somebody may be let in to. */
export async function listSendings(tx: Tx, person: string): Promise<Sending[]> {
  const text = `select s.id, s.municipality, string_agg(k.title, ', ' order by a.rank) as titles
    from applications.sending s join applications.application a on a.municipality = s.municipality and a.sending = s.id join courses.course k on k.id = a.course
    where s.person = $1 group by s.id, s.municipality, s.sent_at order by s.sent_at desc limit 15`
  return (await ask<Sending>(tx, text, [person])).rows
}
