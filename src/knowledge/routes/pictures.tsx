import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { addPicture, describePicture, takePictureAway } from '../acts/pictures.ts'
import { addRelated, type Linked, removeRelated } from '../acts/related.ts'
import { relatedForm, unlinkForm } from '../form/review.ts'
import { type Editing, findEditing } from '../queries/editing.ts'
import { findPicture } from '../queries/pictures.ts'
import { deskTexts } from '../texts/desk.ts'
import { texts } from '../texts/index.ts'
import { type Desk, RelatedPage } from '../views/desk/pictures.tsx'
import type { Told } from '../views/told.ts'
import { doneText, told } from './desk-told.ts'
import { path, read, write } from './editing.tsx'
import { mountPictures } from './picture-pages.tsx'
import { open } from './public.tsx'
import { showPictureFile } from './shown-picture.ts'

/** Pictures of a post and what it belongs with. */
export const pictureRoutes = new Hono<Site>()

const findPost = (c: Context<Site>): Promise<Editing | undefined> =>
  inside(c.var.visit, (tx) => findEditing(tx, idOf(c), c.var.visit.actor.municipality))
const deskOf = (c: Context<Site>): Desk => ({ own: `/redaktion/${idOf(c)}` })
mountPictures(pictureRoutes, {
  path,
  read,
  write,
  find: async (c) => {
    const post = await findPost(c)
    return post && { post, desk: deskOf(c) }
  },
  add: (c, of) => addPicture(c.var.visit, idOf(c), of),
  describe: (c, picture, words) => describePicture(c.var.visit, { post: idOf(c), picture }, words),
  takeAway: (c, picture) => takePictureAway(c.var.visit, { post: idOf(c), picture }),
})

route(pictureRoutes, {
  ...open,
  method: 'get',
  path: '/kunskap/bild/:id',
  form: null,
  kind: 'file',
  async answer(c) {
    const found = await inside(c.var.visit, (tx) => findPicture(tx, idOf(c)))
    return showPictureFile(c, found?.file, found?.open ?? false)
  },
})

async function showRelated(c: Context<Site>, also: Told = {}, status = 200) {
  const post = await findPost(c)
  if (!post) return showState(c, 404)
  return html(
    c,
    <RelatedPage visit={c.var.visit} desk={deskOf(c)} post={post} status={doneText(c)} {...also} />,
    status,
  )
}
function finish(c: Context<Site>, outcome: Linked, again: Pick<Told, 'typed'> = {}) {
  const { language } = c.var.visit
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'done') return c.redirect(`/redaktion/${idOf(c)}/lankar?klart=sparat`, 303)
  if (outcome === 'changed') return showRelated(c, { problems: { form: texts(language).staff.changed } }, 409)
  return showRelated(c, { ...again, problems: { adress: deskTexts(language).related[outcome] } }, 422)
}
const links = `${path}/lankar` as const
route(pictureRoutes, { ...read, path: links, answer: (c) => showRelated(c) })
route(pictureRoutes, {
  ...write,
  path: links,
  form: relatedForm,
  async answer(c, input) {
    if ('problems' in input) return showRelated(c, told(c, input), 422)
    const of = { id: idOf(c), version: versionOf(input) }
    const { typed } = told(c, { raw: input.raw, problems: {} })
    return finish(c, await addRelated(c.var.visit, of, input.value.adress), { typed })
  },
})
route(pictureRoutes, {
  ...write,
  path: `${links}/bort`,
  form: unlinkForm,
  async answer(c, input) {
    if ('problems' in input) return showRelated(c, told(c, input), 422)
    const of = { id: idOf(c), version: versionOf(input) }
    return finish(c, await removeRelated(c.var.visit, of, input.value.ta_bort))
  },
})
