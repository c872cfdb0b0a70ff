import { ask, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Answer } from '../domain/recommendation.ts'
import type { RecommendationRow } from './recommendations.ts'

/** Recommendations as the region's editor writes them. */
export type Written = Omit<RecommendationRow, 'indicator' | 'examples' | 'answers'> & {
  madeOn: Day
  indicator: string | null
  examples: string[]
  published: boolean
  version: number
}
const columns = `r.id, r.slug, r.number, r.title, r.text, r.addressee, r.source, r.source_section as "sourceSection", r.made_on::text as "madeOn",
  r.asked_on::text as "askedOn", r.indicator, array(select e.slug from knowledge.example e where e.id = any (r.examples) order by e.slug) as examples,
  r.published, r.version`
const list = `select ${columns} from knowledge.recommendation r order by r.published, r.place, r.id limit 200`
export const listWritten = async (tx: Tx): Promise<Written[]> => (await ask<Written>(tx, list, [])).rows
export const findWritten = async (tx: Tx, id: string): Promise<Written | undefined> =>
  (await ask<Written>(tx, `select ${columns} from knowledge.recommendation r where r.id = $1`, [id])).rows[0]

const add = `insert into knowledge.recommendation (slug, title, text, addressee, source, made_on, place)
  values ($1, $2, '', 'municipality', '', $3, (select coalesce(max(place), 0) + 1 from knowledge.recommendation)) on conflict (slug) do nothing returning id`
/** Null when the address is taken. */
export const addRecommendation = async (tx: Tx, slug: string, title: string, today: Day): Promise<string | null> =>
  (await ask<{ id: string }>(tx, add, [slug, title, today])).rows[0]?.id ?? null

export type Saving = Pick<
  Written,
  | 'id'
  | 'version'
  | 'number'
  | 'title'
  | 'text'
  | 'addressee'
  | 'source'
  | 'sourceSection'
  | 'madeOn'
  | 'indicator'
  | 'examples'
>
const save = `update knowledge.recommendation set number = $3, title = $4, text = $5, addressee = $6, source = $7, source_section = $8, made_on = $9, indicator = $10,
  examples = array(select e.id from knowledge.example e where e.slug = any ($11) and e.stage in ('published', 'grey', 'closed')) where id = $1 and version = $2`
export const saveRecommendation = async (tx: Tx, of: Saving): Promise<boolean> =>
  (
    await ask(tx, save, [
      ...[of.id, of.version, of.number, of.title, of.text, of.addressee, of.source],
      ...[of.sourceSection, of.madeOn, of.indicator, of.examples],
    ])
  ).rowCount === 1

/** Silence counts from the first day that it was asked. */
const show = `update knowledge.recommendation set published = $3, asked_on = case when $3 and published_at is null then $4::date else asked_on end,
  published_at = case when $3 then coalesce(published_at, $5) else published_at end where id = $1 and version = $2`
export type Showing = { id: string; version: number; published: boolean; today: Day; now: Date }
export const showRecommendation = async (tx: Tx, of: Showing): Promise<boolean> =>
  (await ask(tx, show, [of.id, of.version, of.published, of.today, of.now])).rowCount === 1

const known = `select count(*)::int as n from knowledge.example where slug = any ($1) and stage in ('published', 'grey', 'closed')`
export const countExamples = async (tx: Tx, slugs: readonly string[]): Promise<number> =>
  (await ask<{ n: number }>(tx, known, [slugs])).rows[0]?.n ?? 0

export type Party = { id: string; name: string; kind: 'owner' | 'authority' }
const parties = `select id, name, kind from organisations.organisation where kind in ('owner', 'authority') and municipality is null
  and valid_from <= $1::date and (valid_to is null or valid_to > $1::date) order by name collate "sv-x-icu", id limit 100`
/** Others than municipalities whom a recommendation may be meant for. */
export const listParties = async (tx: Tx, today: Day): Promise<Party[]> => (await ask<Party>(tx, parties, [today])).rows

export type PartyAnswer = {
  recommendation: string
  organisation: string
  answer: Answer
  goal: string
  example: string | null
  reason: string
  now: Date
}
const put = `insert into knowledge.answer (recommendation, organisation, municipality, answer, goal, example, reason, at)
  values ($1, $2, null, $3, $4, (select id from knowledge.example where slug = $5 and stage in ('published', 'grey')), $6, $7)
  on conflict (recommendation, organisation) do update set answer = excluded.answer, goal = excluded.goal, example = excluded.example,
    reason = excluded.reason, at = excluded.at`
export const putPartyAnswer = (tx: Tx, of: PartyAnswer) =>
  ask(tx, put, [of.recommendation, of.organisation, of.answer, of.goal, of.example, of.reason, of.now])
