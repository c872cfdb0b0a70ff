import { type Context, Hono } from 'hono'
import { askInterpreterAt } from '../../letters/index.ts'
import { municipalities } from '../../organisations/index.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { accessCodeOf } from '../access-code.ts'
import { paths } from '../draft.ts'
import { checkForm, receiptQuery } from '../form.ts'
import { findReceipt } from '../queries.ts'
import { type Sent, sendDraft } from '../send.ts'
import { DuplicatePage, ReceiptPage } from '../views/after.tsx'
import { showPage } from './pages.tsx'

/** Sending, and the receipt that follows. */
export const sendingRoutes = new Hono<Site>()
const open = { policy: 'applies', purpose: null } as const

route(sendingRoutes, {
  ...open,
  method: 'post',
  path: `/utkast/:id/${paths.check}`,
  form: checkForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showPage(c, 'check', 422, input)
    const id = idOf(c)
    const sent = await sendDraft(c.var.visit, id, versionOf(input), input.value.stay === 'yes')
    if (typeof sent !== 'object' || !('sending' in sent)) return refused(c, id, sent, input.raw)
    return c.redirect(sent.helped ? helpPath : `/kvitto/${sent.sending}`, 303)
  },
})

/** Where a helper goes on: the receipt and its code are the applicant's own. */
const helpPath = '/ombud'

function refused(c: Context<Site>, id: string, sent: Exclude<Sent, { sending: string }>, raw: Raw) {
  if (sent === 'missing') return showState(c, 404)
  if (sent === 'changed') return showPage(c, 'check', 409, { raw, problems: {} })
  if ('unfinished' in sent && sent.unfinished === 'consent')
    return showPage(c, 'consent', 422, { raw: {}, problems: { said: 'consent' } })
  if ('unfinished' in sent) return c.redirect(`/utkast/${id}/${paths[sent.unfinished]}`, 303)
  const { notNow, about } = sent.refused
  if (notNow === 'alreadyApplied' && about) {
    const { actor } = c.var.visit
    const go = sent.helped ? '/status' : actor.role === 'newcomer' ? '/mina-ansokningar' : `/sok?fraga=${about}`
    return html(
      c,
      <DuplicatePage visit={c.var.visit} receipt={about} go={go} back={`/utkast/${id}/${paths.check}`} />,
      409,
    )
  }
  return showPage(c, 'check', 422, { raw, problems: { _send: notNow } })
}

route(sendingRoutes, {
  ...open,
  method: 'get',
  path: '/kvitto/:id',
  form: receiptQuery,
  audit: 'none',
  async answer(c, input) {
    const { visit } = c.var
    const receipt = await inside(visit, (tx) => findReceipt(tx, idOf(c)))
    if (!receipt) return showState(c, 404)
    const municipality = municipalities.find(({ code }) => code === receipt.municipality)
    const code = accessCodeOf(visit.services.keys, receipt)
    return html(
      c,
      <ReceiptPage
        visit={visit}
        receipt={receipt}
        code={code}
        municipality={municipality?.ownName ?? municipality?.name ?? ''}
        interpreter={'value' in input && input.value.tolk === 'ja'}
      />,
    )
  },
})

route(sendingRoutes, {
  ...open,
  method: 'post',
  path: '/kvitto/:id/tolk',
  form: null,
  audit: 'write',
  async answer(c) {
    const { visit } = c.var
    const receipt = await inside(visit, (tx) => findReceipt(tx, idOf(c)))
    if (!receipt) return showState(c, 404)
    await askInterpreterAt(visit, receipt)
    return c.redirect(`/kvitto/${receipt.sending}?tolk=ja`, 303)
  },
})
