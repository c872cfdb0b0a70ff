import { type Context, Hono } from 'hono'
import { encode } from 'uqr'
import { type Input, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site, Visit } from '../../platform/visit.ts'
import { showResumeCode } from '../../shared/receipt.ts'
import {
  dropOne,
  keepCodes,
  mayChange,
  maySetUp,
  newRecoveryCodes,
  nowStaff,
  openCodes,
  openOwn,
  ownFactors,
  sealCodes,
  setUpApp,
  setUpKey,
} from '../acts/factors.ts'
import { addressFor, newSecret, sealSecret } from '../acts/totp.ts'
import { appForm, codesForm, dropForm, newKeyForm, tillForm } from '../form.ts'
import type { Factors } from '../queries/factors.ts'
import { texts } from '../texts/index.ts'
import { FactorsPage, ShutPage } from '../views/factors.tsx'
import { AppPage, CodesPage, KeyPage } from '../views/setting-up.tsx'
import { onTheWay } from '../way-back.ts'
import { aroundOf, arrive } from './arriving.ts'
import { newKeyAsked } from './asking.ts'

/** /konto/tvafaktor: the key, the app and the codes of staff. The only page that opens before there is any of them. */
export const factorRoutes = new Hono<Site>()
const page = '/konto/tvafaktor'
const forOwn = { policy: 'staff', purpose: null, level: 'phone' } as const
const drawn = { method: 'get', ...forOwn, form: tillForm, audit: 'none' } as const
const sent = { method: 'post', ...forOwn, audit: 'write' } as const
type Answered = Input<unknown>
type With = (factors: Factors) => Response | Promise<Response>

/** Only somebody who may change how the account is entered gets further, and has shown the factor lately where there is one. */
async function allowed(c: Context<Site>, go: With, changes = true) {
  const visit = c.var.visit
  const factors = await ownFactors(visit)
  if (!factors) return showState(c, 404)
  if (!maySetUp(visit, factors)) return html(c, <ShutPage visit={visit} />, c.req.method === 'GET' ? 200 : 403)
  return changes && !mayChange(visit, factors) ? c.redirect(onTheWay('/logga-in/igen', page), 303) : go(factors)
}

/** With the first factor the visit goes on as staff; with a further one it stays what it is. */
async function done(c: Context<Site>, till: string): Promise<Response> {
  const visit = c.var.visit
  const token = visit.actor.level === 'staff' ? undefined : await nowStaff(visit)
  const on = onTheWay(page, till)
  return token ? arrive(c, token, on) : c.redirect(on, 303)
}

route(factorRoutes, {
  ...drawn,
  path: page,
  answer: (c, input) => allowed(c, (factors) => showFactors(c, input, factors), false),
})

function showFactors(c: Context<Site>, input: Answered, factors: Factors, problems?: Record<string, string>) {
  const visit = c.var.visit
  const { passkeys: keys, totp, recovery: codes, identities } = factors
  const oidc = Boolean(visit.services.settings.oidc)
  const own = { keys, codes, app: totp !== null, linked: identities > 0, oidc }
  const props = { visit, own, staff: visit.actor.level === 'staff', till: aroundOf(input).till, problems }
  return html(c, <FactorsPage {...props} />, problems ? 422 : 200)
}

route(factorRoutes, {
  ...drawn,
  path: `${page}/app`,
  answer: (c, input) => allowed(c, (factors) => showApp(c, input, factors, {})),
})
route(factorRoutes, {
  ...sent,
  path: `${page}/app`,
  form: appForm,
  answer: (c, input) =>
    allowed(c, async (factors) => {
      const sealed = Buffer.from(typed(input.raw, 'sealed'), 'base64url')
      const secret = openOwn(c.var.visit, factors.account, sealed)
      if (!secret) return showApp(c, input, factors, { problem: 'appOther' })
      if ('problems' in input) return showApp(c, input, factors, { secret, problem: 'appWrong' })
      const kept = await setUpApp(c.var.visit, factors, secret, input.value.digits)
      return kept ? done(c, input.value.till) : showApp(c, input, factors, { secret, problem: 'appWrong' })
    }),
})

type Again = { secret?: string; problem?: 'appOther' | 'appWrong' }
function showApp(c: Context<Site>, input: Answered, factors: Factors, { secret = newSecret(), problem }: Again) {
  const visit = c.var.visit
  const picture = encode(addressFor(secret, factors.mail), { ecc: 'M', border: 2 }).data
  const problems = problem ? { digits: texts(visit.language).factors[problem] } : undefined
  const sealed = sealSecret(visit, factors.account, secret).toString('base64url')
  const props = {
    visit,
    secret,
    sealed,
    picture,
    problems,
    till: aroundOf(input).till,
    typed: typed(input.raw, 'digits'),
  }
  return html(c, <AppPage {...props} />, problem ? 422 : 200)
}

route(factorRoutes, {
  ...drawn,
  path: `${page}/nyckel`,
  answer: (c, input) => allowed(c, (factors) => showKey(c, input, factors)),
})
route(factorRoutes, {
  ...sent,
  path: `${page}/nyckel`,
  form: newKeyForm,
  answer: (c, input) =>
    allowed(c, async (factors) => {
      const kept = 'value' in input && (await setUpKey(c.var.visit, factors, input.value))
      return kept ? done(c, aroundOf(input).till) : showKey(c, input, factors, true)
    }),
})

async function showKey(c: Context<Site>, input: Answered, factors: Factors, wrong = false) {
  const visit = c.var.visit
  const problems = wrong ? { _key: texts(visit.language).factors.keyWrong } : undefined
  const props = { visit, problems, till: aroundOf(input).till, typed: typed(input.raw, 'name') }
  return html(c, <KeyPage {...props} asked={await newKeyAsked(c, factors)} />, wrong ? 422 : 200)
}

const forFull = { ...forOwn, level: 'staff' } as const
route(factorRoutes, {
  ...drawn,
  ...forFull,
  path: `${page}/koder`,
  answer: (c, input) => allowed(c, (factors) => showCodes(c, input, factors)),
})
route(factorRoutes, {
  ...sent,
  ...forFull,
  path: `${page}/koder`,
  form: codesForm,
  answer: (c, input) =>
    allowed(c, async (factors) => {
      const codes = 'value' in input ? openCodes(c.var.visit, input.value.sealed) : null
      if (!codes) return showCodes(c, input, factors, true)
      await keepCodes(c.var.visit, factors, codes)
      return done(c, aroundOf(input).till)
    }),
})

function showCodes(c: Context<Site>, input: Answered, { recovery }: Factors, other = false) {
  const visit: Visit = c.var.visit
  const codes = newRecoveryCodes()
  const problems = other ? { _codes: texts(visit.language).factors.codesOther } : undefined
  const props = { visit, problems, till: aroundOf(input).till, had: recovery > 0, sealed: sealCodes(visit, codes) }
  return html(c, <CodesPage {...props} codes={codes.map(showResumeCode)} />, other ? 422 : 200)
}

route(factorRoutes, {
  ...sent,
  ...forFull,
  path: `${page}/ta-bort`,
  form: dropForm,
  answer: (c, input) =>
    allowed(c, async (factors) => {
      const passkey = ('value' in input && input.value.passkey) || null
      const gone = await dropOne(c.var.visit, factors, passkey)
      return gone ? c.redirect(page, 303) : showFactors(c, input, factors, { _drop: 'last' })
    }),
})
