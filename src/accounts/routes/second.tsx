import { type Context, Hono } from 'hono'
import { type Input, typed } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site, Visit } from '../../platform/visit.ts'
import { askForMore, ownContacts, ownDesk, shownContact } from '../acts/codes.ts'
import { ownFactors } from '../acts/factors.ts'
import { isInvented, stepUp, stepUpDemo } from '../acts/second.ts'
import { readContact } from '../contact.ts'
import { canReach } from '../delivery.ts'
import { aroundForm, contactForm, keyForm, moreForm, secondForm } from '../form.ts'
import { AgainPage, ContactsPage, MorePage, type OwnContact } from '../views/second.tsx'
import { aroundOf, arrive, goOn, placeOf, refusal } from './arriving.ts'
import { keyAsked } from './asking.ts'

/** Somebody signed in shows more: the second factor again, or who they are. */
export const secondRoutes = new Hono<Site>()
const forSignedIn = { policy: 'signedIn', purpose: null } as const
const drawn = { method: 'get', ...forSignedIn, form: aroundForm, audit: 'none' } as const
const sent = { method: 'post', ...forSignedIn, audit: 'write' } as const
type Problems = Record<string, string>

async function reachable(visit: Visit): Promise<OwnContact[]> {
  if (visit.actor.role !== 'newcomer') return []
  const known = await ownContacts(visit)
  return known
    .filter(({ kind }) => canReach(visit.services.settings, kind))
    .map((contact) => ({ kind: contact.kind, shown: shownContact(visit, contact) }))
}

route(secondRoutes, { ...drawn, path: '/logga-in/igen', answer: (c, input) => showAgain(c, input) })

async function showAgain(c: Context<Site>, input: Input<unknown>, problems?: Problems, status = 422) {
  const visit = c.var.visit
  const factors = await ownFactors(visit)
  const keys = factors?.passkeys ?? []
  const ways = {
    app: Boolean(factors?.totp),
    asked: keys.length > 0 ? await keyAsked(c, 'stepUp', keys) : null,
    oidc: Boolean(visit.services.settings.oidc && factors?.identities),
    invented: await isInvented(visit),
    contacts: await reachable(visit),
  }
  const props = { visit, ...aroundOf(input), problems, typed: typed(input.raw, 'second') }
  return html(c, <AgainPage {...props} {...ways} />, problems ? status : 200)
}

route(secondRoutes, {
  ...sent,
  path: '/logga-in/igen',
  form: secondForm,
  async answer(c, input) {
    if ('problems' in input) return showAgain(c, input, { second: 'second' })
    const { second, till } = input.value
    const visit = c.var.visit
    const answer = second ? await stepUp(visit, { digits: second }, placeOf(c, {})) : await stepUpDemo(visit)
    if ('token' in answer) return arrive(c, answer.token, till)
    const { key, status } = refusal(answer, { wrong: second ? 'secondWrong' : 'second', gone: 'form' })
    return showAgain(c, input, { second: key }, status)
  },
})

route(secondRoutes, {
  ...sent,
  path: '/logga-in/igen/nyckel',
  form: keyForm,
  async answer(c, input) {
    if ('problems' in input) return showAgain(c, input, { _key: 'key' })
    const answer = await stepUp(c.var.visit, { answer: input.value.answer }, placeOf(c, {}))
    if ('token' in answer) return arrive(c, answer.token, input.value.till)
    const { key, status } = refusal(answer, { wrong: 'key', gone: 'form' })
    return showAgain(c, input, { _key: key }, status)
  },
})

const forNewcomer = { policy: 'newcomer', purpose: null } as const

route(secondRoutes, { ...drawn, ...forNewcomer, path: '/logga-in/mer', answer: (c, input) => showMore(c, input) })

async function showMore(c: Context<Site>, input: Input<unknown>, problems?: Problems, status = 422) {
  const visit = c.var.visit
  const contacts = await reachable(visit)
  const digitsHelp = visit.actor.level === 'code'
  const desk = digitsHelp ? null : ((await ownDesk(visit)) ?? 'anywhere')
  const props = { visit, ...aroundOf(input), problems, typed: typed(input.raw, 'contact') }
  const more = { contacts: digitsHelp ? contacts : [], adds: digitsHelp && contacts.length === 0, desk } as const
  return html(c, <MorePage {...props} {...more} />, problems ? status : 200)
}

route(secondRoutes, {
  ...sent,
  ...forNewcomer,
  path: '/logga-in/mer',
  form: moreForm,
  async answer(c, input) {
    if ('problems' in input) return showMore(c, input, { contact: 'contact' })
    const { to = readContact(input.value.contact) } = input.value
    if (!to) return showMore(c, input, { contact: 'contact' })
    const asked = await askForMore(c.var.visit, to, placeOf(c, {}))
    return asked ? goOn(c, '/logga-in/siffror', input.value) : showMore(c, input, { _contact: 'tooMany' }, 429)
  },
})

const ownContact = { ...forNewcomer, path: '/mina-uppgifter/kontakt' } as const
route(secondRoutes, { ...drawn, ...ownContact, answer: (c, input) => showContact(c, input) })
route(secondRoutes, {
  ...sent,
  ...ownContact,
  form: contactForm,
  async answer(c, input) {
    if ('problems' in input) return showContact(c, input, input.problems)
    const asked = await askForMore(c.var.visit, input.value.contact, placeOf(c, {}))
    if (!asked) return showContact(c, input, { contact: 'tooMany' }, 429)
    return goOn(c, '/logga-in/siffror', { till: input.value.till || '/mina-uppgifter/inloggningar' })
  },
})

async function showContact(c: Context<Site>, input: Input<unknown>, problems?: Problems, status = 422) {
  const visit = c.var.visit
  const open = visit.actor.level !== 'code' || (await ownContacts(visit)).length === 0
  const props = { visit, ...aroundOf(input), problems, typed: typed(input.raw, 'contact') }
  return html(c, <ContactsPage {...props} open={open} />, problems ? status : 200)
}
