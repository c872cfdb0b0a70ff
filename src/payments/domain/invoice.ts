/**
 * An invoice (faktura) between a school and a payer: draft, sent, approved (attesterad), paid; or returned with a reason.
 * The trap is two people: who committed any of the money, and who made or sent the invoice, neither attests nor pays it,
 * in whatever role and at whatever organisation that account is signed in.
 */
import type { Actor, Role } from '../../shared/actor.ts'

const invoiceStates = ['draft', 'sent', 'returned', 'approved', 'paid'] as const
export type InvoiceState = (typeof invoiceStates)[number]
export const invoiceActs = ['send', 'approve', 'return', 'pay'] as const
export type InvoiceAct = (typeof invoiceActs)[number]
const invoiceReasons = ['movedOn', 'ownCommitment', 'ownInvoice', 'noRows', 'missingReason'] as const
export type InvoiceReason = (typeof invoiceReasons)[number]

export type Invoice = {
  state: InvoiceState
  provider: string
  /** The unit at the payer that has it in hand. */
  desk: string
  madeBy: string | null
  sentBy: string | null
  committers: readonly string[]
  rowCount: number
}

type Way = { from: readonly InvoiceState[]; to: InvoiceState; side: 'provider' | 'payer'; second?: true }
const ways: Record<InvoiceAct, Way> = {
  send: { from: ['draft', 'returned'], to: 'sent', side: 'provider' },
  approve: { from: ['sent'], to: 'approved', side: 'payer', second: true },
  return: { from: ['sent'], to: 'returned', side: 'payer' },
  pay: { from: ['approved'], to: 'paid', side: 'payer', second: true },
}

const payers: readonly Role[] = ['caseworker', 'decisionMaker', 'coordinator', 'manager', 'payer']
export const isPayerSide = ({ role }: Pick<Actor, 'role'>): boolean => payers.includes(role)
export const makesInvoices = ({ role }: Pick<Actor, 'role'>): boolean => role === 'admissionOfficer'

const standsOn = (side: Way['side'], { provider, desk }: Invoice, actor: Actor): boolean =>
  side === 'provider'
    ? makesInvoices(actor) && actor.reach.includes(provider)
    : isPayerSide(actor) && actor.reach.includes(desk)

export type Decided = { to: InvoiceState } | { refused: 'notYours' } | { refused: 'notNow'; why: InvoiceReason }
const notNow = (why: InvoiceReason) => ({ refused: 'notNow', why }) as const

export function decide(act: InvoiceAct, invoice: Invoice, actor: Actor, reason = ''): Decided {
  const { from, to, side, second } = ways[act]
  if (actor.account === null || !standsOn(side, invoice, actor)) return { refused: 'notYours' }
  if (!from.includes(invoice.state)) return notNow('movedOn')
  if (act === 'send' && invoice.rowCount === 0) return notNow('noRows')
  if (act === 'return' && reason === '') return notNow('missingReason')
  const why = second ? whyNotSecond(invoice, actor.account) : null
  return why ? notNow(why) : { to }
}

function whyNotSecond({ madeBy, sentBy, committers }: Invoice, account: string): InvoiceReason | null {
  if (committers.includes(account)) return 'ownCommitment'
  return account === madeBy || account === sentBy ? 'ownInvoice' : null
}

/** The buttons of the page: what is this side's now, also when another person must press. */
export const actsFor = (invoice: Invoice, actor: Actor): InvoiceAct[] =>
  invoiceActs.filter((act) => standsOn(ways[act].side, invoice, actor) && ways[act].from.includes(invoice.state))

/** Why this account cannot attest or pay, said before anybody presses. */
export const whyNotMine = (invoice: Invoice, actor: Actor): InvoiceReason | null =>
  actor.account && actsFor(invoice, actor).some((act) => ways[act].second) ? whyNotSecond(invoice, actor.account) : null
