import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { beginOidc, type Errand, endOidc } from '../acts/oidc.ts'
import { arriveByOidc } from '../acts/oidc-arrivals.ts'
import { aroundForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { GonePage } from '../views/staff.tsx'
import { wayBack } from '../way-back.ts'
import { aroundOf, arrive, placeOf } from './arriving.ts'

/** The municipality's own sign-in: begun by a link, for a form may not lead to another site. */
export const oidcRoutes = new Hono<Site>()
const forAll = { policy: 'everybody', purpose: null } as const
const drawn = { method: 'get', ...forAll, form: aroundForm, audit: 'none' } as const
const cookie = 'kp-tjanst'

const no = (c: Context<Site>, why: 'text' | 'unknown' | 'taken' | 'weak') => {
  const t = texts(c.var.visit.language).oidc
  return html(c, <GonePage visit={c.var.visit} title={t.title} text={t[why]} />, why === 'weak' ? 503 : 409)
}

function keep(c: Context<Site>, value: string) {
  const secure = c.var.visit.services.settings.baseUrl.startsWith('https:')
  setCookie(c, cookie, value, {
    path: '/logga-in/tjanst',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: value ? 600 : 0,
  })
}

async function begin(c: Context<Site>, errand: Errand, start: { till: string; borrowed: boolean }) {
  const visit = c.var.visit
  const { oidc } = visit.services.settings
  if (!oidc) return showState(c, 404)
  const begun = await beginOidc(visit, oidc, { errand, ...start }).catch(() => undefined) // the service does not answer
  if (!begun) return no(c, 'weak')
  keep(c, begun.keep)
  return c.redirect(begun.to, 303)
}

route(oidcRoutes, {
  ...drawn,
  path: '/logga-in/tjanst',
  answer: (c, input) => begin(c, 'signIn', aroundOf(input)),
})
route(oidcRoutes, {
  ...drawn,
  policy: 'staff',
  path: '/logga-in/tjanst/igen',
  answer: (c, input) => begin(c, 'stepUp', aroundOf(input)),
})
route(oidcRoutes, {
  ...drawn,
  policy: 'staff',
  level: 'phone',
  path: '/logga-in/tjanst/koppla',
  answer: (c, input) => begin(c, 'link', aroundOf(input)),
})

route(oidcRoutes, {
  ...drawn,
  form: null,
  path: '/logga-in/tjanst/tillbaka',
  audit: 'write',
  async answer(c) {
    const visit = c.var.visit
    const { oidc } = visit.services.settings
    const kept = getCookie(c, cookie)
    if (!oidc) return showState(c, 404)
    keep(c, '')
    const identity = kept ? await endOidc(visit, oidc, kept, new URL(c.req.url).search) : undefined
    if (!identity) return no(c, 'text')
    const arrived = await arriveByOidc(visit, identity, placeOf(c, { borrowed: identity.borrowed ? '1' : undefined }))
    return 'token' in arrived ? arrive(c, arrived.token, wayBack(identity.till)) : no(c, arrived.no)
  },
})
