import { type Context, Hono } from 'hono'
import { canReach, isShown, mountFollowing } from '../../accounts/index.ts'
import { municipalities } from '../../organisations/index.ts'
import { type Raw, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { actOnSubscription, askSubscription, readExercise, readSubscription } from '../acts/subscriptions.ts'
import { followForm } from '../form/follow.ts'
import { idBehind, tokenFor } from '../links.ts'
import { listThemes } from '../queries/subscriptions.ts'
import { texts } from '../texts/index.ts'
import { NewsletterPage } from '../views/newsletter.tsx'
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
    slag: [again?.raw.slag ?? []].flat().filter((one): one is string => typeof one === 'string'),
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
    const { mejl, amne, kommun, slag, takt } = input.value
    const asked = { mail: mejl, theme: amne, municipality: kommun, kinds: slag, digest: takt }
    const id = await askSubscription(visit, asked)
    const exercise = id && isShown(settings, 'mail') ? `?ovning=${tokenFor(visit.services, 'follow', id)}` : ''
    return c.redirect(`${path}/skickat${exercise}`, 303)
  },
})
mountFollowing(newsletterRoutes, {
  path,
  back: '/kunskap',
  words: (language) => texts(language).newsletter,
  read: readSubscription,
  act: actOnSubscription,
  exercise: readExercise,
})

const tokenOf = (c: Context<Site>) => c.req.param('token') ?? ''
/** A link that we have not made is no address here, and leads nowhere. */
const isOurs = (c: Context<Site>) => idBehind(c.var.visit.services, 'follow', tokenOf(c)) !== null
const link = `${path}/:token`
/** Somebody who opens the address of the button with a browser comes to the page with ours. */
route(newsletterRoutes, {
  ...open,
  method: 'get',
  path: `${link}/avsluta`,
  form: null,
  answer: (c) => (isOurs(c) ? c.redirect(`${path}/${tokenOf(c)}`, 303) : showState(c, 404)),
})
/** A second press says the same as the first. */
route(newsletterRoutes, {
  ...open,
  method: 'post',
  path: `${link}/avsluta`,
  form: null,
  kind: 'button',
  async answer(c) {
    if (!isOurs(c)) return showState(c, 404)
    await actOnSubscription(c.var.visit, tokenOf(c), 'end')
    return c.body(null, 204)
  },
})
