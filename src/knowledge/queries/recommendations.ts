import { ask, type Tx } from '../../platform/visit.ts'
import type { Answer } from '../domain/recommendation.ts'

export type RecommendationRow = {
  id: string
  slug: string
  number: string
  title: string
  text: string
  addressee: string
  source: string
  sourcePage: string | null
  madeOn: string
  examples: { slug: string; title: string }[]
  answers: { name: string; answer: Answer; goal: string; reason: string; example: string | null }[]
}
const list = `select r.id, r.slug, r.number, r.title, r.text, r.addressee, r.source, r.source_page as "sourcePage", r.made_on::text as "madeOn",
  (select coalesce(json_agg(json_build_object('slug', e.slug, 'title', e.title) order by e.title), '[]') from knowledge.example e
    where e.id = any (r.examples) and e.stage in ('published', 'grey', 'closed')) as examples,
  (select coalesce(json_agg(json_build_object('name', o.name, 'answer', a.answer, 'goal', a.goal, 'reason', a.reason, 'example', e.slug) order by o.name), '[]')
    from knowledge.answer a join organisations.organisation o on o.id = a.organisation left join knowledge.example e on e.id = a.example
    where a.recommendation = r.id) as answers
  from knowledge.recommendation r where r.published order by r.place`
export const listRecommendations = async (tx: Tx): Promise<RecommendationRow[]> =>
  (await ask<RecommendationRow>(tx, list, [])).rows

const municipalities = `select count(*)::int as n from organisations.organisation where kind = 'municipality' and (valid_to is null or valid_to >= $1::date)`
/** How many were asked: silence is told as a number too. */
export const countMunicipalities = async (tx: Tx, today: string): Promise<number> =>
  (await ask<{ n: number }>(tx, municipalities, [today])).rows[0]?.n ?? 0
