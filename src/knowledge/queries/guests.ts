import { ask, type Tx } from '../../platform/visit.ts'
import type { PostStage } from '../domain/post.ts'

/** Guests of the editorial side: invited by a key, their mail sealed and erased when it is over. */
export type Invited = {
  id: string
  version: number
  name: string
  sealed: Buffer
  brief: string
  key: string
  now: Date
  stage: PostStage
}
const invite = `update knowledge.post set kind = 'guest', stage = $8, guest_name = $3, guest_sealed = $4, guest_brief = $5, guest_key = $6, invited_at = $7,
  reminded_at = null where id = $1 and version = $2`
export const saveInvited = async (tx: Tx, of: Invited): Promise<boolean> =>
  (await ask(tx, invite, [of.id, of.version, of.name, of.sealed, of.brief, of.key, of.now, of.stage])).rowCount === 1

export const setApproved = (tx: Tx, id: string, edition: number) =>
  ask(tx, 'update knowledge.post set guest_approved = $2 where id = $1', [id, edition])
export type Byline = { id: string; version: number; author: string; organisation: string; edition: number }
const byline = `update knowledge.post set author = $3, organisation_name = $4, edition = $5, guest_approved = $5 where id = $1 and version = $2`
/** The guest's own text, which needs nobody's yes but theirs. */
export const saveByline = async (tx: Tx, of: Byline): Promise<boolean> =>
  (await ask(tx, byline, [of.id, of.version, of.author, of.organisation, of.edition])).rowCount === 1

export const setStage = async (tx: Tx, id: string, version: number, stage: PostStage): Promise<boolean> =>
  (await ask(tx, 'update knowledge.post set stage = $3 where id = $1 and version = $2', [id, version, stage]))
    .rowCount === 1

/** What others have changed must be said yes to again. */
export const forgetApproved = (tx: Tx, id: string) =>
  ask(tx, `update knowledge.post set guest_approved = null where id = $1 and kind = 'guest'`, [id])

export type Waiting = { id: string; version: number; invitedAt: Date; remindedAt: Date | null }
const waiting = `select id, version, invited_at as "invitedAt", reminded_at as "remindedAt" from knowledge.post where stage = 'invited' order by invited_at limit 500`
export const listInvited = async (tx: Tx): Promise<Waiting[]> => (await ask<Waiting>(tx, waiting, [])).rows
export const setReminded = (tx: Tx, id: string, now: Date) =>
  ask(tx, 'update knowledge.post set reminded_at = $2 where id = $1', [id, now])

export type Addressed = {
  sealed: Buffer | null
  key: string | null
  name: string
  brief: string
  slug: string
  title: string
  editor: string
  edition: number
}
const addressed = `select p.guest_sealed as sealed, p.guest_key as key, p.guest_name as name, p.guest_brief as brief, p.slug, t.title, p.editor, p.edition
  from knowledge.post p join knowledge.post_text t on t.post = p.id and t.language = 'sv' where p.id = $1`
export const findAddressed = async (tx: Tx, id: string): Promise<Addressed | undefined> =>
  (await ask<Addressed>(tx, addressed, [id])).rows[0]
export const eraseAddress = (tx: Tx, id: string) =>
  ask(tx, 'update knowledge.post set guest_sealed = null where id = $1 and guest_sealed is not null', [id])
