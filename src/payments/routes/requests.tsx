import { type Context, Hono } from 'hono'
import { type Outcome, stateTexts } from '../../applications/index.ts'
import { idOf, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { answer, freeze, noteReasons, settleNo } from '../acts/answer.ts'
import { answerForm, homeReasons, lateReasons, listForm, payerReasons, reasonsForm, settleForm } from '../form.ts'
import { findRequest, type Request } from '../queries/requests.ts'
import { texts } from '../texts/index.ts'
import { RequestPage, type RequestProps } from '../views/request.tsx'

/** /betalningar/:id: one payer's share of one application, and its answer. */
export const requestRoutes = new Hono<Site>()
const forPayers = { policy: 'payers', purpose: 'pay' } as const
type Told = Pick<RequestProps, 'typed' | 'problems' | 'refused' | 'status'>

/** What the reader's part in it is: the caseworker's yes, the decision maker's no, the other payer's both. */
function partOf(
  c: Context<Site>,
  row: Request,
): Pick<RequestProps, 'answers' | 'reasons' | 'notes' | 'settles' | 'freezes'> {
  const { role, account, delegated } = c.var.visit.actor
  const home = row.kind === 'municipality'
  const decides = role === 'decisionMaker' && delegated.includes('cost')
  const says: Partial<Record<string, RequestProps['answers']>> = {
    caseworker: ['ja'],
    decisionMaker: decides ? ['nej'] : [],
    payer: ['ja', 'nej'],
  }
  return {
    answers: says[role] ?? [],
    freezes: role === 'caseworker' || role === 'payer',
    reasons: !home ? payerReasons : role === 'decisionMaker' ? homeReasons : lateReasons,
    notes: home && (role === 'caseworker' || role === 'decisionMaker'),
    settles: !decides ? 'no' : row.proposal?.by === account ? 'own' : 'yes',
  }
}

async function show(c: Context<Site>, told: Told = {}, status = 200) {
  const { visit } = c.var
  const row = await inside(visit, (tx) => findRequest(tx, visit, idOf(c)))
  return row
    ? html(c, <RequestPage visit={visit} row={row} {...partOf(c, row)} {...told} />, status)
    : showState(c, 404)
}

route(requestRoutes, {
  ...forPayers,
  method: 'get',
  path: '/betalningar/:id',
  form: listForm,
  audit: 'read',
  answer: (c, input) => {
    const t = texts(c.var.visit.language)
    const done = 'value' in input ? input.value.klart : undefined
    return show(c, { status: done === 'sparat' ? t.special.done : done === 'last' ? t.request.frozenNow : undefined })
  },
})

const keep = (raw: Parameters<typeof typed>[0]) => ({
  svar: typed(raw, 'svar'),
  orsak: typed(raw, 'orsak'),
  text: typed(raw, 'text'),
  sarskilda: typed(raw, 'sarskilda'),
})

function said(c: Context<Site>, problems: Record<string, string>): Record<string, string> {
  const t = texts(c.var.visit.language).problems as Record<string, string>
  return Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, t[key] ?? t.form ?? '']))
}

/** What came of it: on with it, or the same page with what was typed. */
function finish(c: Context<Site>, outcome: Outcome, to: string, told: Told) {
  const { language } = c.var.visit
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'changed') return show(c, { ...told, refused: texts(language).changed }, 409)
  if (typeof outcome === 'object')
    return show(c, { ...told, refused: stateTexts(language).refusal[outcome.notNow] }, 422)
  return c.redirect(outcome === 'proposed' ? '/betalningar?klart=forslag' : to, 303)
}

route(requestRoutes, {
  ...forPayers,
  method: 'post',
  path: '/betalningar/:id',
  form: answerForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const told = { typed: keep(input.raw) }
    if ('problems' in input) return show(c, { ...told, problems: said(c, input.problems) }, 422)
    const row = await inside(visit, (tx) => findRequest(tx, visit, idOf(c)))
    if (!row) return showState(c, 404)
    const { svar, orsak, text } = input.value
    const wish = { answer: svar === 'ja' ? 'committed' : 'refused', reason: orsak, text } as const
    return finish(c, await answer(visit, row, wish, versionOf(input)), `/betalningar?klart=${svar}`, told)
  },
})

route(requestRoutes, {
  ...forPayers,
  method: 'post',
  path: '/betalningar/:id/skal',
  form: reasonsForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const told = { typed: keep(input.raw) }
    if ('problems' in input) return show(c, { ...told, problems: said(c, input.problems) }, 422)
    const row = await inside(visit, (tx) => findRequest(tx, visit, idOf(c)))
    if (!row) return showState(c, 404)
    const outcome = await noteReasons(visit, row, input.value.sarskilda === 'ja', versionOf(input))
    return finish(c, outcome, `/betalningar/${row.share}?klart=sparat`, told)
  },
})

route(requestRoutes, {
  ...forPayers,
  method: 'post',
  path: '/betalningar/:id/forslag',
  form: settleForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const told = { typed: keep(input.raw) }
    if ('problems' in input) return show(c, { ...told, problems: said(c, input.problems) }, 422)
    const row = await inside(visit, (tx) => findRequest(tx, visit, idOf(c)))
    if (!row?.proposal) return showState(c, 404)
    const { svar, text } = input.value
    const wish = { proposal: row.proposal.id, answer: svar === 'bekrafta' ? 'confirm' : 'return', text } as const
    const to = svar === 'bekrafta' ? 'bekraftat' : 'tillbaka'
    return finish(c, await settleNo(visit, row, wish, versionOf(input)), `/betalningar?klart=${to}`, told)
  },
})

route(requestRoutes, {
  ...forPayers,
  policy: 'answersPayment',
  method: 'post',
  path: '/betalningar/:id/las',
  form: null,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const row = await inside(visit, (tx) => findRequest(tx, visit, idOf(c)))
    if (!row?.unpriced) return showState(c, 404)
    const outcome = await freeze(visit, row, versionOf(input))
    return finish(c, outcome, `/betalningar/${row.share}?klart=last`, {})
  },
})
