import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import { decide, type InvoiceAct, type InvoiceReason, type InvoiceState } from '../domain/invoice.ts'
import { findInvoice, saveInvoice } from '../queries/invoices.ts'

export type Outcome = 'done' | 'missing' | 'changed' | { notNow: InvoiceReason }
type Wish = { act: InvoiceAct; reason: string; version: number }

/** Sends, attests, returns or pays; the database holds the two people apart once more. */
export function moveInvoice(visit: Visit, id: string, { act, reason, version }: Wish): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const invoice = await findInvoice(tx, visit, id)
    if (!invoice) return 'missing'
    if (invoice.version !== version) return 'changed'
    const decided = decide(act, invoice, visit.actor, reason)
    if ('refused' in decided) return decided.refused === 'notYours' ? 'missing' : { notNow: decided.why }
    const row = { state: decided.to, since: visit.now, ...signature(decided.to, visit, reason) }
    if (!(await saveInvoice(tx, invoice, row))) return 'changed'
    const { municipality } = visit.actor
    await record(tx, visit, { verb: `invoice ${decided.to}`, municipality, about: { kind: 'invoice', id } })
    return 'done'
  })
}

function signature(to: InvoiceState, { actor, now }: Visit, reason: string) {
  const { account } = actor
  const by = {
    draft: {},
    sent: { sentBy: account, sentAt: now },
    approved: { approvedBy: account, approvedAt: now },
    paid: { paidBy: account, paidAt: now },
    returned: { returnedBy: account, returnedAt: now, returnReason: reason },
  } as const
  return by[to]
}
