import type { Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { type Route, route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import type { PictureProblem, Words } from '../acts/pictures.ts'
import { describeForm, pictureForm } from '../form/review.ts'
import type { Editing } from '../queries/editing.ts'
import { deskTexts } from '../texts/desk.ts'
import { type Desk, PicturePage, PicturesPage } from '../views/desk/pictures.tsx'
import type { Told } from '../views/told.ts'
import { doneText, told } from './desk-told.ts'

type Done = Promise<PictureProblem | null>
type Way<Method> = Pick<Route, 'policy' | 'purpose' | 'audit'> & { method: Method }
type Place = {
  /** The post's own address. */
  path: string
  read: Way<'get'>
  write: Way<'post'>
  /** The post whose pictures may be seen to here and now. */
  find: (c: Context<Site>) => Promise<{ post: Editing; desk: Desk } | null | undefined>
  add: (c: Context<Site>, of: Words & { file: File }) => Done
  describe: (c: Context<Site>, picture: string, words: Words) => Done
  takeAway: (c: Context<Site>, picture: string) => Done
}

const words = (c: Context<Site>): Record<string, string> => deskTexts(c.var.visit.language).pictures.problems
const pictureOf = (c: Context<Site>) => idOf(c, 'picture')

async function showAll(c: Context<Site>, { find }: Place, also: Told = {}, status = 200) {
  const found = await find(c)
  if (!found) return showState(c, 404)
  return html(c, <PicturesPage visit={c.var.visit} {...found} status={doneText(c)} {...also} />, status)
}
async function showOne(c: Context<Site>, { find }: Place, also: Told = {}, status = 200) {
  const found = await find(c)
  const picture = found?.post.images.find(({ id }) => id === pictureOf(c))
  if (!found || !picture) return showState(c, 404)
  return html(c, <PicturePage visit={c.var.visit} {...found} picture={picture} {...also} />, status)
}
async function back(c: Context<Site>, { find }: Place) {
  const found = await find(c)
  return found ? c.redirect(`${found.desk.own}/bilder?klart=sparat`, 303) : showState(c, 404)
}

/** The pictures of a post: all of them, one, its words and away with it; the same for an editor and for a guest with a link. */
export function mountPictures(site: Hono<Site>, place: Place): void {
  const { read, write } = place
  const path = `${place.path}/bilder`
  route(site, { ...read, path, form: null, answer: (c) => showAll(c, place) })
  route(site, {
    ...write,
    path,
    form: pictureForm,
    async answer(c, input) {
      if ('problems' in input) return showAll(c, place, told(c, input, words(c)), 422)
      const { bild: file, alt, bildtext: caption, foto: credit } = input.value
      const problem = file.size === 0 ? 'missing' : await place.add(c, { file, alt, caption, credit })
      if (!problem) return back(c, place)
      return showAll(c, place, told(c, { raw: input.raw, problems: { bild: problem } }, words(c)), 422)
    },
  })
  const one = `${path}/:picture`
  route(site, { ...read, path: one, form: null, answer: (c) => showOne(c, place) })
  route(site, {
    ...write,
    path: one,
    form: describeForm,
    async answer(c, input) {
      if ('problems' in input) return showOne(c, place, told(c, input, words(c)), 422)
      const { alt, bildtext: caption, foto: credit } = input.value
      const problem = await place.describe(c, pictureOf(c), { alt, caption, credit })
      return problem ? showState(c, 404) : back(c, place)
    },
  })
  route(site, {
    ...write,
    path: `${one}/bort`,
    form: null,
    answer: async (c) => ((await place.takeAway(c, pictureOf(c))) ? showState(c, 404) : back(c, place)),
  })
}
