import { ask, type Tx } from '../../platform/visit.ts'
import type { PostStage } from '../domain/post.ts'

export type Related = { href: string; text: string }
export type Picture = { id: string; alt: string; caption: string; credit: string; width: number; height: number }
export type Editing = {
  id: string
  slug: string
  kind: 'own' | 'guest'
  stage: PostStage
  municipality: string | null
  author: string
  organisation: string
  responsible: string
  editor: string
  themes: string[]
  edition: number
  guestApproved: number | null
  publishAt: Date | null
  publishedAt: Date | null
  commentsOpen: boolean
  version: number
  /** Half of the guest's link, while there is one. */
  guestKey: string | null
  guestName: string
  guestBrief: string
  invitedAt: Date | null
  related: Related[]
  title: string
  ingress: string
  body: string
  texts: {
    language: string
    state: 'draft' | 'read' | 'approved'
    from: number
    title: string
    ingress: string
    body: string
  }[]
  images: Picture[]
}
const columns = `p.id, p.slug, p.kind, p.stage, p.municipality, p.author, p.organisation_name as organisation, p.responsible, p.editor, p.themes, p.edition,
  p.guest_approved as "guestApproved", p.publish_at as "publishAt", p.published_at as "publishedAt", p.comments_open as "commentsOpen", p.version,
  p.guest_key as "guestKey", p.guest_name as "guestName", p.guest_brief as "guestBrief", p.invited_at as "invitedAt", p.related, t.title, t.ingress, t.body`
const from = `from knowledge.post p join knowledge.post_text t on t.post = p.id and t.language = 'sv'`
const one = `select ${columns}, (select coalesce(json_agg(json_build_object('language', o.language, 'state', o.state, 'from', o.from_edition, 'title', o.title,
    'ingress', o.ingress, 'body', o.body)), '[]') from knowledge.post_text o where o.post = p.id and o.language <> 'sv') as texts,
  (select coalesce(json_agg(json_build_object('id', i.id, 'alt', i.alt, 'caption', i.caption, 'credit', i.credit, 'width', i.width,
    'height', i.height) order by i.place, i.id), '[]') from knowledge.post_image i where i.post = p.id) as images
  ${from} where p.id = $1 and ($2::text is null or p.municipality = $2)`
/** Editors of a municipality find their own; the region's editor, who has none, finds all. */
export const findEditing = async (tx: Tx, id: string, municipality: string | null): Promise<Editing | undefined> =>
  (await ask<Editing>(tx, one, [id, municipality])).rows[0]

/** The guest's own, by the key of their link: for the system. */
const guests = one.replace('p.id = $1 and ($2::text is null or p.municipality = $2)', 'p.guest_key = $1')
export const findGuests = async (tx: Tx, key: string): Promise<Editing | undefined> =>
  (await ask<Editing>(tx, guests, [key])).rows[0]

export type Row = Pick<Editing, 'id' | 'title' | 'kind' | 'stage' | 'author' | 'publishAt' | 'publishedAt'>
const list = `select p.id, t.title, p.kind, p.stage, p.author, p.publish_at as "publishAt", p.published_at as "publishedAt" ${from}
  where ($1::text is null or p.municipality = $1) order by p.published_at desc nulls first, p.made_at desc limit 200`
export const listEditing = async (tx: Tx, municipality: string | null): Promise<Row[]> =>
  (await ask<Row>(tx, list, [municipality])).rows

export type NewPost = {
  slug: string
  title: string
  municipality: string | null
  organisation: string | null
  organisationName: string
  author: string
  editor: string
  now: Date
}
const put = `insert into knowledge.post (slug, municipality, organisation, organisation_name, author, editor, made_at) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (slug) do nothing returning id`
const putText = `insert into knowledge.post_text (post, language, title, state, changed_at) values ($1, 'sv', $2, 'approved', $3)`
/** Null when the address is taken. */
export async function addPost(tx: Tx, of: NewPost): Promise<string | null> {
  const values = [of.slug, of.municipality, of.organisation, of.organisationName, of.author, of.editor, of.now]
  const id = (await ask<{ id: string }>(tx, put, values)).rows[0]?.id ?? null
  if (id) await ask(tx, putText, [id, of.title, of.now])
  return id
}

export type Saved = Pick<
  Editing,
  'id' | 'version' | 'author' | 'responsible' | 'themes' | 'commentsOpen' | 'edition'
> & { updatedWhat: string; updatedAt: Date | null }
const save = `update knowledge.post set author = $3, responsible = $4, themes = $5, comments_open = $6, edition = $7, updated_what = coalesce(nullif($8, ''), updated_what),
  updated_at = coalesce($9, updated_at) where id = $1 and version = $2`
export const savePost = async (tx: Tx, of: Saved): Promise<boolean> => {
  const values = [
    of.id,
    of.version,
    of.author,
    of.responsible,
    of.themes,
    of.commentsOpen,
    of.edition,
    of.updatedWhat,
    of.updatedAt,
  ]
  return (await ask(tx, save, values)).rowCount === 1
}

export type SavedText = {
  post: string
  language: string
  title: string
  ingress: string
  body: string
  state: 'draft' | 'read' | 'approved'
  from: number
  account: string | null
  now: Date
}
const saveWords = `insert into knowledge.post_text (post, language, title, ingress, body, state, from_edition, approved_by, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, case when $6 = 'approved' then $8::uuid end, $9)
  on conflict (post, language) do update set title = excluded.title, ingress = excluded.ingress, body = excluded.body, state = excluded.state,
    from_edition = excluded.from_edition, approved_by = excluded.approved_by, changed_at = excluded.changed_at`
export const saveText = (tx: Tx, of: SavedText) =>
  ask(tx, saveWords, [of.post, of.language, of.title, of.ingress, of.body, of.state, of.from, of.account, of.now])

export type Moved = { id: string; version: number; stage: PostStage; publishAt: Date | null; publishedAt: Date | null }
const move = 'update knowledge.post set stage = $3, publish_at = $4, published_at = $5 where id = $1 and version = $2'
export const savePostStage = async (tx: Tx, of: Moved): Promise<boolean> =>
  (await ask(tx, move, [of.id, of.version, of.stage, of.publishAt, of.publishedAt])).rowCount === 1

const bury = `insert into knowledge.tombstone (kind, id, slug, at) values ($1, $2, $3, $4) on conflict (kind, id) do update set at = excluded.at`
export const addTombstone = (tx: Tx, of: { kind: 'post' | 'example'; id: string; slug: string; now: Date }) =>
  ask(tx, bury, [of.kind, of.id, of.slug, of.now])
export const removeTombstone = (tx: Tx, kind: 'post' | 'example', id: string) =>
  ask(tx, 'delete from knowledge.tombstone where kind = $1 and id = $2', [kind, id])

export const saveRelated = async (tx: Tx, id: string, version: number, related: readonly Related[]): Promise<boolean> =>
  (
    await ask(tx, 'update knowledge.post set related = $3 where id = $1 and version = $2', [
      id,
      version,
      JSON.stringify(related),
    ])
  ).rowCount === 1
const titles = `select title from courses.course where $1 = 'course' and slug = $2
  union all select titles ->> 'sv' from figures.indicator where $1 = 'indicator' and slug = $2
  union all select title from knowledge.example where $1 = 'example' and slug = $2 and stage in ('published', 'grey', 'closed')
  union all select t.title from knowledge.post p join knowledge.post_text t on t.post = p.id and t.language = 'sv'
    where $1 = 'post' and p.slug = $2 and p.stage = 'published' limit 1`
/** What a page of ours is called; undefined where there is none. */
export const findTitle = async (tx: Tx, kind: string, slug: string): Promise<string | undefined> =>
  (await ask<{ title: string }>(tx, titles, [kind, slug])).rows[0]?.title

const due = `select id, version from knowledge.post where stage = 'approved' and publish_at <= $1 order by publish_at limit 100`
export const listDue = async (tx: Tx, now: Date): Promise<{ id: string; version: number }[]> =>
  (await ask<{ id: string; version: number }>(tx, due, [now])).rows
