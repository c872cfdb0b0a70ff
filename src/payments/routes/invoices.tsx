import { type Context, Hono } from 'hono'
import { idOf, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { writeCsv } from '../../shared/csv.ts'
import { showReceipt } from '../../shared/receipt.ts'
import { makeInvoices } from '../acts/billing.ts'
import { moveInvoice } from '../acts/invoices.ts'
import { lateBefore } from '../acts/nights.ts'
import { actsFor, isPayerSide, makesInvoices, whyNotMine } from '../domain/invoice.ts'
import { firstOf, monthBefore, monthOf } from '../domain/participation.ts'
import { actForm, listForm, makeForm } from '../form.ts'
import { countPeople, findInvoice, listInvoices, listRows, type Row } from '../queries/invoices.ts'
import { countUnpriced, listRequests, perPage } from '../queries/requests.ts'
import { texts } from '../texts/index.ts'
import { InvoicePage, type InvoiceProps } from '../views/invoice.tsx'
import { PaymentsPage, type PaymentsProps } from '../views/list.tsx'

/** /betalningar: who has been asked, and what has been invoiced, for those at either end of the money. */
export const invoiceRoutes = new Hono<Site>()
const forBoth = { policy: 'money', purpose: 'pay' } as const
const mostWithoutStepUp = 50

/** Half a year back, the latest first. */
function monthsBefore(now: Date): string[] {
  const months = [monthBefore(now)]
  while (months.length < 6) months.push(monthBefore(new Date(`${firstOf(months.at(-1) ?? '')}T12:00:00Z`)))
  return months
}

type Told = Pick<PaymentsProps, 'problems' | 'status'>
async function showList(c: Context<Site>, page: number, told: Told = {}, status = 200) {
  const { visit } = c.var
  const { actor, now } = visit
  const [asked, invoices, unpriced] = await inside(
    visit,
    async (tx) =>
      [
        isPayerSide(actor) ? await listRequests(tx, visit, page) : null,
        await listInvoices(tx, visit),
        await countUnpriced(tx, visit),
      ] as const,
  )
  const requests = asked && { rows: asked.slice(0, perPage), page, more: asked.length > perPage }
  const props = { visit, requests, invoices, unpriced, lateBefore: lateBefore(now), ...told }
  const months = isPayerSide(actor) ? null : makesInvoices(actor) ? monthsBefore(now) : []
  return html(c, <PaymentsPage {...props} months={months} />, status)
}

function doneWords(visit: Visit, word = ''): string | undefined {
  const t = texts(visit.language)
  if (/^rader\d+$/.test(word)) return t.invoice.make.done(Number(word.slice(5)))
  return ({ ...t.answer.done, ...t.settle.done } as Record<string, string>)[word]
}

route(invoiceRoutes, {
  ...forBoth,
  method: 'get',
  path: '/betalningar',
  form: listForm,
  audit: 'read',
  answer: (c, input) =>
    'value' in input
      ? showList(c, input.value.sida, { status: doneWords(c.var.visit, input.value.klart) })
      : showList(c, 1),
})

route(invoiceRoutes, {
  policy: 'invoices',
  purpose: 'pay',
  method: 'post',
  path: '/betalningar/fakturor',
  form: makeForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const provider = visit.actor.organisation
    const month = 'value' in input ? input.value.manad : ''
    if (!provider || month === '' || month > monthBefore(visit.now))
      return showList(c, 1, { problems: { manad: texts(visit.language).problems.month } }, 422)
    const made = await makeInvoices(visit, provider, month)
    return c.redirect(`/betalningar?klart=rader${made}`, 303)
  },
})

type ToldOfOne = Pick<InvoiceProps, 'typed' | 'problems' | 'refused' | 'status'>
async function showInvoice(c: Context<Site>, page: number, told: ToldOfOne = {}, status = 200) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const invoice = await findInvoice(tx, visit, idOf(c))
    return invoice && { invoice, found: await listRows(tx, visit, invoice, page) }
  })
  if (!found) return showState(c, 404)
  const acts = actsFor(found.invoice, visit.actor)
  const whyNot = whyNotMine(found.invoice, visit.actor)
  return html(c, <InvoicePage visit={visit} {...found} page={page} acts={acts} whyNot={whyNot} {...told} />, status)
}

route(invoiceRoutes, {
  ...forBoth,
  method: 'get',
  path: '/betalningar/fakturor/:id',
  form: listForm,
  audit: 'read',
  answer: (c, input) => {
    const { sida, klart } = 'value' in input ? input.value : { sida: 1, klart: undefined }
    return showInvoice(c, sida, { status: texts(c.var.visit.language).invoice.done[klart ?? ''] })
  },
})

const ends = { send: 'sent', approve: 'approved', return: 'returned', pay: 'paid' } as const
route(invoiceRoutes, {
  ...forBoth,
  method: 'post',
  path: '/betalningar/fakturor/:id',
  form: actForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const t = texts(visit.language)
    const told = { typed: typed(input.raw, 'orsak') }
    if ('problems' in input) {
      const words = t.problems as Record<string, string>
      const problems = Object.fromEntries(
        Object.entries(input.problems).map(([field, key]) => [
          field === 'gor' ? 'gor' : 'orsak',
          words[key] ?? words.form ?? '',
        ]),
      )
      return showInvoice(c, 1, { ...told, problems }, 422)
    }
    const { gor: act, orsak: reason } = input.value
    const outcome = await moveInvoice(visit, idOf(c), { act, reason, version: versionOf(input) })
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'changed') return showInvoice(c, 1, { ...told, refused: t.changed }, 409)
    if (outcome === 'done') return c.redirect(`/betalningar/fakturor/${idOf(c)}?klart=${ends[act]}`, 303)
    const why = t.invoice.reasons[outcome.notNow]
    const field = outcome.notNow === 'missingReason' ? { problems: { orsak: why } } : { refused: why }
    return showInvoice(c, 1, { ...told, ...field }, 422)
  },
})

const isFresh = ({ steppedUpAt, now }: Visit) =>
  steppedUpAt !== null && now.getTime() - steppedUpAt.getTime() < 5 * 60_000

route(invoiceRoutes, {
  ...forBoth,
  method: 'get',
  path: '/betalningar/fakturor/:id/rader.csv',
  form: null,
  audit: 'read',
  kind: 'file',
  async answer(c) {
    const { visit } = c.var
    const found = await inside(visit, async (tx) => {
      const invoice = await findInvoice(tx, visit, idOf(c))
      if (!invoice) return 'missing'
      if (!isFresh(visit) && (await countPeople(tx, invoice.id)) > mostWithoutStepUp) return 'stepUp'
      return { number: invoice.number, month: invoice.month, ...(await listRows(tx, visit, invoice, null)) }
    })
    if (found === 'missing') return showState(c, 404)
    if (found === 'stepUp') return c.redirect(`/logga-in/igen?till=${encodeURIComponent(c.req.path)}`, 303)
    const name = `faktura-${found.number}-${monthOf(found.month)}-${dayOf(visit.now)}.csv`
    return c.body(file(visit, found.rows), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    })
  },
})

function file(visit: Visit, rows: readonly Row[]): string {
  const t = texts(visit.language)
  const { number, name, course } = t.request
  const head = [
    number,
    name,
    course,
    t.invoice.part,
    t.invoice.month,
    t.invoice.price,
    t.invoice.days,
    `${t.invoice.amount} (öre)`,
  ]
  const lines = rows.map((row) => [
    showReceipt(row.receipt),
    row.name || t.protected,
    row.course,
    t.invoice.parts[row.componentKind ?? ''] ?? '',
    monthOf(row.month),
    row.price ?? '',
    row.days,
    row.amount,
  ])
  return writeCsv([head, ...lines])
}
