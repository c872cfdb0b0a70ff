import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { canReach, isShown } from '../../accounts/index.ts'
import { municipalities } from '../../organisations/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { actOnSubscription, askSubscription, readExercise, readSubscription } from '../acts/subscriptions.ts'
import { endForm, followForm } from '../form/follow.ts'
import { tokenFor } from '../links.ts'
import { listThemes } from '../queries/subscriptions.ts'
import { texts } from '../texts/index.ts'
import { LinkPage, NewsletterPage, SentPage } from '../views/newsletter.tsx'
import { open } from './public.tsx'

/** What is new, by mail: asked for, confirmed by a link, ended by another or by the mail program's own button. No account. */
export const newsletterRoutes = new Hono<Site>()
const path = '/nyhetsbrev'
const places = municipalities
  .map(({ code, name }) => ({ code, name }))
  .sort((a, b) => a.name.localeCompare(b.name, 'sv'))

type Again = { raw: Raw; problems: Record<string, string> }
async function show(c: Context<Site>, again?: Again, status = 200) {
  const { visit } = c.var
  const themes = await inside(visit, listThemes)
  const t = texts(visit.language).newsletter
  const said = Object.entries(again?.problems ?? {}).map(([name, key]) => [
    name,
    t.problems[key === 'choice' ? 'choice' : 'mail'],
  ])
  const before = (name: string, otherwise = '') => (again ? typed(again.raw, name) : otherwise)
  const written = {
    mejl: before('mejl'),
    amne: before('amne', c.req.query('amne')),
    kommun: before('kommun', c.req.query('kommun')),
    takt: before('takt', 'weekly'),
  }
  const way = canReach(visit.services.settings, 'mail')
  const problems = Object.fromEntries(said)
  return html(c, <NewsletterPage {...{ visit, themes, places, open: way, typed: written, problems }} />, status)
}

route(newsletterRoutes, { ...open, method: 'get', path, form: null, answer: (c) => show(c) })
route(newsletterRoutes, {
  ...open,
  method: 'post',
  path,
  form: followForm,
  async answer(c, input) {
    const { visit } = c.var
    const { settings } = visit.services
    if ('problems' in input) return show(c, input, 422)
    if (!canReach(settings, 'mail')) return show(c, { raw: input.raw, problems: {} }, 422)
    const { mejl, amne, kommun, takt } = input.value
    const id = await askSubscription(visit, { mail: mejl, theme: amne, municipality: kommun, digest: takt })
    const exercise = id && isShown(settings, 'mail') ? `?ovning=${tokenFor(visit.services, 'follow', id)}` : ''
    return c.redirect(`${path}/skickat${exercise}`, 303)
  },
})
route(newsletterRoutes, {
  ...open,
  method: 'get',
  path: `${path}/skickat`,
  form: z.looseObject({ ovning: z.string().max(60).catch('') }),
  async answer(c, input) {
    const { visit } = c.var
    const exercise = await readExercise(visit.services, 'value' in input ? input.value.ovning : '')
    return html(c, <SentPage visit={visit} exercise={exercise} />)
  },
})

const tokenOf = (c: Context<Site>) => c.req.param('token') ?? ''
const link = `${path}/:token`
route(newsletterRoutes, {
  ...open,
  method: 'get',
  path: link,
  form: z.looseObject({ slut: z.string().optional() }),
  async answer(c) {
    const { visit } = c.var
    const state = await readSubscription(visit.services, tokenOf(c))
    const ended = state === 'gone' && c.req.query('slut') !== undefined
    const page = <LinkPage visit={visit} token={tokenOf(c)} state={ended ? 'ended' : state} />
    return html(c, page, state === 'gone' && !ended ? 404 : 200)
  },
})
route(newsletterRoutes, {
  ...open,
  method: 'post',
  path: link,
  form: endForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return showState(c, 400)
    const { act } = input.value
    const done = await actOnSubscription(visit, tokenOf(c), act)
    if (!done) return html(c, <LinkPage visit={visit} token={tokenOf(c)} state="gone" />, 404)
    return c.redirect(`${path}/${tokenOf(c)}${act === 'end' ? '?slut' : ''}`, 303)
  },
})

/** Somebody who opens the address of the button with a browser comes to the page with ours. */
route(newsletterRoutes, {
  ...open,
  method: 'get',
  path: `${link}/avsluta`,
  form: null,
  answer: (c) => c.redirect(`${path}/${tokenOf(c)}`, 303),
})
// The mail program posts by itself, without a page of ours before it (RFC 8058): the link is the right, and ending is all it can do.
newsletterRoutes.post(`${link}/avsluta`, async (c) => {
  await actOnSubscription(c.var.visit, tokenOf(c), 'end')
  return c.body(null, 204)
})
