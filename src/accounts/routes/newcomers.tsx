import { type Context, Hono } from 'hono'
import { type Input, typed } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { askedTo, askForDigits, enterAsOneOf, enterCode, enterDigits, sharers } from '../acts/codes.ts'
import { shownMessage } from '../acts/messages.ts'
import { enterReceipt, hasCodeSignIn } from '../acts/receipts.ts'
import { canReach } from '../delivery.ts'
import { aroundForm, codeForm, contactForm, digitsForm, receiptForm, whoForm } from '../form.ts'
import { CodePage, ContactPage, DigitsPage, ReceiptPage, WhoPage } from '../views/newcomers.tsx'
import { WaysPage } from '../views/ways.tsx'
import { aroundOf, arrive, goOn, placeOf, refusal } from './arriving.ts'

/** /logga-in and the ways of those who apply: a code, digits to phone or mail, the number of an application. */
export const newcomerRoutes = new Hono<Site>()
const forAll = { policy: 'everybody', purpose: null } as const
const drawn = { method: 'get', ...forAll, form: aroundForm, audit: 'none' } as const
const sent = { method: 'post', ...forAll, audit: 'write' } as const
type Answered = Input<unknown>
type Problems = Record<string, string>

route(newcomerRoutes, {
  ...drawn,
  path: '/logga-in',
  answer(c, input) {
    const visit = c.var.visit
    const { settings } = visit.services
    const ways = {
      phone: canReach(settings, 'phone'),
      mail: canReach(settings, 'mail'),
      receipt: hasCodeSignIn(),
      demo: visit.mode === 'demo',
    }
    return html(c, <WaysPage visit={visit} till={aroundOf(input).till} ways={ways} />)
  },
})

route(newcomerRoutes, { ...drawn, path: '/logga-in/kod', answer: (c, input) => showCode(c, input) })
route(newcomerRoutes, {
  ...sent,
  path: '/logga-in/kod',
  form: codeForm,
  async answer(c, input) {
    if ('problems' in input) return showCode(c, input, input.problems)
    const answer = await enterCode(c.var.visit, input.value.code, placeOf(c, input.value))
    if ('token' in answer) return arrive(c, answer.token, input.value.till)
    const { key, status } = refusal(answer, { wrong: 'codeGone', gone: 'codeGone' })
    return showCode(c, input, { code: key }, status)
  },
})

function showCode(c: Context<Site>, input: Answered, problems?: Problems, status = 422) {
  const props = { visit: c.var.visit, ...aroundOf(input), problems, typed: typed(input.raw, 'code') }
  return html(c, <CodePage {...props} />, problems ? status : 200)
}

route(newcomerRoutes, { ...drawn, path: '/logga-in/telefon', answer: (c, input) => showContact(c, input) })
route(newcomerRoutes, {
  ...sent,
  path: '/logga-in/telefon',
  form: contactForm,
  async answer(c, input) {
    if ('problems' in input) return showContact(c, input, input.problems)
    const { contact } = input.value
    if (!canReach(c.var.visit.services.settings, contact.kind)) return showContact(c, input, { contact: 'mail' })
    const asked = await askForDigits(c.var.visit, contact, placeOf(c, input.value))
    return asked ? goOn(c, '/logga-in/siffror', input.value) : showContact(c, input, { contact: 'tooMany' }, 429)
  },
})

function showContact(c: Context<Site>, input: Answered, problems?: Problems, status = 422) {
  const visit = c.var.visit
  const props = { visit, ...aroundOf(input), problems, typed: typed(input.raw, 'contact') }
  const phone = canReach(visit.services.settings, 'phone')
  return html(c, <ContactPage {...props} phone={phone} />, problems ? status : 200)
}

route(newcomerRoutes, { ...drawn, path: '/logga-in/siffror', answer: (c, input) => showDigits(c, input) })
route(newcomerRoutes, {
  ...sent,
  path: '/logga-in/siffror',
  form: digitsForm,
  async answer(c, input) {
    if ('problems' in input) return showDigits(c, input, input.problems)
    const answer = await enterDigits(c.var.visit, input.value.digits, placeOf(c, input.value))
    if ('choose' in answer) return goOn(c, '/logga-in/vem', input.value)
    if ('token' in answer) return arrive(c, answer.token, input.value.till)
    const { key, status } = refusal(answer, { wrong: 'digitsWrong', gone: 'digitsGone' })
    return showDigits(c, input, { digits: key }, status)
  },
})

async function showDigits(c: Context<Site>, input: Answered, problems?: Problems, status = 422) {
  const visit = c.var.visit
  const asked = await askedTo(visit)
  const message = await shownMessage(visit)
  const again = visit.actor.account ? '/logga-in/mer' : '/logga-in/telefon'
  const props = { visit, ...aroundOf(input), problems, typed: typed(input.raw, 'digits'), message, again }
  return html(c, <DigitsPage {...props} to={asked?.to ?? null} />, problems ? status : 200)
}

route(newcomerRoutes, { ...drawn, path: '/logga-in/vem', answer: (c, input) => showWho(c, input) })
route(newcomerRoutes, {
  ...sent,
  path: '/logga-in/vem',
  form: whoForm,
  async answer(c, input) {
    if ('problems' in input) return showWho(c, input, input.problems)
    const answer = await enterAsOneOf(c.var.visit, input.value.account, placeOf(c, input.value))
    return 'token' in answer ? arrive(c, answer.token, input.value.till) : showWho(c, input, { _account: 'digitsGone' })
  },
})

async function showWho(c: Context<Site>, input: Answered, problems?: Problems) {
  const visit = c.var.visit
  const found = await sharers(visit)
  if (found.length === 0 && !problems) return c.redirect('/logga-in/telefon', 303)
  return html(
    c,
    <WhoPage visit={visit} {...aroundOf(input)} sharers={found} problems={problems} />,
    problems ? 422 : 200,
  )
}

route(newcomerRoutes, { ...drawn, path: '/logga-in/ansokan', answer: (c, input) => showReceipt(c, input) })
route(newcomerRoutes, {
  ...sent,
  path: '/logga-in/ansokan',
  form: receiptForm,
  async answer(c, input) {
    if ('problems' in input) return showReceipt(c, input, input.problems)
    const answer = await enterReceipt(c.var.visit, input.value, placeOf(c, input.value))
    if ('token' in answer) return arrive(c, answer.token, input.value.till)
    const { key, status } = refusal(answer, { wrong: 'receiptWrong', gone: 'receiptWrong' })
    return showReceipt(c, input, { receipt: key }, status)
  },
})

function showReceipt(c: Context<Site>, input: Answered, problems?: Problems, status = 422) {
  const props = { visit: c.var.visit, ...aroundOf(input), problems }
  const fields = { receipt: typed(input.raw, 'receipt'), code: typed(input.raw, 'code') }
  return html(c, <ReceiptPage {...props} {...fields} />, problems ? status : 200)
}
