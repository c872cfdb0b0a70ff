/** Guests (gästinlägg): invited by an editor, they write by a link. What they do is done as the system, since they have no account. */
import { randomUUID } from 'node:crypto'
import { record } from '../../platform/audit.ts'
import { asSystem, asSystemHere, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { afterAct, guestMayApprove, guestWrites, nightOf, slugOf } from '../domain/post.ts'
import { idBehind } from '../links.ts'
import * as editing from '../queries/editing.ts'
import * as queries from '../queries/guests.ts'
import { findPicture } from '../queries/pictures.ts'
import { addEdition, addNote, type Edition, listEditions, listNotes, type Note } from '../queries/review.ts'
import { tellEditors } from './editors.ts'
import { sealGuest, tellGuest } from './guest-mail.ts'
import type { PictureProblem, PictureWork } from './pictures.ts'
import { changes, type Done, first, saveSwedish } from './posts.ts'

const system = { municipality: null, purpose: 'answerQuestion' } as const
const log = (tx: Tx, visit: Visit, verb: string, { id, municipality }: Pick<editing.Editing, 'id' | 'municipality'>) =>
  record(tx, visit, { verb, municipality, about: { kind: 'post', id }, fields: [] })

export type Inviting = { name: string; mail: string; title: string; brief: string }
/** The new post's id, or null when another has the address already. */
export const inviteGuest = (visit: Visit, { name, mail, title, brief }: Inviting): Promise<string | null> =>
  inside(visit, async (tx) => {
    const { actor, now, services } = visit
    const { municipality, organisation } = actor
    const editor = actor.name
    const place = { municipality, organisation, organisationName: '' }
    const id = await editing.addPost(tx, { slug: slugOf(title), title, ...place, author: name, editor, now })
    if (!id) return null
    await addEdition(tx, id, { ...first(title), saidBy: editor, byGuest: false, at: now })
    const key = randomUUID()
    const sealed = sealGuest(services, mail)
    await queries.saveInvited(tx, { id, version: 1, name, sealed, brief, key, now, stage: 'invited' })
    await tellGuest(tx, services, id, 'invitation')
    await log(tx, visit, 'invite guest', { id, municipality })
    return id
  })

export type Again = { id: string; version: number; name: string; mail: string; brief: string }
/** Another link; the one before opens nothing any more. */
export const inviteAgain = (visit: Visit, { id, version, name, mail, brief }: Again): Promise<Done> =>
  inside(visit, async (tx): Promise<Done> => {
    const post = await editing.findEditing(tx, id, visit.actor.municipality)
    if (post?.kind !== 'guest' || post.stage === 'published') return 'missing'
    const stage = afterAct(post.stage, 'invite', 'editor') ?? post.stage
    const sealed = sealGuest(visit.services, mail)
    const of = { id, version, name, sealed, brief, key: randomUUID(), now: visit.now, stage }
    if (!(await queries.saveInvited(tx, of))) return 'changed'
    await tellGuest(tx, visit.services, id, 'invitation')
    await log(tx, visit, 'invite guest again', post)
    return 'done'
  })

/** What a guest's link opens: their post, what has been said about it, and every text there has been. */
export type GuestView = { post: editing.Editing; notes: Note[]; editions: Edition[] }
export const readGuest = (services: Services, token: string): Promise<GuestView | null> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const key = idBehind(services, 'guest', token)
      const post = key ? await editing.findGuests(tx, key) : undefined
      return post ? { post, notes: await listNotes(tx, post.id), editions: await listEditions(tx, post.id) } : null
    }),
  )

/** The file of a picture in the guest's own post. */
export const guestPicture = (services: Services, token: string, id: string): Promise<string | undefined> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const key = idBehind(services, 'guest', token)
      const post = key ? await editing.findGuests(tx, key) : undefined
      return post?.images.some((one) => one.id === id) ? (await findPicture(tx, id))?.file : undefined
    }),
  )

type Work<Outcome> = (system: Visit, tx: Tx, post: editing.Editing) => Promise<Outcome>
function asGuest<Outcome>(visit: Visit, token: string, work: Work<Outcome>): Promise<Outcome | 'missing'> {
  const key = idBehind(visit.services, 'guest', token)
  if (!key) return Promise.resolve('missing')
  return asSystemHere(visit, system, async (own, tx) => {
    const post = await editing.findGuests(tx, key)
    return post ? work(own, tx, post) : 'missing'
  })
}
/** Something with the pictures of their own post, while it is the guest who writes; what they do they have said yes to. */
export const pictureAsGuest = (visit: Visit, token: string, work: PictureWork): Promise<PictureProblem | null> =>
  asGuest(visit, token, async (own, tx, post) => {
    const problem = guestWrites(post.stage) ? await work(tx, post.id) : 'missing'
    if (!problem) await log(tx, own, 'guest: picture', post)
    return problem
  })

type Step = { version: number; act: 'accept' | 'submit' }
export const stepAsGuest = (visit: Visit, token: string, { version, act }: Step): Promise<Done> =>
  asGuest(visit, token, async (own, tx, post): Promise<Done> => {
    const stage = afterAct(post.stage, act, 'author')
    if (!stage) return 'changed'
    if (act === 'submit' && (post.ingress === '' || post.body === ''))
      return { lacks: post.ingress === '' ? ['ingress'] : ['body'] }
    if (!(await queries.setStage(tx, post.id, version, stage))) return 'changed'
    if (act === 'submit') await tellEditors(tx, 'post', post.id)
    await log(tx, own, `guest: ${act} post`, post)
    return 'done'
  })

export type GuestWords = { title: string; ingress: string; body: string; author: string; organisation: string }
/** What the guest writes, the guest has said yes to. */
export const writeAsGuest = (visit: Visit, token: string, version: number, words: GuestWords): Promise<Done> =>
  asGuest(visit, token, async (own, tx, post): Promise<Done> => {
    if (!guestWrites(post.stage)) return 'changed'
    const { title, ingress, body, author, organisation } = words
    const edition = post.edition + (changes(post, words) ? 1 : 0)
    if (!(await queries.saveByline(tx, { id: post.id, version, author, organisation, edition }))) return 'changed'
    if (edition > post.edition) {
      const by = { saidBy: author, byGuest: true, account: null, at: visit.now }
      await saveSwedish(tx, post.id, { edition, title, ingress, body }, by)
    }
    await log(tx, own, 'guest: write post', post)
    return 'done'
  })

/** Only the edition that stood on the page is said yes to. */
export const approveAsGuest = (visit: Visit, token: string, edition: number): Promise<Done> =>
  asGuest(visit, token, async (own, tx, post): Promise<Done> => {
    if (post.edition !== edition || !guestMayApprove(post.stage)) return 'changed'
    await queries.setApproved(tx, post.id, edition)
    await log(tx, own, 'guest: approve text', post)
    return 'done'
  })

export type Noting = { paragraph: number | null; text: string }
export const noteAsGuest = (visit: Visit, token: string, note: Noting): Promise<Done> =>
  asGuest(visit, token, async (own, tx, post): Promise<Done> => {
    await addNote(tx, post.id, { ...note, saidBy: post.author || post.guestName, byGuest: true, at: visit.now })
    await log(tx, own, 'guest: note', post)
    return 'done'
  })
export const noteAsEditor = (visit: Visit, id: string, note: Noting): Promise<Done> =>
  inside(visit, async (tx): Promise<Done> => {
    const post = await editing.findEditing(tx, id, visit.actor.municipality)
    if (!post) return 'missing'
    await addNote(tx, id, { ...note, saidBy: visit.actor.name, byGuest: false, at: visit.now })
    await log(tx, visit, 'note on post', post)
    return 'done'
  })

/** Every night: one reminder, and the end of invitations that nobody answered. */
export const tendGuests = (services: Services): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      for (const { id, version, ...invited } of await queries.listInvited(tx)) {
        const act = nightOf(invited, visit.now)
        if (act === 'remind') await queries.setReminded(tx, id, visit.now)
        if (act === 'expire') await queries.setStage(tx, id, version, 'expired')
        if (act) await tellGuest(tx, services, id, act === 'remind' ? 'reminder' : 'expired')
      }
    }),
  )
