import { ask, type Tx } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'

export type FrontPost = {
  slug: string
  title: string
  ingress: string
  language: Language
  organisation: string
  publishedAt: string
}
export type FrontExample = { slug: string; title: string; ingress: string; organisation: string }
export type News = { posts: FrontPost[]; examples: FrontExample[] }

/** The newest posts, in the reader's language where somebody has approved it, and examples that somebody still stands for first. */
const news = `select
  (select coalesce(json_agg(json_build_object('slug', n.slug, 'title', n.title, 'ingress', n.ingress, 'language', n.language, 'organisation', n.organisation_name,
      'publishedAt', n.published_at) order by n.published_at desc, n.slug), '[]')
    from (select p.slug, t.title, t.ingress, t.language, p.organisation_name, p.published_at from knowledge.post p
      join lateral (select t.* from knowledge.post_text t where t.post = p.id and (t.language = 'sv' or (t.language = $1 and t.state = 'approved'))
        order by t.language = 'sv' limit 1) t on true
      where p.stage = 'published' order by p.published_at desc, p.slug limit 3) n) as posts,
  (select coalesce(json_agg(json_build_object('slug', e.slug, 'title', e.title, 'ingress', e.ingress, 'organisation', e.organisation_name) order by e.place), '[]')
    from (select e.*, row_number() over (order by e.stage = 'published' desc, e.published_at desc, e.slug) as place from knowledge.example e
      where e.stage in ('published', 'grey') order by place limit 3) e) as examples`
export const listNews = async (tx: Tx, language: Language): Promise<News> =>
  (await ask<News>(tx, news, [language])).rows[0] ?? { posts: [], examples: [] }
