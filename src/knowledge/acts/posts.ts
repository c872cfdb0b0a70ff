/** What editors do with a post. Every step is one row of the table in domain/post.ts, and is in the log. */
import { record } from '../../platform/audit.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { momentOn } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'
import { afterAct, type Lack, lacksOf, mayChangeWords, type PostAct, slugOf } from '../domain/post.ts'
import * as queries from '../queries/editing.ts'
import { addEdition } from '../queries/review.ts'
import { tellGuest } from './guest-mail.ts'

export type Done = 'done' | 'missing' | 'changed' | 'what' | 'guests' | { lacks: Lack[] }
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
      editor: actor.name,
      now,
    })
    if (id) await addEdition(tx, id, { ...first(title), saidBy: actor.name, byGuest: false, at: now })
    if (id) await log(tx, visit, 'begin post', id)
    return id
  })
export const first = (title: string) => ({ edition: 1, title, ingress: '', body: '' })

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
    if (!post || post.stage === 'invited' || post.stage === 'expired') return 'missing'
    const isOut = post.stage === 'published'
    const isChanged = changes(post, written)
    if (isChanged && !mayChangeWords(post)) return 'guests'
    if (isChanged && isOut && written.updatedWhat === '') return 'what'
    const { title, ingress, body, ...rest } = written
    const edition = post.edition + (isChanged ? 1 : 0)
    const updatedAt = isOut && isChanged ? visit.now : null
    if (!(await queries.savePost(tx, { ...rest, id, version, edition, updatedAt }))) return 'changed'
    if (isChanged) {
      const by = { saidBy: visit.actor.name, byGuest: false, account: visit.actor.account }
      await saveSwedish(tx, id, { edition, title, ingress, body }, { ...by, at: visit.now })
      if (post.kind === 'guest') await tellGuest(tx, visit.services, id, 'changed')
    }
    await log(tx, visit, 'write post', id)
    return 'done'
  })

type Words = { title: string; ingress: string; body: string }
export const changes = (post: Words, { title, ingress, body }: Words): boolean =>
  title !== post.title || ingress !== post.ingress || body !== post.body

type By = { saidBy: string; byGuest: boolean; account: string | null; at: Date }
/** The Swedish text as it stands, and beside it every edition there has been. */
export async function saveSwedish(tx: Tx, post: string, of: Words & { edition: number }, by: By): Promise<void> {
  const { edition, ...words } = of
  const { account, at, ...said } = by
  await queries.saveText(tx, { post, language: 'sv', ...words, state: 'approved', from: edition, account, now: at })
  await addEdition(tx, post, { ...of, ...said, at })
}

export type Step = { id: string; version: number; act: PostAct; day: string | null; time: string }
const needsAll: readonly PostAct[] = ['approve', 'publish', 'republish']

export const movePost = (visit: Visit, step: Step): Promise<Done> => inside(visit, (tx) => moved(tx, visit, step))

async function moved(tx: Tx, visit: Visit, { id, version, act, day, time }: Step): Promise<Done> {
  const isSystem = visit.actor.role === 'system'
  const post = await queries.findEditing(tx, id, isSystem ? null : visit.actor.municipality)
  if (!post) return 'missing'
  const stage = afterAct(post.stage, act, isSystem ? 'system' : 'editor')
  if (!stage) return 'changed'
  const lacks = needsAll.includes(act) ? lacksOf(post) : []
  if (lacks.length > 0) return { lacks }
  const at = act === 'publish' && day ? momentOn(day, time) : null
  const waits = at !== null && at > visit.now
  const publishedAt = stage === 'published' || stage === 'unpublished' ? (post.publishedAt ?? visit.now) : null
  const next = waits
    ? { id, version, stage: post.stage, publishAt: at, publishedAt: null }
    : { id, version, stage, publishAt: null, publishedAt }
  if (!(await queries.savePostStage(tx, next))) return 'changed'
  if (post.kind === 'guest' && act === 'return') await tellGuest(tx, visit.services, id, 'returned')
  if (post.kind === 'guest' && stage === 'published' && !waits) await tellGuest(tx, visit.services, id, 'published')
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
        await moved(tx, visit, { id, version, act: 'publish', day: null, time: '' })
    }),
  )
