/** What editors do with a post. Every step is one row of the table in domain/post.ts, and is in the log. */
import { record } from '../../platform/audit.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { momentOn } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'
import { afterAct, type Lack, lacksOf, type PostAct, slugOf } from '../domain/post.ts'
import * as queries from '../queries/editing.ts'

export type Done = 'done' | 'missing' | 'changed' | { lacks: Lack[] }
const log = (tx: Tx, visit: Visit, verb: string, id: string) =>
  record(tx, visit, { verb, municipality: visit.actor.municipality, about: { kind: 'post', id }, fields: [] })

/** The new post's id, or null when another has the address already. */
export const beginPost = (visit: Visit, title: string): Promise<string | null> =>
  inside(visit, async (tx) => {
    const { actor, now } = visit
    const id = await queries.addPost(tx, {
      slug: slugOf(title),
      title,
      municipality: actor.municipality,
      organisation: actor.organisation,
      organisationName: visit.frame.who?.organisation ?? '',
      author: actor.name,
      now,
    })
    if (id) await log(tx, visit, 'begin post', id)
    return id
  })

export type Written = {
  title: string
  ingress: string
  body: string
  author: string
  responsible: string
  themes: string[]
  commentsOpen: boolean
  updatedWhat: string
}
/** A changed Swedish text is a new edition: translations of the old are outdated from then on, and a guest is asked again. */
export const savePost = (visit: Visit, id: string, version: number, written: Written): Promise<Done> =>
  inside(visit, async (tx): Promise<Done> => {
    const post = await queries.findEditing(tx, id, visit.actor.municipality)
    if (!post) return 'missing'
    const { title, ingress, body, updatedWhat, ...rest } = written
    const isChanged = title !== post.title || ingress !== post.ingress || body !== post.body
    const edition = post.edition + (isChanged ? 1 : 0)
    const updatedAt = post.stage === 'published' && isChanged ? visit.now : null
    if (!(await queries.savePost(tx, { ...rest, id, version, edition, updatedWhat, updatedAt }))) return 'changed'
    const words = { post: id, language: 'sv', title, ingress, body, state: 'approved', from: edition } as const
    await queries.saveText(tx, { ...words, account: visit.actor.account, now: visit.now })
    await log(tx, visit, 'write post', id)
    return 'done'
  })

export type Step = { id: string; version: number; act: PostAct; day: string | null }
const needsAll: readonly PostAct[] = ['approve', 'publish', 'republish']

export const movePost = (visit: Visit, step: Step): Promise<Done> => inside(visit, (tx) => moved(tx, visit, step))

async function moved(tx: Tx, visit: Visit, { id, version, act, day }: Step): Promise<Done> {
  const isSystem = visit.actor.role === 'system'
  const post = await queries.findEditing(tx, id, isSystem ? null : visit.actor.municipality)
  if (!post) return 'missing'
  const stage = afterAct(post.stage, act, isSystem ? 'system' : 'editor')
  if (!stage) return 'changed'
  const lacks = needsAll.includes(act) ? lacksOf(post) : []
  if (lacks.length > 0) return { lacks }
  const at = day ? momentOn(day, '08:00') : null
  const waits = act === 'publish' && at !== null && at > visit.now
  const publishedAt = stage === 'published' || stage === 'unpublished' ? (post.publishedAt ?? visit.now) : null
  const next = waits
    ? { id, version, stage: post.stage, publishAt: at, publishedAt: null }
    : { id, version, stage, publishAt: null, publishedAt }
  if (!(await queries.savePostStage(tx, next))) return 'changed'
  if (act === 'unpublish') await queries.addTombstone(tx, { kind: 'post', id, slug: post.slug, now: visit.now })
  if (act === 'republish') await queries.removeTombstone(tx, 'post', id)
  await log(tx, visit, waits ? 'schedule post' : `${act} post`, id)
  return 'done'
}

export type Translated = { title: string; ingress: string; body: string; state: 'draft' | 'read' | 'approved' }
export const translatePost = (visit: Visit, id: string, language: Language, words: Translated): Promise<Done> =>
  inside(visit, async (tx): Promise<Done> => {
    const post = await queries.findEditing(tx, id, visit.actor.municipality)
    if (!post) return 'missing'
    await queries.saveText(tx, {
      post: id,
      language,
      ...words,
      from: post.edition,
      account: visit.actor.account,
      now: visit.now,
    })
    await log(tx, visit, 'translate post', id)
    return 'done'
  })

/** Every quarter of an hour: what was to be published by now. What has come to lack something stays, and its editor sees why. */
export const publishDuePosts = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'import' }, (visit) =>
    inside(visit, async (tx) => {
      for (const { id, version } of await queries.listDue(tx, visit.now))
        await moved(tx, visit, { id, version, act: 'publish', day: null })
    }),
  )
