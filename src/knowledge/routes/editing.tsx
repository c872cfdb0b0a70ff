import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { isLanguage, type Language } from '../../shared/language.ts'
import { beginPost, type Done, movePost, savePost, translatePost } from '../acts/posts.ts'
import { actForm, beginForm, postForm, translationForm } from '../form/posts.ts'
import { findEditing, listEditing } from '../queries/editing.ts'
import { deskTexts } from '../texts/desk.ts'
import { texts } from '../texts/index.ts'
import { EditPage, TranslationPage } from '../views/desk/editing.tsx'
import { DeskPage } from '../views/desk/posts.tsx'
import type { Told } from '../views/told.ts'
import { doneText, told } from './desk-told.ts'

/** /redaktion: what editors write, review, publish and translate. */
export const editingRoutes = new Hono<Site>()
const forEditor = { policy: 'knowledgeEditor', purpose: null } as const
export const read = { ...forEditor, method: 'get', audit: 'none', form: null } as const
export const write = { ...forEditor, method: 'post', audit: 'write' } as const
export const path = '/redaktion/:id'

async function showDesk(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const rows = await inside(visit, (tx) => listEditing(tx, visit.actor.municipality))
  return html(c, <DeskPage visit={visit} rows={rows} whole={visit.actor.municipality === null} {...also} />, status)
}
async function showPost(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const post = await inside(visit, (tx) => findEditing(tx, idOf(c), visit.actor.municipality))
  return post
    ? html(c, <EditPage visit={visit} post={post} status={doneText(c)} {...also} />, status)
    : showState(c, 404)
}
const languageOf = (c: Context<Site>): Language | null => {
  const word = c.req.param('language')
  return isLanguage(word) && word !== 'sv' ? word : null
}
async function showTranslation(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const language = languageOf(c)
  const post = language && (await inside(visit, (tx) => findEditing(tx, idOf(c), visit.actor.municipality)))
  if (!language || !post) return showState(c, 404)
  return html(c, <TranslationPage visit={visit} post={post} language={language} {...also} />, status)
}

type Typed = Pick<Told, 'typed'>
function finish(c: Context<Site>, outcome: Done, done: string, again: Typed = {}) {
  const { language } = c.var.visit
  const t = texts(language).staff
  const desk = deskTexts(language)
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'changed') return showPost(c, { ...again, problems: { form: t.changed } }, 409)
  if (outcome === 'what') return showPost(c, { ...again, problems: { andrat: desk.edit.what } }, 422)
  if (outcome === 'guests') return showPost(c, { ...again, problems: { text: desk.invite.guests } }, 422)
  if (outcome === 'done') return c.redirect(`/redaktion/${idOf(c)}?klart=${done}`, 303)
  const what = outcome.lacks.map((lack) => t.lacks[lack]).join(', ')
  return showPost(c, { ...again, problems: { form: t.lacking(what) } }, 422)
}

route(editingRoutes, { ...read, path: '/redaktion', answer: (c) => showDesk(c) })
route(editingRoutes, {
  ...write,
  path: '/redaktion',
  form: beginForm,
  async answer(c, input) {
    if ('problems' in input) return showDesk(c, told(c, input), 422)
    const id = await beginPost(c.var.visit, input.value.rubrik)
    if (id) return c.redirect(`/redaktion/${id}`, 303)
    return showDesk(c, told(c, { raw: input.raw, problems: { rubrik: texts(c.var.visit.language).staff.taken } }), 422)
  },
})

route(editingRoutes, { ...read, path, answer: (c) => showPost(c) })
route(editingRoutes, {
  ...write,
  path,
  form: postForm,
  async answer(c, input) {
    if ('problems' in input) return showPost(c, told(c, input), 422)
    const { rubrik, text, forfattare, sidansvarig, amnen, kommentarer, andrat, ingress } = input.value
    const outcome = await savePost(c.var.visit, idOf(c), versionOf(input), {
      title: rubrik,
      ingress,
      body: text,
      author: forfattare,
      responsible: sidansvarig,
      themes: amnen,
      commentsOpen: kommentarer === 'ja',
      updatedWhat: andrat,
    })
    return finish(c, outcome, 'sparat', { typed: told(c, { raw: input.raw, problems: {} }).typed })
  },
})
route(editingRoutes, {
  ...write,
  path: `${path}/steg`,
  form: actForm,
  async answer(c, input) {
    if ('problems' in input) return showPost(c, told(c, input), 422)
    const { gor, dag, tid } = input.value
    const step = { id: idOf(c), version: versionOf(input), act: gor, day: dag || null, time: tid }
    return finish(c, await movePost(c.var.visit, step), 'flyttat')
  },
})

const translation = `${path}/sprak/:language` as const
route(editingRoutes, { ...read, path: translation, answer: (c) => showTranslation(c) })
route(editingRoutes, {
  ...write,
  path: translation,
  form: translationForm,
  async answer(c, input) {
    const language = languageOf(c)
    if (!language) return showState(c, 404)
    if ('problems' in input) return showTranslation(c, told(c, input), 422)
    const { rubrik, ingress, text, lage } = input.value
    const words = { title: rubrik, ingress, body: text, state: lage }
    return finish(c, await translatePost(c.var.visit, idOf(c), language, words), 'oversatt')
  },
})
