import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import {
  approveAsGuest,
  guestPicture,
  noteAsGuest,
  pictureAsGuest,
  readGuest,
  stepAsGuest,
  writeAsGuest,
} from '../acts/guests.ts'
import { describe, put, takeAway } from '../acts/pictures.ts'
import type { Done } from '../acts/posts.ts'
import { guestWrites } from '../domain/post.ts'
import { guestForm, guestStepForm, guestYesForm, noteForm } from '../form/review.ts'
import { texts } from '../texts/index.ts'
import { GuestGonePage, GuestPage } from '../views/desk/guest.tsx'
import type { Told } from '../views/told.ts'
import { doneText, told } from './desk-told.ts'
import { mountPictures } from './picture-pages.tsx'
import { showPictureFile } from './shown-picture.ts'

/** /gastinlagg/{token}: a guest writes, answers and says yes. The link is all they have; opening it does nothing. */
export const guestRoutes = new Hono<Site>()
const byLink = { policy: 'everybody', purpose: null } as const
const write = { ...byLink, method: 'post', audit: 'write' } as const
const path = '/gastinlagg/:token'
const tokenOf = (c: Context<Site>): string => c.req.param('token') ?? ''

async function show(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const found = await readGuest(visit.services, tokenOf(c))
  if (!found) return html(c, <GuestGonePage visit={visit} />, 404)
  return html(c, <GuestPage {...{ visit, token: tokenOf(c), ...found, status: doneText(c), ...also }} />, status)
}
function finish(c: Context<Site>, outcome: Done, done: string, again: Pick<Told, 'typed'> = {}) {
  const t = texts(c.var.visit.language).staff
  if (outcome === 'missing') return html(c, <GuestGonePage visit={c.var.visit} />, 404)
  if (outcome === 'done') return c.redirect(`/gastinlagg/${tokenOf(c)}?klart=${done}`, 303)
  if (typeof outcome === 'string') return show(c, { ...again, problems: { form: t.changed } }, 409)
  const [lack = 'body'] = outcome.lacks
  const field = lack === 'ingress' ? 'ingress' : 'text'
  return show(c, { ...again, problems: { [field]: t.lacking(t.lacks[lack]) } }, 422)
}

route(guestRoutes, { ...byLink, method: 'get', audit: 'none', path, form: null, answer: (c) => show(c) })
route(guestRoutes, {
  ...write,
  path,
  form: guestForm,
  async answer(c, input) {
    if ('problems' in input) return show(c, told(c, input), 422)
    const { rubrik, ingress, text, forfattare, organisation } = input.value
    const words = { title: rubrik, ingress, body: text, author: forfattare, organisation }
    const outcome = await writeAsGuest(c.var.visit, tokenOf(c), versionOf(input), words)
    return finish(c, outcome, 'sparat', { typed: told(c, { raw: input.raw, problems: {} }).typed })
  },
})
route(guestRoutes, {
  ...write,
  path: `${path}/steg`,
  form: guestStepForm,
  async answer(c, input) {
    if ('problems' in input) return show(c, told(c, input), 422)
    const step = { version: versionOf(input), act: input.value.gor }
    return finish(c, await stepAsGuest(c.var.visit, tokenOf(c), step), 'flyttat')
  },
})
route(guestRoutes, {
  ...write,
  path: `${path}/ja`,
  form: guestYesForm,
  async answer(c, input) {
    if ('problems' in input) return show(c, told(c, input), 422)
    return finish(c, await approveAsGuest(c.var.visit, tokenOf(c), input.value.utgava), 'flyttat')
  },
})
route(guestRoutes, {
  ...write,
  path: `${path}/svar`,
  form: noteForm,
  async answer(c, input) {
    if ('problems' in input) return show(c, told(c, input), 422)
    const { stycke, not } = input.value
    return finish(c, await noteAsGuest(c.var.visit, tokenOf(c), { paragraph: stycke, text: not }), 'sparat')
  },
})

route(guestRoutes, {
  ...byLink,
  method: 'get',
  audit: 'none',
  path: `${path}/bild/:id`,
  form: null,
  kind: 'file',
  async answer(c) {
    return showPictureFile(c, await guestPicture(c.var.visit.services, tokenOf(c), idOf(c)), false)
  },
})
mountPictures(guestRoutes, {
  path,
  read: { ...byLink, method: 'get', audit: 'none' },
  write,
  async find(c) {
    const found = await readGuest(c.var.visit.services, tokenOf(c))
    if (!found || !guestWrites(found.post.stage)) return null
    const own = `/gastinlagg/${tokenOf(c)}`
    return { post: found.post, desk: { own, isGuest: true, at: (id: string) => `${own}/bild/${id}` } }
  },
  add: (c, of) => pictureAsGuest(c.var.visit, tokenOf(c), put(c.var.visit.services, of)),
  describe: (c, picture, words) => pictureAsGuest(c.var.visit, tokenOf(c), describe(picture, words)),
  takeAway: (c, picture) => pictureAsGuest(c.var.visit, tokenOf(c), takeAway(picture)),
})
