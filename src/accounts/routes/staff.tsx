import { type Context, Hono } from 'hono'
import { type Input, typed } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import type { No } from '../acts/codes.ts'
import { hasFactor } from '../acts/factors.ts'
import { askForLink, enterByLink, lookAtLink } from '../acts/links.ts'
import { shownMessage } from '../acts/messages.ts'
import { enterByKey } from '../acts/second.ts'
import { canReach } from '../delivery.ts'
import { aroundForm, keyForm, linkForm, mailForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { GonePage, LinkPage, MailedPage, StaffPage } from '../views/staff.tsx'
import { aroundOf, arrive, goOn, placeOf, refusal } from './arriving.ts'
import { keyAsked } from './asking.ts'

/** How staff get in: a key, or a link by mail and the digits of an app. The municipality's own sign-in is in oidc.tsx. */
export const staffRoutes = new Hono<Site>()
const forAll = { policy: 'everybody', purpose: null } as const
const drawn = { method: 'get', ...forAll, form: aroundForm, audit: 'none' } as const
const sent = { method: 'post', ...forAll, audit: 'write' } as const
type Problems = Record<string, string>

route(staffRoutes, { ...drawn, path: '/logga-in/personal', answer: (c, input) => showStaff(c, input) })

async function showStaff(c: Context<Site>, input: Input<unknown>, problems?: Problems, status = 422) {
  const visit = c.var.visit
  const { settings } = visit.services
  const props = { visit, ...aroundOf(input), problems, typed: typed(input.raw, 'mail') }
  const ways = { asked: await keyAsked(c, 'signIn'), mail: canReach(settings, 'mail'), oidc: Boolean(settings.oidc) }
  return html(c, <StaffPage {...props} {...ways} />, problems ? status : 200)
}

route(staffRoutes, {
  ...sent,
  path: '/logga-in/nyckel',
  form: keyForm,
  async answer(c, input) {
    if ('problems' in input) return showStaff(c, input, { _key: 'key' })
    const answer = await enterByKey(c.var.visit, input.value.answer, placeOf(c, input.value))
    if ('token' in answer) return arrive(c, answer.token, input.value.till)
    const { key, status } = refusal(answer, { wrong: 'key', gone: 'key' })
    return showStaff(c, input, { _key: key }, status)
  },
})

route(staffRoutes, {
  ...sent,
  path: '/logga-in/lank',
  form: mailForm,
  async answer(c, input) {
    if ('problems' in input) return showStaff(c, input, input.problems)
    if (!canReach(c.var.visit.services.settings, 'mail')) return showStaff(c, input, { mail: 'form' })
    const asked = await askForLink(c.var.visit, input.value.mail, placeOf(c, input.value))
    return asked ? goOn(c, '/logga-in/mejlat', input.value) : showStaff(c, input, { mail: 'tooMany' }, 429)
  },
})

route(staffRoutes, {
  ...drawn,
  path: '/logga-in/mejlat',
  async answer(c, input) {
    const message = await shownMessage(c.var.visit)
    return html(c, <MailedPage visit={c.var.visit} till={aroundOf(input).till} message={message} />)
  },
})

route(staffRoutes, { ...drawn, path: '/logga-in/lank/:token', answer: (c, input) => showLink(c, input) })
route(staffRoutes, {
  ...sent,
  path: '/logga-in/lank/:token',
  form: linkForm,
  async answer(c, input) {
    if ('problems' in input) return showLink(c, input, { second: 'second' })
    const answer = await enterByLink(c.var.visit, tokenOf(c), input.value.second, placeOf(c, input.value))
    if ('token' in answer) return arrive(c, answer.token, input.value.till)
    return showRefused(c, input, answer)
  },
})

const tokenOf = (c: Context<Site>): string => c.req.param('token') ?? ''

function showRefused(c: Context<Site>, input: Input<unknown>, answer: No) {
  if (answer.no === 'gone') return showGone(c)
  const { key, status } = refusal(answer, { wrong: 'secondWrong', gone: 'form' })
  return showLink(c, input, { [answer.no === 'noRole' ? '_link' : 'second']: key }, status)
}

async function showLink(c: Context<Site>, input: Input<unknown>, problems?: Problems, status = 422) {
  const visit = c.var.visit
  const factors = await lookAtLink(visit, tokenOf(c))
  if (!factors) return showGone(c)
  const props = { visit, ...aroundOf(input), problems, typed: typed(input.raw, 'second') }
  return html(c, <LinkPage {...props} of={c.req.path} second={hasFactor(factors)} />, problems ? status : 200)
}

function showGone(c: Context<Site>) {
  const visit = c.var.visit
  return html(c, <GonePage visit={visit} {...texts(visit.language).link.gone} />, 404)
}
