import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { LetterKind } from '../domain/letter.ts'

export type About = { example?: string; adoption?: string; question?: string }
type NewLetter = About & { kind: LetterKind; now: Date; endsAt: Date }
const add = `insert into knowledge.letter (kind, example, adoption, question, made_at, ends_at) values ($1, $2, $3, $4, $5, $6) returning id`
export async function addLetter(tx: Tx, of: NewLetter): Promise<string> {
  const values = [of.kind, of.example ?? null, of.adoption ?? null, of.question ?? null, of.now, of.endsAt]
  const { rows } = await ask<{ id: string }>(tx, add, values)
  return rows[0]?.id ?? ''
}

export type Letter = {
  id: string
  kind: LetterKind
  example: string | null
  adoption: string | null
  question: string | null
  usedAt: Date | null
  endsAt: Date
  /** Whom it goes to; null where nobody has left an address. */
  sealed: Buffer | null
  /** What it is sealed about. */
  language: string
  title: string
  slug: string | null
}
const one = `select l.id, l.kind, l.example, l.adoption, l.question, l.used_at as "usedAt", l.ends_at as "endsAt",
  case when l.kind = 'reply' then q.sealed when l.adoption is not null then a.contact_sealed else e.contact_sealed end as sealed,
  case when l.kind = 'reply' then q.language else 'sv' end as language, coalesce(e.title, i.title, '') as title, coalesce(e.slug, i.slug) as slug
  from knowledge.letter l left join knowledge.question q on q.id = l.question left join knowledge.adoption a on a.id = l.adoption
  left join knowledge.example e on e.id = coalesce(l.example, q.example, a.example)
  left join lateral (select i.title, i.slug from knowledge.imported i where i.origin = a.origin limit 1) i on true where l.id = $1`
export const findLetter = async (tx: Tx, id: string): Promise<Letter | undefined> =>
  (await ask<Letter>(tx, one, [id])).rows[0]

/** One act for each link: the row is locked by being written. */
export const useLetter = async (tx: Tx, id: string, now: Date): Promise<boolean> =>
  (
    await ask(
      tx,
      'update knowledge.letter set used_at = $2 where id = $1 and used_at is null and ends_at >= $2 returning id',
      [id, now],
    )
  ).rowCount === 1

const newest = `select id from knowledge.letter where example = $1 and kind in ('ask', 'remind', 'grey') order by made_at desc limit 1`
export const newestAsking = async (tx: Tx, example: string): Promise<string | undefined> =>
  (await ask<{ id: string }>(tx, newest, [example])).rows[0]?.id

export type ToCheck = { id: string; version: number; confirmedOn: string; asked: boolean; reminded: boolean }
const check = `select id, version, confirmed_on::text as "confirmedOn", asked_at is not null as asked, reminded_at is not null as reminded from knowledge.example
  where stage = 'published' and confirmed_on <= $1::date order by confirmed_on limit 1000`
export const listToCheck = async (tx: Tx, before: Day): Promise<ToCheck[]> =>
  (await ask<ToCheck>(tx, check, [before])).rows
export const markExampleAsked = (tx: Tx, id: string, now: Date) =>
  ask(tx, 'update knowledge.example set asked_at = coalesce(asked_at, $2) where id = $1', [id, now])
export const markReminded = (tx: Tx, id: string, now: Date) =>
  ask(tx, 'update knowledge.example set reminded_at = $2 where id = $1', [id, now])
export const tidyLetters = (tx: Tx, before: Date) =>
  ask(tx, 'delete from knowledge.letter where ends_at < $1', [before])
