import { type Context, Hono } from 'hono'
import { type Input, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { mayOpen } from '../../platform/policies.ts'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { accept, lookAtInvitation, maySetUpSite, setUpSite } from '../acts/arrivals.ts'
import { shownMessage } from '../acts/messages.ts'
import { askRecoveryFor, confirmRecovery, waitingRecoveries } from '../acts/recovery.ts'
import { acceptForm, askForm, confirmForm, setUpForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { ColleaguesPage, HasAccountPage, InvitationPage, SetUpPage } from '../views/arrivals.tsx'
import { GonePage } from '../views/staff.tsx'
import { arrive, placeOf } from './arriving.ts'

/** How an account begins: an invitation, or the one-time link of a new installation. And how it begins again. */
export const arrivalRoutes = new Hono<Site>()
const forAll = { policy: 'everybody', purpose: null } as const
const drawn = { method: 'get', ...forAll, form: null, audit: 'none' } as const
const sent = { method: 'post', ...forAll, audit: 'write' } as const
const tokenOf = (c: Context<Site>): string => c.req.param('token') ?? ''
const factors = '/konto/tvafaktor'
type Problems = Record<string, string>

const gone = (c: Context<Site>, what: 'invitation' | 'setUp') => {
  const visit = c.var.visit
  return html(c, <GonePage visit={visit} {...texts(visit.language)[what].gone} />, 404)
}
/** What was typed, for drawing the form again. */
const typedIn = (input?: Input<unknown>) => (name: string) => (input ? typed(input.raw, name) : '')

route(arrivalRoutes, { ...drawn, path: '/inbjudan/:token', answer: (c) => showInvitation(c) })

async function showInvitation(c: Context<Site>, input?: Input<unknown>, problems?: Problems) {
  const visit = c.var.visit
  const invited = await lookAtInvitation(visit, tokenOf(c))
  if (!invited) return gone(c, 'invitation')
  const props = { visit, of: c.req.path, invited, problems, typed: typedIn(input) }
  return html(c, <InvitationPage {...props} />, problems ? 422 : 200)
}

route(arrivalRoutes, {
  ...sent,
  path: '/inbjudan/:token',
  form: acceptForm,
  async answer(c, input) {
    if ('problems' in input) return showInvitation(c, input, input.problems)
    const arrived = await accept(c.var.visit, tokenOf(c), input.value, placeOf(c, {}))
    if ('token' in arrived) return arrive(c, arrived.token, factors)
    if ('signIn' in arrived) return c.redirect('/inbjudan', 303)
    return arrived.no === 'tooMany' ? showState(c, 429) : gone(c, 'invitation')
  },
})

route(arrivalRoutes, { ...drawn, path: '/inbjudan', answer: (c) => html(c, <HasAccountPage visit={c.var.visit} />) })

route(arrivalRoutes, { ...drawn, path: '/kom-igang/:token', answer: (c) => showSetUp(c) })

async function showSetUp(c: Context<Site>, input?: Input<unknown>, problems?: Problems) {
  const visit = c.var.visit
  if (!(await maySetUpSite(visit, tokenOf(c)))) return gone(c, 'setUp')
  const props = { visit, of: c.req.path, problems, typed: typedIn(input) }
  return html(c, <SetUpPage {...props} />, problems ? 422 : 200)
}

route(arrivalRoutes, {
  ...sent,
  path: '/kom-igang/:token',
  form: setUpForm,
  async answer(c, input) {
    if ('problems' in input) return showSetUp(c, input, input.problems)
    const token = await setUpSite(c.var.visit, tokenOf(c), input.value, placeOf(c, {}))
    return token ? arrive(c, token, factors) : gone(c, 'setUp')
  },
})

const forStaff = { policy: 'staff', purpose: null } as const
const page = '/konto/hjalp-kollega'
route(arrivalRoutes, { ...drawn, ...forStaff, path: page, answer: (c) => showColleagues(c) })

const words = { bett: 'asked', klart: 'confirmed' } as const
async function showColleagues(c: Context<Site>, problems?: Problems, mail = '') {
  const visit = c.var.visit
  const waiting = await waitingRecoveries(visit)
  const done = problems ? null : (words[c.req.query('nu') as keyof typeof words] ?? null)
  const message = done ? await shownMessage(visit) : null
  const asks = mayOpen('administrators', visit.actor.role)
  const props = { visit, waiting, done, message, problems, asks, typed: mail }
  return html(c, <ColleaguesPage {...props} />, problems ? (problems.mail ? 422 : 409) : 200)
}

route(arrivalRoutes, {
  ...sent,
  ...forStaff,
  path: page,
  form: confirmForm,
  stepUp: true,
  async answer(c, input) {
    const confirmed = 'value' in input && (await confirmRecovery(c.var.visit, input.value.recovery))
    return confirmed ? c.redirect(`${page}?nu=klart`, 303) : showColleagues(c, { _recovery: 'recoveryGone' })
  },
})

const answers = { notYours: 'noColleague', own: 'notYourself' } as const
route(arrivalRoutes, {
  ...sent,
  policy: 'administrators',
  path: `${page}/be`,
  form: askForm,
  stepUp: true,
  async answer(c, input) {
    const mail = typed(input.raw, 'mail')
    if ('problems' in input) return showColleagues(c, input.problems, mail)
    const asked = await askRecoveryFor(c.var.visit, input.value.mail)
    return asked === 'asked' ? c.redirect(`${page}?nu=bett`, 303) : showColleagues(c, { mail: answers[asked] }, mail)
  },
})
