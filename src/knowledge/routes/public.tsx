import { type Context, Hono } from 'hono'
import { addressOf } from '../../platform/address.ts'
import { idOf, type Raw, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { reportComment, writeComment } from '../acts/comments.ts'
import { stateOf } from '../domain/language-version.ts'
import { commentForm, listForm, reportForm } from '../form/posts.ts'
import { findRead } from '../queries/comments.ts'
import { findGone, findShown, listPosts } from '../queries/posts.ts'
import { texts } from '../texts/index.ts'
import { ReportPage } from '../views/comments.tsx'
import { GonePage, PostPage, PostsPage } from '../views/posts.tsx'

/** /kunskap: posts and what readers write about them. */
export const publicRoutes = new Hono<Site>()
export const open = { policy: 'everybody', purpose: null, audit: 'none' } as const
const path = '/kunskap/:slug{[a-z0-9-]+}'
const slugOf = (c: Context<Site>): string => c.req.param('slug') ?? ''

route(publicRoutes, {
  ...open,
  method: 'get',
  path: '/kunskap',
  form: listForm,
  async answer(c, input) {
    const { visit } = c.var
    const { amne, kommun, sida } = 'value' in input ? input.value : { amne: null, kommun: null, sida: 1 }
    const of = { language: visit.language, theme: amne, municipality: kommun, page: sida }
    const { posts, total } = await inside(visit, (tx) => listPosts(tx, of))
    const address = (page: number) =>
      `/kunskap?${new URLSearchParams({ ...(amne && { amne }), ...(kommun && { kommun }), sida: String(page) })}`
    const chosen = { theme: amne, municipality: kommun }
    return html(c, <PostsPage {...{ visit, posts, total, chosen, address }} page={sida} />)
  },
})

/** 410 where there has been a post, so that whoever keeps a list takes it off. */
async function showGone(c: Context<Site>) {
  const { visit } = c.var
  const at = await inside(visit, (tx) => findGone(tx, slugOf(c)))
  return at ? html(c, <GonePage visit={visit} at={at} />, 410) : showState(c, 404)
}

type Told = { raw?: Raw; problems?: Record<string, string> }
async function showPost(c: Context<Site>, { raw, problems }: Told = {}, status = 200) {
  const { visit } = c.var
  const post = await inside(visit, (tx) => findShown(tx, visit.language, slugOf(c)))
  if (!post) return showGone(c)
  const t = texts(visit.language).comment
  const own = stateOf(
    post.versions.find(({ language }) => language === visit.language),
    post.edition,
  )
  const isSwedish = post.language === 'sv'
  const state = isSwedish ? (visit.language === 'sv' ? 'own' : 'swedish') : own === 'outdated' ? 'outdated' : 'own'
  const again = raw && Object.fromEntries(['namn', 'mejl', 'text'].map((name) => [name, typed(raw, name)]))
  const status_ = c.req.query('klart') === 'skickat' ? t.sent : undefined
  const judges = visit.actor.role === 'moderator'
  return html(c, <PostPage {...{ visit, post, state, problems, typed: again, status: status_, judges }} />, status)
}
route(publicRoutes, { ...open, method: 'get', path, form: null, answer: (c) => showPost(c) })

route(publicRoutes, {
  ...open,
  method: 'post',
  path: `${path}/kommentar`,
  form: commentForm,
  async answer(c, input) {
    const { visit } = c.var
    const t = texts(visit.language).comment
    if ('problems' in input) {
      const said = Object.entries(input.problems).map(([name, key]) => [
        name,
        t.problems[key as keyof typeof t.problems],
      ])
      return showPost(c, { raw: input.raw, problems: Object.fromEntries(said) }, 422)
    }
    const { namn, mejl, text, webbplats, ritad } = input.value
    const of = { slug: slugOf(c), name: namn, mail: mejl, text, trap: webbplats, drawnAt: ritad, address: addressOf(c) }
    if (!(await writeComment(visit, of))) return showPost(c, { raw: input.raw, problems: { text: t.tooMany } }, 422)
    return c.redirect(`/kunskap/${slugOf(c)}?klart=skickat`, 303)
  },
})

const reportPath = '/kunskap/anmal/:id'
async function showReport(c: Context<Site>, { raw, problems }: Told = {}, status = 200) {
  const { visit } = c.var
  const comment = await inside(visit, (tx) => findRead(tx, idOf(c)))
  const again = raw && typed(raw, 'skal')
  const sent = c.req.query('klart') === 'skickat'
  return html(c, <ReportPage {...{ visit, id: idOf(c), comment, problems, typed: again, sent }} />, status)
}
route(publicRoutes, { ...open, method: 'get', path: reportPath, form: null, answer: (c) => showReport(c) })
route(publicRoutes, {
  ...open,
  method: 'post',
  path: reportPath,
  form: reportForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input)
      return showReport(c, { raw: input.raw, problems: { skal: texts(visit.language).comment.problems.reason } }, 422)
    await reportComment(visit, { id: idOf(c), reason: input.value.skal, address: addressOf(c) })
    return c.redirect(`/kunskap/anmal/${idOf(c)}?klart=skickat`, 303)
  },
})
