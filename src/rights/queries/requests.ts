import { and, eq } from 'drizzle-orm'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { ask, type Tx, type Visit } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { LegalSex } from '../../shared/legal-sex.ts'
import type { Concerns } from '../../shared/relation.ts'
import { request } from '../tables.ts'

type Row = typeof request.$inferSelect
export type Of = { municipality: string; person: string }

/** What the person can ask about: themselves and their applications, each with the unit that answers. */
export type Subject = Of & { application: string | null; unit: string; title: string | null }
export async function listSubjects(tx: Tx): Promise<Subject[]> {
  const { rows } = await ask<Subject>(
    tx,
    `select p.municipality, p.id as person, null as application, p.unit, null as title, 0 as place from people.person p where p.id = ctx.person() and p.closed_at is null
     union all
     select a.municipality, a.person, a.id, a.unit, k.title || ' ' || a.receipt, 1 from applications.application a join courses.course k on k.id = a.course
     where a.person = ctx.person() order by 6, 5 limit 101`,
  )
  return rows
}

export const addRequest = (tx: Tx, row: typeof request.$inferInsert) => tx.insert(request).values(row)

export type OwnRequest = Row & { title: string | null }
export async function listOwnRequests(tx: Tx): Promise<OwnRequest[]> {
  const { rows } = await ask<OwnRequest>(
    tx,
    `select r.municipality, r.id, r.kind, r.field, r.wrong, r."right", r.asked_at as "askedAt", r.due, r.state, r.answer, r.ends_on::text as "endsOn",
       r.answered_at as "answeredAt", r.dispute, r.version, k.title
     from rights.request r left join applications.application a on a.municipality = r.municipality and a.id = r.application
       left join courses.course k on k.id = a.course
     where r.person = ctx.person() order by r.asked_at desc limit 200`,
  )
  return rows
}

type Note = { id: string; version: number; dispute: string; at: Date }
/** Only beside what was refused; false when it was not, or somebody was quicker. */
export async function saveDispute(tx: Tx, person: string, { id, version, dispute, at }: Note): Promise<boolean> {
  const { rowCount } = await tx
    .update(request)
    .set({ dispute, disputedAt: at })
    .where(
      and(eq(request.person, person), eq(request.id, id), eq(request.version, version), eq(request.state, 'refused')),
    )
  return rowCount === 1
}

export type Wish = Concerns &
  Row & {
    givenName: string
    familyName: string
    phone: string
    mail: string
    personLanguage: string
    interpreter: boolean
    /** Where it is what the person asks about. */
    sex: LegalSex | null
    wish: string | null
    receipt: string | null
  }
const concerned = `r.id, r.municipality, r.person, p.unit, p.handlers, p.followers, '{}'::uuid[] as partners`
const whole = `select ${concerned}, r.kind, r.application, r.field, r.wrong, r."right", r.language, r.asked_at as "askedAt", r.due, r.state, r.answer,
    r.ends_on::text as "endsOn", r.version, p.given_name as "givenName", p.family_name as "familyName", p.phone, p.mail, p.language as "personLanguage",
    p.interpreter, a.wish, a.receipt, case when r.field = 'sex' then (select s.sex from people.sexes(p.municipality, array[p.id]) s) end as sex
  from rights.request r join people.person p on p.municipality = r.municipality and p.id = r.person
    left join applications.application a on a.municipality = r.municipality and a.id = r.application`

/** What waits for the desk, the most urgent first, and what is restricted today. */
export async function listWishes(tx: Tx, visit: Visit): Promise<Seen<Wish>[]> {
  const { rows } = await ask<Wish>(
    tx,
    `${whole} where r.unit = any ($1) and (r.state = 'waiting' or r.state = 'accepted' and r.kind = 'restriction') order by r.due limit 200`,
    [visit.actor.reach],
  )
  return readPerson<Wish>(tx, visit, Promise.resolve(rows), { kind: 'request', fields: ['name'], verb: 'list' })
}

export async function findWish(tx: Tx, visit: Visit, id: string): Promise<Seen<Wish> | undefined> {
  const { rows } = await ask<Wish>(tx, `${whole} where r.id = $1 and r.unit = any ($2)`, [id, visit.actor.reach])
  const [found] = await readPerson<Wish>(tx, visit, Promise.resolve(rows), {
    kind: 'request',
    fields: ['name', 'contact'],
  })
  return found
}

type Settling = {
  state: 'accepted' | 'refused' | 'ended'
  from: 'waiting' | 'accepted'
  answer: string
  endsOn: Day | null
  at: Date
  by: string | null
}
type Version = { municipality: string; id: string; version: number }
/** False when somebody has answered meanwhile. */
export async function saveSettled(tx: Tx, { municipality, id, version }: Version, to: Settling): Promise<boolean> {
  const { rowCount } = await tx
    .update(request)
    .set({ state: to.state, answer: to.answer, endsOn: to.endsOn, answeredAt: to.at, answeredBy: to.by })
    .where(
      and(
        eq(request.municipality, municipality),
        eq(request.id, id),
        eq(request.version, version),
        eq(request.state, to.from),
      ),
    )
  return rowCount === 1
}

/** What is restricted follows from the requests that stand: two may rest on the same rows. */
export const markRestricted = (tx: Tx, { municipality, person }: Of) =>
  ask(tx, 'select rights.mark_restricted($1, $2)', [municipality, person])

export const saveWish = (tx: Tx, municipality: string, application: string, wish: string) =>
  ask(tx, 'update applications.application set wish = $3 where municipality = $1 and id = $2', [
    municipality,
    application,
    wish,
  ])

export type Marked = { kind: Row['kind']; field: string; dispute: string; ends_on: Day | null }
/** What whoever sees the application must know: what is restricted, and what the person holds to be wrong. */
export const markedSql = `select jsonb_agg(jsonb_build_object('kind', r.kind, 'field', r.field, 'dispute', r.dispute, 'ends_on', r.ends_on) order by r.asked_at)
  from rights.request r where r.municipality = $1 and r.person = $3 and (r.application is null or r.application = $2)
    and (r.kind = 'restriction' and r.state = 'accepted' or r.dispute <> '')`

/** Municipalities in which a restriction has come to its end. */
export async function listEnding(tx: Tx, today: Day): Promise<string[]> {
  const { rows } = await ask<{ municipality: string }>(tx, 'select municipality from rights.ending_restrictions($1)', [
    today,
  ])
  return rows.map(({ municipality }) => municipality)
}

export type Ending = Of & { id: string; version: number; answer: string; endsOn: Day }
export async function listEnded(tx: Tx, municipality: string, today: Day): Promise<Ending[]> {
  const { rows } = await ask<Ending>(
    tx,
    `select municipality, person, id, version, answer, ends_on::text as "endsOn" from rights.request
     where municipality = $1 and kind = 'restriction' and state = 'accepted' and ends_on < $2`,
    [municipality, today],
  )
  return rows
}
