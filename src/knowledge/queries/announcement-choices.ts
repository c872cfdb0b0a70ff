import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'
import type { Digest } from '../domain/announcement.ts'

/** How each member of staff wants messages by mail, and which of them are still to be told. */
export type Choice = { digest: Digest; themes: string[]; version: number }
const one = 'select digest, themes, version from knowledge.announcement_choice where account = $1'
export const findChoice = async (tx: Tx, account: string): Promise<Choice | undefined> =>
  (await ask<Choice>(tx, one, [account])).rows[0]

/** Whoever had none by mail begins now: what is older stands on the page. */
const put = `insert into knowledge.announcement_choice as c (account, digest, themes, told_at) values ($1, $2, $3, $4)
  on conflict (account) do update set digest = excluded.digest, themes = excluded.themes,
    told_at = case when c.digest = 'none' then excluded.told_at else c.told_at end where c.version = $5 returning account`
export type Choosing = { account: string; digest: Digest; themes: readonly string[]; now: Date; version: number }
/** False when somebody has changed it meanwhile: the same person in another window. */
export const putChoice = async (tx: Tx, of: Choosing): Promise<boolean> =>
  (await ask(tx, put, [of.account, of.digest, of.themes, of.now, of.version])).rowCount === 1

const themes = `select distinct theme from (select unnest(themes) as theme from knowledge.announcement) t order by theme limit 60`
export const listThemes = async (tx: Tx): Promise<string[]> =>
  (await ask<{ theme: string }>(tx, themes, [])).rows.map(({ theme }) => theme)

const choosers = `select c.account from knowledge.announcement_choice c join accounts.account a on a.id = c.account
  where c.digest = any ($1) and a.mail is not null and a.disabled_at is null and not a.demo order by c.account`
export const listChoosers = async (tx: Tx, digests: readonly Digest[]): Promise<string[]> =>
  (await ask<{ account: string }>(tx, choosers, [digests])).rows.map(({ account }) => account)

export type Told = {
  id: string
  title: string
  organisation: string
  expires: Day
  mustRead: boolean
  /** What of it they have chosen, or why it is theirs all the same. */
  theme: string | null
  why: 'role' | 'corner' | 'all'
}
export type ToTell = { mail: string; language: Language; news: Told[] }
/** To a role that they hold now, in a corner of that role's municipality; themes that they have not chosen stay on the page, but for what must be read. */
const toTell = `select a.mail, a.language, (select coalesce(json_agg(n order by n.at), '[]') from (
    select m.id, m.title, o.name as organisation, m.expires::text as expires, m.must_read as "mustRead", m.at,
      (select t from unnest(m.themes) t where t = any (c.themes) limit 1) as theme,
      case when m.roles <> '{}' then 'role' when m.corners <> '{}' then 'corner' else 'all' end as why
    from knowledge.announcement m join organisations.organisation o on o.id = m.organisation
    where m.at > c.told_at and m.expires >= $2::date and (m.must_read or m.themes = '{}' or c.themes = '{}' or m.themes && c.themes)
      and exists (select from accounts.role_held h join organisations.organisation u on u.id = h.organisation
        where h.account = a.id and h.valid_from <= $2::date and (h.valid_to is null or h.valid_to > $2::date) and (m.roles = '{}' or h.role = any (m.roles))
          and (m.corners = '{}' or exists (select from organisations.corner_member k where k.municipality = u.municipality and k.corner::text = any (m.corners)
            and k.valid_from <= $2::date and (k.valid_to is null or k.valid_to > $2::date))))
    order by m.at limit 50) n) as news
  from knowledge.announcement_choice c join accounts.account a on a.id = c.account
  where c.account = $1 and c.digest <> 'none' and a.mail is not null and a.disabled_at is null and not a.demo for update of c`
export const findToTell = async (tx: Tx, account: string, today: Day): Promise<ToTell | undefined> =>
  (await ask<ToTell>(tx, toTell, [account, today])).rows[0]
export const setTold = (tx: Tx, account: string, now: Date) =>
  ask(tx, 'update knowledge.announcement_choice set told_at = $2 where account = $1', [account, now])
