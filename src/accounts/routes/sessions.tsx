import { type Context, Hono } from 'hono'
import { StatePage } from '../../design/index.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { keepCookie } from '../../platform/welcome.ts'
import { ownContacts } from '../acts/codes.ts'
import { endOwn, signOut, switchRole } from '../acts/sessions.ts'
import { endForm, roleForm } from '../form.ts'
import { listOwnRoles, listOwnSessions } from '../queries/sessions.ts'
import { texts } from '../texts/index.ts'
import { RolesPage, SessionsPage, SignOutPage } from '../views/sessions.tsx'
import { arrive } from './arriving.ts'

/** Signing out, another role, and the own list of where one is signed in. */
export const sessionRoutes = new Hono<Site>()
const forAll = { policy: 'everybody', purpose: null } as const
const forStaff = { policy: 'staff', purpose: null, level: 'phone' } as const

route(sessionRoutes, {
  method: 'get',
  path: '/logga-ut',
  ...forAll,
  form: null,
  audit: 'none',
  answer(c) {
    const visit = c.var.visit
    return html(c, visit.sessionId ? <SignOutPage visit={visit} /> : <StatePage visit={visit} state="signedOut" />)
  },
})

route(sessionRoutes, {
  method: 'post',
  path: '/logga-ut',
  ...forAll,
  form: null,
  audit: 'write',
  async answer(c) {
    await signOut(c.var.visit)
    keepCookie(c, c.var.visit.services, 'kp', '')
    c.header('clear-site-data', '"cache", "storage"')
    return c.redirect('/logga-ut', 303)
  },
})

route(sessionRoutes, {
  method: 'get',
  path: '/roller',
  ...forStaff,
  form: null,
  audit: 'none',
  answer: (c) => showRoles(c),
})

route(sessionRoutes, {
  method: 'post',
  path: '/roller',
  ...forStaff,
  form: roleForm,
  audit: 'write',
  async answer(c, input) {
    const token = 'value' in input ? await switchRole(c.var.visit, input.value.held) : undefined
    return token ? arrive(c, token, undefined) : showRoles(c, true)
  },
})

async function showRoles(c: Context<Site>, gone = false) {
  const visit = c.var.visit
  const roles = await inside(visit, (tx) => listOwnRoles(tx, visit))
  const problems = gone ? { _held: texts(visit.language).switch.gone } : {}
  return html(c, <RolesPage visit={visit} roles={roles} problems={problems} />, gone ? 422 : 200)
}

const ownList = { policy: 'signedIn', purpose: null, path: '/mina-uppgifter/inloggningar' } as const
route(sessionRoutes, { method: 'get', ...ownList, form: null, audit: 'none', answer: (c) => showSessions(c) })
route(sessionRoutes, {
  method: 'post',
  ...ownList,
  form: endForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showSessions(c, true)
    const all = input.value.session === 'all'
    const ended = await endOwn(c.var.visit, all ? null : input.value.session)
    if (!ended) return showSessions(c, true)
    if (all) keepCookie(c, c.var.visit.services, 'kp', '')
    return c.redirect(all ? '/logga-ut' : ownList.path, 303)
  },
})

async function showSessions(c: Context<Site>, gone = false) {
  const visit = c.var.visit
  const sessions = await inside(visit, (tx) => listOwnSessions(tx))
  const contact = visit.actor.role === 'newcomer' ? (await ownContacts(visit)).length > 0 : null
  const problems = gone ? { _session: texts(visit.language).sessions.gone } : {}
  const page = <SessionsPage visit={visit} sessions={sessions} contact={contact} problems={problems} />
  return html(c, page, gone ? 422 : 200)
}
