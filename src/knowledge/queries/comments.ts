import { ask, type Tx } from '../../platform/visit.ts'
import type { CommentStage } from '../domain/comment.ts'

export type NewComment = {
  slug: string
  name: string
  sealed: Buffer
  caller: Buffer
  text: string
  language: string
  dueAt: Date
  now: Date
  perHour: number
}
const put = `insert into knowledge.comment (post, stage, name, sealed, caller, text, language, due_at, at)
  select p.id, 'waiting', $2, $3, $4, $5, $6, $7, $8 from knowledge.post p where p.slug = $1 and p.stage = 'published' and p.comments_open
  and (select count(*) from knowledge.comment c where c.caller = $4 and c.at > $8::timestamptz - interval '1 hour') < $9 returning id`
/** False where the post takes no comments, or the caller has written enough this hour. */
export const addComment = async (tx: Tx, of: NewComment): Promise<boolean> =>
  (await ask(tx, put, [of.slug, of.name, of.sealed, of.caller, of.text, of.language, of.dueAt, of.now, of.perHour]))
    .rowCount === 1

export type Read = { name: string; text: string; slug: string }
const read = `select c.name, c.text, p.slug from knowledge.comment c join knowledge.post p on p.id = c.post
  where c.id = $1 and c.stage in ('shown', 'reported') and p.stage = 'published'`
/** A comment that readers see. */
export const findRead = async (tx: Tx, id: string): Promise<Read | undefined> =>
  (await ask<Read>(tx, read, [id])).rows[0]

const report = `insert into knowledge.comment_report (comment, reason, caller, at) select c.id, $2, $3, $4 from knowledge.comment c
  where c.id = $1 and c.stage in ('shown', 'reported') on conflict (comment, caller) do nothing returning comment`
const counted = `update knowledge.comment c set reports = (select count(*) from knowledge.comment_report r where r.comment = c.id) where c.id = $1
  returning c.stage, c.reports`
export type Reported = { stage: CommentStage; reports: number }
/** Undefined where there was nothing to report, or the same caller has done it. */
export async function addReport(
  tx: Tx,
  of: { id: string; reason: string; caller: Buffer; now: Date },
): Promise<Reported | undefined> {
  const { rowCount } = await ask(tx, report, [of.id, of.reason, of.caller, of.now])
  return rowCount === 1 ? (await ask<Reported>(tx, counted, [of.id])).rows[0] : undefined
}
/** A new clock for whoever reads it. */
export const setStage = (tx: Tx, of: { id: string; stage: CommentStage; dueAt: Date }) =>
  ask(tx, 'update knowledge.comment set stage = $2, due_at = $3 where id = $1', [of.id, of.stage, of.dueAt])

export type Writer = {
  sealed: Buffer | null
  reason: string
  language: string
  version: number
  slug: string
  title: string
}
/** Whom a reason is told to; for the system. */
export const findWriter = async (tx: Tx, id: string): Promise<Writer | undefined> =>
  (
    await ask<Writer>(tx, `select c.sealed, c.reason, c.language, c.version, p.slug, t.title ${from} where c.id = $1`, [
      id,
    ])
  ).rows[0]

export type Waiting = {
  id: string
  stage: CommentStage
  name: string
  text: string
  reason: string
  at: Date
  dueAt: Date
  hiddenBy: string | null
  version: number
  slug: string
  title: string
  reports: { reason: string }[]
}
const columns = `c.id, c.stage, c.name, c.text, c.reason, c.at, c.due_at as "dueAt", c.hidden_by as "hiddenBy", c.version, p.slug, t.title,
  (select coalesce(json_agg(json_build_object('reason', r.reason) order by r.at), '[]') from knowledge.comment_report r where r.comment = c.id) as reports`
const from = `from knowledge.comment c join knowledge.post p on p.id = c.post join knowledge.post_text t on t.post = p.id and t.language = 'sv'`
export const listWaiting = async (tx: Tx): Promise<Waiting[]> =>
  (
    await ask<Waiting>(
      tx,
      `select ${columns} ${from} where c.stage in ('waiting', 'reported', 'hidden') order by c.due_at, c.id limit 100`,
      [],
    )
  ).rows
export const findComment = async (tx: Tx, id: string): Promise<Waiting | undefined> =>
  (await ask<Waiting>(tx, `select ${columns} ${from} where c.id = $1`, [id])).rows[0]

export type Judged = {
  id: string
  stage: CommentStage
  reason: string
  account: string | null
  now: Date
  version: number
  dueAt: Date
}
const judge = `update knowledge.comment set stage = $2, reason = $3, judged_by = $4, judged_at = $5, due_at = $7,
  hidden_by = case when $2 = 'hidden' then $4::uuid when $2 = 'shown' then null else hidden_by end where id = $1 and version = $6`
export const saveJudged = async (tx: Tx, of: Judged): Promise<boolean> =>
  (await ask(tx, judge, [of.id, of.stage, of.reason, of.account, of.now, of.version, of.dueAt])).rowCount === 1

/** Mail and caller go after ninety days, what was refused after thirty. */
export async function tidyComments(tx: Tx, of: { mailBefore: Date; refusedBefore: Date }): Promise<void> {
  await ask(
    tx,
    'update knowledge.comment set sealed = null, caller = null where at < $1 and (sealed is not null or caller is not null)',
    [of.mailBefore],
  )
  await ask(
    tx,
    `update knowledge.comment set text = '…', name = '…', stage = 'removed' where stage = 'refused' and judged_at < $1`,
    [of.refusedBefore],
  )
  await ask(tx, 'delete from knowledge.comment_report where at < $1', [of.mailBefore])
}
