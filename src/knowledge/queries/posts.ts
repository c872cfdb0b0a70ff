import { ask, type Tx } from '../../platform/visit.ts'
import type { Version } from '../domain/language-version.ts'
import { type Image, pageSize } from '../domain/post.ts'

/** What the world reads; the text is the reader's own where somebody has approved it, else the Swedish. */
export type Listed = {
  id: string
  slug: string
  title: string
  ingress: string
  language: string
  author: string
  organisation: string
  municipality: string | null
  themes: string[]
  publishedAt: Date
  updatedAt: Date | null
}
const text = `join lateral (select t.* from knowledge.post_text t where t.post = p.id and (t.language = 'sv' or (t.language = $1 and t.state = 'approved'))
  order by t.language = 'sv' limit 1) t on true`
const listed = `p.id, p.slug, t.title, t.ingress, t.language, p.author, p.organisation_name as organisation, p.municipality, p.themes, p.published_at as "publishedAt",
  p.updated_at as "updatedAt"`
const chosen = `p.stage = 'published' and ($2::text is null or $2 = any (p.themes)) and ($3::text is null or p.municipality = $3)`

export type Choice = { language: string; theme: string | null; municipality: string | null }
const list = `select ${listed}, count(*) over ()::int as total from knowledge.post p ${text} where ${chosen} order by p.published_at desc, p.id limit ${pageSize} offset $4`
export async function listPosts(tx: Tx, of: Choice & { page: number }): Promise<{ posts: Listed[]; total: number }> {
  const values = [of.language, of.theme, of.municipality, (of.page - 1) * pageSize]
  const { rows } = await ask<Listed & { total: number }>(tx, list, values)
  return { posts: rows, total: rows[0]?.total ?? 0 }
}

export type Shown = Listed & {
  body: string
  edition: number
  responsible: string
  editor: string
  related: { href: string; text: string }[]
  updatedWhat: string
  commentsOpen: boolean
  versions: Version[]
  images: (Image & { id: string; width: number; height: number })[]
  comments: { id: string; name: string; text: string; at: string }[]
}
const whole = `select ${listed}, t.body, p.edition, p.responsible, p.editor, p.related, p.updated_what as "updatedWhat", p.comments_open as "commentsOpen",
  (select coalesce(json_agg(json_build_object('language', v.language, 'state', v.state, 'from', v.from_edition)), '[]') from knowledge.post_text v
    where v.post = p.id and v.language <> 'sv') as versions,
  (select coalesce(json_agg(json_build_object('id', i.id, 'alt', i.alt, 'caption', i.caption, 'credit', i.credit, 'width', i.width, 'height', i.height) order by i.place), '[]')
    from knowledge.post_image i where i.post = p.id) as images,
  (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'text', c.text, 'at', c.at) order by c.at), '[]') from knowledge.comment c
    where c.post = p.id and c.stage in ('shown', 'reported')) as comments
  from knowledge.post p ${text} where p.slug = $2 and p.stage = 'published'`
export const findShown = async (tx: Tx, language: string, slug: string): Promise<Shown | undefined> =>
  (await ask<Shown>(tx, whole, [language, slug])).rows[0]

export type Entry = Listed & { body: string }
const feed = `select ${listed}, t.body from knowledge.post p ${text} where ${chosen} and t.language = $1 order by p.published_at desc, p.id limit 50`
export const listFeed = async (tx: Tx, of: Choice): Promise<Entry[]> =>
  (await ask<Entry>(tx, feed, [of.language, of.theme, of.municipality])).rows

export type Gone = { id: string; slug: string; at: Date }
export const listGone = async (tx: Tx, kind: 'post' | 'example'): Promise<Gone[]> =>
  (
    await ask<Gone>(tx, 'select id, slug, at from knowledge.tombstone where kind = $1 order by at desc limit 50', [
      kind,
    ])
  ).rows

/** When the post at this address was taken away. */
export const findGone = async (tx: Tx, slug: string): Promise<Date | undefined> =>
  (await ask<{ at: Date }>(tx, `select at from knowledge.tombstone where kind = 'post' and slug = $1`, [slug])).rows[0]
    ?.at

export type About = { slug: string; title: string; language: string }
const about = `select p.slug, t.title, t.language from knowledge.post p ${text} where p.stage = 'published' and p.related @> $2::jsonb
  order by p.published_at desc limit 5`
/** Posts that belong with a page of the site: the other end of their links. */
export const listAbout = async (tx: Tx, language: string, href: string): Promise<About[]> =>
  (await ask<About>(tx, about, [language, JSON.stringify([{ href }])])).rows
