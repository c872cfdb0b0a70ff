import { ask, type Tx } from '../../platform/visit.ts'
import type { Addressee, Answer } from '../domain/recommendation.ts'

export type RecommendationRow = {
  id: string
  slug: string
  number: string
  title: string
  text: string
  addressee: Addressee
  source: string
  sourceSection: string | null
  askedOn: string
  /** Its own address and name among the figures. */
  indicator: { slug: string; title: string } | null
  examples: { slug: string; title: string }[]
  answers: {
    municipality: string | null
    organisation: string
    answer: Answer
    goal: string
    reason: string
    example: string | null
    version: number
  }[]
}
const columns = `r.id, r.slug, r.number, r.title, r.text, r.addressee, r.source, r.source_section as "sourceSection", r.asked_on::text as "askedOn",
  (select json_build_object('slug', i.slug, 'title', i.titles ->> 'sv') from figures.indicator i where i.slug = r.indicator order by i.edition desc limit 1) as indicator,
  (select coalesce(json_agg(json_build_object('slug', e.slug, 'title', e.title) order by e.title), '[]') from knowledge.example e
    where e.id = any (r.examples) and e.stage in ('published', 'grey', 'closed')) as examples,
  (select coalesce(json_agg(json_build_object('municipality', a.municipality, 'organisation', a.organisation, 'answer', a.answer, 'goal', a.goal, 'reason', a.reason, 'example', e.slug,
    'version', a.version)), '[]') from knowledge.answer a left join knowledge.example e on e.id = a.example where a.recommendation = r.id) as answers`
const list = `select ${columns} from knowledge.recommendation r where r.published order by r.place`
export const listRecommendations = async (tx: Tx): Promise<RecommendationRow[]> =>
  (await ask<RecommendationRow>(tx, list, [])).rows
const one = `select ${columns} from knowledge.recommendation r where r.published and r.slug = $1`
export const findRecommendation = async (tx: Tx, slug: string): Promise<RecommendationRow | undefined> =>
  (await ask<RecommendationRow>(tx, one, [slug])).rows[0]

export type Own = { id: string; title: string; slug: string }
const own = `select id, title, slug from knowledge.example where municipality = $1 and stage in ('published', 'grey') order by title limit 100`
export const listAnswerable = async (tx: Tx, municipality: string): Promise<Own[]> =>
  (await ask<Own>(tx, own, [municipality])).rows

export type Answering = {
  recommendation: string
  municipality: string
  answer: Answer
  goal: string
  example: string | null
  reason: string
  /** 0: nobody has answered before. */
  version: number
  now: Date
}
/** Whoever answers has seen what stands there; what another wrote meanwhile is not written over. */
const put = `insert into knowledge.answer (recommendation, organisation, municipality, answer, goal, example, reason, at)
  select $1, o.id, $2, $3, $4, $5, $6, $7 from organisations.organisation o where o.kind = 'municipality' and o.municipality = $2 and o.valid_to is null
  on conflict (recommendation, organisation) do update set answer = excluded.answer, goal = excluded.goal, example = excluded.example,
    reason = excluded.reason, at = excluded.at where knowledge.answer.version = $8 returning organisation`
export const putAnswer = async (tx: Tx, of: Answering): Promise<boolean> =>
  (
    await ask(tx, put, [
      ...[of.recommendation, of.municipality, of.answer, of.goal],
      ...[of.example, of.reason, of.now, of.version],
    ])
  ).rowCount === 1
