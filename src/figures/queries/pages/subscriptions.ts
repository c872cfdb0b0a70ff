import { ask, type Tx } from '../../../platform/visit.ts'
import type { Language } from '../../../shared/language.ts'

// Nobody but the system reads who subscribes: addresses are sealed, and found by their hash.

export type Subscription = {
  id: string
  sealed: Buffer
  indicator: string | null
  municipality: string | null
  language: Language
  confirmed: boolean
}
const columns = `id, sealed, indicator, municipality, language, confirmed_at is not null as confirmed`
export type Asking = {
  id: string
  address: Buffer
  sealed: Buffer
  token: Buffer
  indicator: string | null
  municipality: string | null
  language: Language
  now: Date
}
const put = `insert into figures.subscription (id, address, sealed, token, indicator, municipality, language, made_at)
  select $1, $2, $3, $4, $5, $6, $7, $8 where (select count(*) from figures.subscription where address = $2) < 20
  on conflict (address, coalesce(indicator, ''), coalesce(municipality, '')) where ended_at is null do nothing returning id`
/** The id of the new row; null when the address has it already, or has too many. */
export async function addSubscription(tx: Tx, of: Asking): Promise<string | null> {
  const values = [of.id, of.address, of.sealed, of.token, of.indicator, of.municipality, of.language, of.now]
  return (await ask<{ id: string }>(tx, put, values)).rows[0]?.id ?? null
}

const again = `update figures.subscription set made_at = $4 where address = $1 and indicator is not distinct from $2 and municipality is not distinct from $3
  and confirmed_at is null and made_at < $4::timestamptz - interval '10 minutes' returning id`
/** Asked for before and never confirmed: the same letter once more, but not within ten minutes. */
export async function askAgain(tx: Tx, of: Asking): Promise<string | null> {
  const values = [of.address, of.indicator, of.municipality, of.now]
  return (await ask<{ id: string }>(tx, again, values)).rows[0]?.id ?? null
}

export const findSubscription = async (tx: Tx, id: string): Promise<Subscription | undefined> =>
  (await ask<Subscription>(tx, `select ${columns} from figures.subscription where id = $1`, [id])).rows[0]

const confirm = `update figures.subscription set confirmed_at = $2, told = (select max(seq) from figures.release where published_at is not null)
  where id = $1 and confirmed_at is null`
export const confirmSubscription = async (tx: Tx, id: string, now: Date): Promise<boolean> =>
  (await ask(tx, confirm, [id, now])).rowCount === 1
export const endSubscription = async (tx: Tx, id: string): Promise<boolean> =>
  (await ask(tx, 'delete from figures.subscription where id = $1', [id])).rowCount === 1
export const forgetAddress = (tx: Tx, address: Buffer) =>
  ask(tx, 'delete from figures.subscription where address = $1', [address])

const tell = `update figures.subscription s set told = $1
  where s.confirmed_at is not null and coalesce(s.told, 0) < $1 and exists (select from figures.observation o
    where o.since = $1 and (s.indicator is null or o.slug = s.indicator) and (s.municipality is null or o.municipality = s.municipality)) returning s.id`
/** Whoever asked about something that this release holds, once each. */
export const listToTell = async (tx: Tx, release: number): Promise<string[]> =>
  (await ask<{ id: string }>(tx, tell, [release])).rows.map(({ id }) => id)

const moved = `select s.id from figures.subscription s, figures.release r where r.seq = $1 and s.confirmed_at is not null
  and (s.indicator is null or r.indicators = '{}' or s.indicator = any(r.indicators))`
export const listToTellMoved = async (tx: Tx, release: number): Promise<string[]> =>
  (await ask<{ id: string }>(tx, moved, [release])).rows.map(({ id }) => id)

export type Move = { name: string; from: string; to: string; reason: string }
const lastMove = `select r.name, m.from_day::text as from, m.to_day::text as to, m.reason from figures.release r
  join figures.release_move m on m.release = r.seq where r.seq = $1 order by m.at desc limit 1`
export const findLastMove = async (tx: Tx, release: number): Promise<Move | undefined> =>
  (await ask<Move>(tx, lastMove, [release])).rows[0]
export const findReleaseName = async (tx: Tx, seq: number): Promise<string | undefined> =>
  (await ask<{ name: string }>(tx, 'select name from figures.release where seq = $1', [seq])).rows[0]?.name

const tidy = `delete from figures.subscription where confirmed_at is null and made_at < $1::timestamptz - interval '2 days'`
export const tidySubscriptions = (tx: Tx, now: Date) => ask(tx, tidy, [now])
