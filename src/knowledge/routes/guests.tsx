import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { guestExercise } from '../acts/guest-mail.ts'
import { inviteAgain, inviteGuest, noteAsEditor } from '../acts/guests.ts'
import { againForm, inviteForm, noteForm } from '../form/review.ts'
import { findEditing } from '../queries/editing.ts'
import { listEditions, listNotes } from '../queries/review.ts'
import { texts } from '../texts/index.ts'
import { GuestStatePage, InvitePage } from '../views/desk/invite.tsx'
import { ReviewPage } from '../views/desk/review.tsx'
import type { Told } from '../views/told.ts'
import { doneText, told } from './desk-told.ts'
import { path, read, write } from './editing.tsx'

/** Editors invite guests, and say paragraph by paragraph what they think. */
export const guestDeskRoutes = new Hono<Site>()

const showInvite = (c: Context<Site>, also: Told = {}, status = 200) =>
  html(c, <InvitePage visit={c.var.visit} {...also} />, status)
route(guestDeskRoutes, { ...read, path: '/redaktion/gaster', answer: (c) => showInvite(c) })
route(guestDeskRoutes, {
  ...write,
  path: '/redaktion/gaster',
  form: inviteForm,
  async answer(c, input) {
    if ('problems' in input) return showInvite(c, told(c, input), 422)
    const { namn, mejl, rubrik, uppdrag } = input.value
    const id = await inviteGuest(c.var.visit, { name: namn, mail: mejl, title: rubrik, brief: uppdrag })
    if (id) return c.redirect(`/redaktion/gaster/${id}?klart=flyttat`, 303)
    const problems = { rubrik: texts(c.var.visit.language).staff.taken }
    return showInvite(c, told(c, { raw: input.raw, problems }), 422)
  },
})

async function showGuest(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const post = await inside(visit, (tx) => findEditing(tx, idOf(c), visit.actor.municipality))
  if (post?.kind !== 'guest') return showState(c, 404)
  const exercise = await guestExercise(visit, post.id)
  return html(c, <GuestStatePage {...{ visit, post, exercise, status: doneText(c), ...also }} />, status)
}
const guest = '/redaktion/gaster/:id'
route(guestDeskRoutes, { ...read, path: guest, answer: (c) => showGuest(c) })
route(guestDeskRoutes, {
  ...write,
  path: guest,
  form: againForm,
  async answer(c, input) {
    if ('problems' in input) return showGuest(c, told(c, input), 422)
    const { namn, mejl, uppdrag } = input.value
    const of = { id: idOf(c), version: versionOf(input), name: namn, mail: mejl, brief: uppdrag }
    const outcome = await inviteAgain(c.var.visit, of)
    if (outcome === 'done') return c.redirect(`/redaktion/gaster/${idOf(c)}?klart=flyttat`, 303)
    if (outcome === 'missing') return showState(c, 404)
    return showGuest(c, { problems: { form: texts(c.var.visit.language).staff.changed } }, 409)
  },
})

async function showReview(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const post = await findEditing(tx, idOf(c), visit.actor.municipality)
    return post && { post, notes: await listNotes(tx, post.id), editions: await listEditions(tx, post.id) }
  })
  return found
    ? html(c, <ReviewPage visit={visit} {...found} status={doneText(c)} {...also} />, status)
    : showState(c, 404)
}
const review = `${path}/granska` as const
route(guestDeskRoutes, { ...read, path: review, answer: (c) => showReview(c) })
route(guestDeskRoutes, {
  ...write,
  path: review,
  form: noteForm,
  async answer(c, input) {
    if ('problems' in input) return showReview(c, told(c, input), 422)
    const { stycke, not } = input.value
    const outcome = await noteAsEditor(c.var.visit, idOf(c), { paragraph: stycke, text: not })
    return outcome === 'done' ? c.redirect(`/redaktion/${idOf(c)}/granska?klart=sparat`, 303) : showState(c, 404)
  },
})
