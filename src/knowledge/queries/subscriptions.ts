import { ask, type Tx } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'
import type { Digest, Followed } from '../domain/announcement.ts'

// Nobody but the system reads who follows: addresses are sealed, and found by their hash.
export type Subscription = {
  id: string
  sealed: Buffer
  theme: string | null
  municipality: string | null
  /** None: all of them. */
  kinds: Followed[]
  digest: Digest
  language: Language
  confirmedAt: Date | null
  toldAt: Date | null
}
const columns = `id, sealed, theme, municipality, kinds, digest, language, confirmed_at as "confirmedAt", told_at as "toldAt"`
export type Asking = {
  id: string
  address: Buffer
  sealed: Buffer
  token: Buffer
  theme: string | null
  municipality: string | null
  kinds: readonly Followed[]
  digest: Digest
  language: Language
  now: Date
}
const put = `insert into knowledge.subscription (id, address, sealed, token, theme, municipality, digest, language, made_at, kinds)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 where (select count(*) from knowledge.subscription where address = $2) < 20
  on conflict (address, coalesce(theme, ''), coalesce(municipality, '')) do nothing returning id`
/** The id of the new row; null when the address has it already, or has too many. */
export async function addSubscription(tx: Tx, of: Asking): Promise<string | null> {
  const { id, address, sealed, token, theme, municipality, digest, language, now, kinds } = of
  const values = [id, address, sealed, token, theme, municipality, digest, language, now, kinds]
  return (await ask<{ id: string }>(tx, put, values)).rows[0]?.id ?? null
}
const again = `update knowledge.subscription set made_at = $4, digest = case when confirmed_at is null then $5 else digest end,
  kinds = case when confirmed_at is null then $6 else kinds end
  where address = $1 and theme is not distinct from $2 and municipality is not distinct from $3 and made_at < $4::timestamptz - interval '10 minutes' returning id`
/** Asked for before: the same letter once more, but not within ten minutes. What is confirmed changes by its own link alone. */
export async function askAgain(tx: Tx, of: Asking): Promise<string | null> {
  const values = [of.address, of.theme, of.municipality, of.now, of.digest, of.kinds]
  return (await ask<{ id: string }>(tx, again, values)).rows[0]?.id ?? null
}
export const findSubscription = async (tx: Tx, id: string): Promise<Subscription | undefined> =>
  (await ask<Subscription>(tx, `select ${columns} from knowledge.subscription where id = $1`, [id])).rows[0]
export const confirmSubscription = async (tx: Tx, id: string, now: Date): Promise<boolean> =>
  (
    await ask(tx, 'update knowledge.subscription set confirmed_at = $2 where id = $1 and confirmed_at is null', [
      id,
      now,
    ])
  ).rowCount === 1
export const endSubscription = async (tx: Tx, id: string): Promise<boolean> =>
  (await ask(tx, 'delete from knowledge.subscription where id = $1', [id])).rowCount === 1
export const forgetAddress = (tx: Tx, address: Buffer) =>
  ask(tx, 'delete from knowledge.subscription where address = $1', [address])
export const tidySubscriptions = (tx: Tx, now: Date) =>
  ask(
    tx,
    `delete from knowledge.subscription where confirmed_at is null and made_at < $1::timestamptz - interval '2 days'`,
    [now],
  )

/** Whose day it is, told before this morning. */
const due = `select id from knowledge.subscription where confirmed_at is not null and digest = any ($1) and coalesce(told_at, confirmed_at) < $2 order by id`
export const listDue = async (tx: Tx, digests: readonly Digest[], now: Date): Promise<string[]> =>
  (await ask<{ id: string }>(tx, due, [digests, now])).rows.map(({ id }) => id)
export const setTold = (tx: Tx, id: string, now: Date) =>
  ask(tx, 'update knowledge.subscription set told_at = $2 where id = $1', [id, now])

export type News = {
  kind: 'post' | 'updated' | 'example' | 'recommendation'
  title: string
  slug: string
  what: string
}
const chosen = (row: string, kind: Followed) =>
  `($5::text[] = '{}' or '${kind}' = any ($5)) and ($3::text is null or $3 = any (${row}.themes)) and ($4::text is null or ${row}.municipality = $4)`
const news = `select case when p.published_at > $1 then 'post' else 'updated' end as kind, t.title, p.slug, case when p.published_at > $1 then '' else p.updated_what end as what,
    greatest(p.published_at, p.updated_at) as at
  from knowledge.post p join lateral (select x.title from knowledge.post_text x where x.post = p.id and (x.language = 'sv' or (x.language = $2 and x.state = 'approved'))
    order by x.language = 'sv' limit 1) t on true
  where p.stage = 'published' and (p.published_at > $1 or p.updated_at > $1) and ${chosen('p', 'post')}
  union all select 'example', e.title, e.slug, '', e.published_at from knowledge.example e
  where e.stage = 'published' and e.published_at > $1 and ${chosen('e', 'example')}
  union all select 'recommendation', r.title, r.slug, '', r.published_at from knowledge.recommendation r
  where r.published and r.published_at > $1 and $3::text is null and $4::text is null and ($5::text[] = '{}' or 'recommendation' = any ($5))
  order by at desc limit 50`
/** What is new since then, for one who follows this; titles in their language where somebody has approved it. */
export const listNews = async (tx: Tx, since: Date, of: Subscription): Promise<News[]> =>
  (await ask<News>(tx, news, [since, of.language, of.theme, of.municipality, of.kinds])).rows

const themes = `select distinct theme from (select unnest(themes) as theme from knowledge.post where stage = 'published'
  union select unnest(themes) from knowledge.example where stage in ('published', 'grey')) t order by theme limit 100`
export const listThemes = async (tx: Tx): Promise<string[]> =>
  (await ask<{ theme: string }>(tx, themes, [])).rows.map(({ theme }) => theme)
