import { ask, type Tx } from '../../platform/visit.ts'
import type { DemoPost } from '../facts/demonstration.ts'

const responsible = 'Övningsredaktionen'
const columns = `slug text, days int, municipality text, organisation text, author text, themes text[], related jsonb, title text, ingress text, body text`
/** Posts that lie `days` back; what is there already stays. */
const put = `with x as (select * from jsonb_to_recordset($1::jsonb) as x(${columns})),
  made as (insert into knowledge.post (slug, kind, stage, municipality, organisation_name, author, responsible, editor, themes, related, guest_name, demo, made_at, published_at)
    select x.slug, $3, $4, x.municipality, x.organisation, x.author, $5, $5, x.themes, x.related, case when $3 = 'guest' then x.author else '' end, true,
      $2::timestamptz - x.days * interval '1 day', case when $4 = 'published' then $2::timestamptz - x.days * interval '1 day' end
    from x on conflict (slug) do nothing returning id, slug, made_at),
  told as (insert into knowledge.post_edition (post, edition, title, ingress, body, said_by, by_guest, at)
    select m.id, 1, x.title, x.ingress, x.body, x.author, $3 = 'guest', m.made_at from made m join x using (slug))
  insert into knowledge.post_text (post, language, title, ingress, body, state, changed_at)
    select m.id, 'sv', x.title, x.ingress, x.body, 'approved', m.made_at from made m join x using (slug)`
type Kind = { kind: 'own' | 'guest'; stage: 'published' | 'submitted' }
export const putDemoPosts = (tx: Tx, posts: readonly DemoPost[], now: Date, { kind, stage }: Kind) =>
  ask(tx, put, [JSON.stringify(posts), now, kind, stage, responsible])

const translate = `insert into knowledge.post_text (post, language, title, ingress, body, state, from_edition, changed_at)
  select p.id, $2, $3, $4, $5, 'approved', p.edition, $6 from knowledge.post p where p.slug = $1 on conflict do nothing`
export type DemoTranslation = { slug: string; language: string; title: string; ingress: string; body: string }
export const putDemoTranslation = (tx: Tx, of: DemoTranslation, now: Date) =>
  ask(tx, translate, [of.slug, of.language, of.title, of.ingress, of.body, now])

const comment = `insert into knowledge.comment (post, stage, name, text, due_at, at)
  select p.id, x.stage, x.name, x.text, $2::timestamptz + interval '2 days', $2::timestamptz - x.days * interval '1 day'
  from jsonb_to_recordset($1::jsonb) as x(slug text, days int, name text, text text, stage text) join knowledge.post p on p.slug = x.slug`
export const putDemoComments = (tx: Tx, comments: readonly object[], now: Date) =>
  ask(tx, comment, [JSON.stringify(comments), now])

/** Whether the demonstration's posts are there. */
export const hasDemoPosts = async (tx: Tx): Promise<boolean> =>
  (await ask<{ there: boolean }>(tx, 'select exists (select from knowledge.post where demo) as there', [])).rows[0]
    ?.there === true
