import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { addPicture, describePicture, takePictureAway } from '../acts/pictures.ts'
import { addRelated, type Linked, removeRelated } from '../acts/related.ts'
import { describeForm, pictureForm, relatedForm, unlinkForm } from '../form/review.ts'
import { type Editing, findEditing } from '../queries/editing.ts'
import { findPicture } from '../queries/pictures.ts'
import { deskTexts } from '../texts/desk.ts'
import { texts } from '../texts/index.ts'
import type { Told } from '../views/desk/editing.tsx'
import { PicturePage, PicturesPage, RelatedPage } from '../views/desk/pictures.tsx'
import { doneText, told } from './desk-told.ts'
import { path, read, write } from './editing.tsx'
import { open } from './public.tsx'
import { showPictureFile } from './shown-picture.ts'

/** Pictures of a post and what it belongs with. */
export const pictureRoutes = new Hono<Site>()

const findPost = (c: Context<Site>): Promise<Editing | undefined> =>
  inside(c.var.visit, (tx) => findEditing(tx, idOf(c), c.var.visit.actor.municipality))
async function showPictures(c: Context<Site>, also: Told = {}, status = 200) {
  const post = await findPost(c)
  if (!post) return showState(c, 404)
  return html(c, <PicturesPage visit={c.var.visit} post={post} status={doneText(c)} {...also} />, status)
}
async function showPicture(c: Context<Site>, also: Told = {}, status = 200) {
  const post = await findPost(c)
  const picture = post?.images.find(({ id }) => id === idOf(c, 'picture'))
  if (!post || !picture) return showState(c, 404)
  return html(c, <PicturePage visit={c.var.visit} post={post} picture={picture} {...also} />, status)
}
const words = (c: Context<Site>): Record<string, string> => deskTexts(c.var.visit.language).pictures.problems
const pictures = `${path}/bilder` as const
const back = (c: Context<Site>) => c.redirect(`/redaktion/${idOf(c)}/bilder?klart=sparat`, 303)

route(pictureRoutes, { ...read, path: pictures, answer: (c) => showPictures(c) })
route(pictureRoutes, {
  ...write,
  path: pictures,
  form: pictureForm,
  async answer(c, input) {
    if ('problems' in input) return showPictures(c, told(c, input, words(c)), 422)
    const { bild, alt, bildtext, foto } = input.value
    const said = { alt, caption: bildtext, credit: foto }
    const problem = bild.size === 0 ? 'missing' : await addPicture(c.var.visit, idOf(c), bild, said)
    if (!problem) return back(c)
    return showPictures(c, told(c, { raw: input.raw, problems: { bild: problem } }, words(c)), 422)
  },
})
const one = `${pictures}/:picture` as const
route(pictureRoutes, { ...read, path: one, answer: (c) => showPicture(c) })
route(pictureRoutes, {
  ...write,
  path: one,
  form: describeForm,
  async answer(c, input) {
    if ('problems' in input) return showPicture(c, told(c, input, words(c)), 422)
    const { alt, bildtext, foto } = input.value
    const place = { post: idOf(c), picture: idOf(c, 'picture') }
    const done = await describePicture(c.var.visit, place, { alt, caption: bildtext, credit: foto })
    return done ? back(c) : showState(c, 404)
  },
})
route(pictureRoutes, {
  ...write,
  path: `${one}/bort`,
  form: null,
  async answer(c) {
    const done = await takePictureAway(c.var.visit, { post: idOf(c), picture: idOf(c, 'picture') })
    return done ? back(c) : showState(c, 404)
  },
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
  return html(c, <RelatedPage visit={c.var.visit} post={post} status={doneText(c)} {...also} />, status)
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
