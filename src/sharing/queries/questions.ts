import { insertMany } from '../../platform/bulk.ts'
import { ask, type Tx } from '../../platform/visit.ts'
import { question } from '../tables.ts'

export type Question = {
  id: string
  municipality: string
  person: string
  application: string
  name: string
  text: string
  askedAt: Date
  endsAt: Date
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
  endedAt: Date | null
  version: number
}
const select = `select q.id, q.municipality, q.person, q.application, coalesce(o.own_name, o.name) as name, q.text, q.asked_at as "askedAt", q.ends_at as "endsAt", q.answer,
    q.answered_by as "answeredBy", q.answered_at as "answeredAt", coalesce(q.ended_at, c.withdrawn_at) as "endedAt", q.version
  from sharing.question q join organisations.organisation o on o.id = q.receiver join people.consent c on c.municipality = q.municipality and c.id = q.consent`

/** As lines on the page of the application `$2` of the municipality `$1`. */
export const aboutApplication = `select jsonb_agg(jsonb_build_object('name', coalesce(o.own_name, o.name), 'text', q.text, 'answer', q.answer, 'answeredBy', q.answered_by) order by q.asked_at desc)
  from sharing.question q join organisations.organisation o on o.id = q.receiver where q.municipality = $1 and q.application = $2`

export async function listAbout(tx: Tx, of: { municipality: string; id: string }): Promise<Question[]> {
  const text = `${select} where q.municipality = $1 and q.application = $2 order by q.asked_at desc limit 20`
  return (await ask<Question>(tx, text, [of.municipality, of.id])).rows
}

export async function listOwn(tx: Tx, person: string): Promise<Question[]> {
  const text = `${select} where q.person = $1 order by q.asked_at desc limit 100`
  return (await ask<Question>(tx, text, [person])).rows
}

/** Nobody outside the unit may read what is restricted: a link would open nothing. */
export async function isRestricted(tx: Tx, of: { municipality: string; person: string; id: string }): Promise<boolean> {
  const text = `select p.restricted or a.restricted as restricted from people.person p, applications.application a
    where p.municipality = $1 and p.id = $2 and a.municipality = $1 and a.id = $3`
  const { rows } = await ask<{ restricted: boolean }>(tx, text, [of.municipality, of.person, of.id])
  return rows[0]?.restricted ?? false
}

export const insertQuestion = (tx: Tx, row: typeof question.$inferInsert) => insertMany(tx, question, [row])

export async function endQuestion(tx: Tx, of: { person: string; id: string }, now: Date): Promise<string | undefined> {
  const { rows } = await ask<{ municipality: string }>(
    tx,
    `update sharing.question set ended_at = $3 where person = $1 and id = $2 and ended_at is null and answered_at is null returning municipality`,
    [of.person, of.id, now],
  )
  return rows[0]?.municipality
}

export type Asked = {
  id: string
  municipality: string
  person: string
  application: string
  receiver: string
  receiver_name: string
  asker: string
  text: string
  ends_at: Date
  answered: boolean
}
/** What a link asks, while it asks. */
export async function findAsked(tx: Tx, digest: Buffer, now: Date): Promise<Asked | undefined> {
  return (await ask<Asked>(tx, 'select * from sharing.asked($1, $2)', [digest, now])).rows[0]
}

type Said = { text: string; name: string }
/** True once. */
export async function keepAnswer(tx: Tx, digest: Buffer, said: Said, now: Date): Promise<boolean> {
  const values = [digest, said.text, said.name, now]
  const { rows } = await ask<{ kept: boolean }>(tx, 'select sharing.answer($1, $2, $3, $4) as kept', values)
  return rows[0]?.kept ?? false
}

type Message = { municipality: string; application: string; text: string; language: string; at: Date }
/** The answer among the messages of the application, from the partner to the home municipality. */
export const insertMessage = (tx: Tx, { municipality, application, text, language, at }: Message) =>
  ask(
    tx,
    `insert into applications.message (municipality, application, from_party, to_party, text, language, at) values ($1, $2, 'partner', 'home', $3, $4, $5)`,
    [municipality, application, text, language, at],
  )
