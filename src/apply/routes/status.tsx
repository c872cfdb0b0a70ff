import { type Context, Hono } from 'hono'
import { addressOf } from '../../platform/address.ts'
import { type Input, typed } from '../../platform/input.ts'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { statusForm } from '../form.ts'
import { statusOf } from '../status.ts'
import { StatusFormPage, StatusPage } from '../views/status.tsx'

/** How it goes, by number and code, without signing in. */
export const statusRoutes = new Hono<Site>()
const open = { path: '/status', policy: 'everybody', purpose: null } as const

route(statusRoutes, {
  ...open,
  method: 'get',
  form: null,
  audit: 'none',
  answer: (c) => html(c, <StatusFormPage visit={c.var.visit} />),
})

route(statusRoutes, {
  ...open,
  method: 'post',
  form: statusForm,
  audit: 'none',
  asks: true,
  async answer(c, input) {
    if ('problems' in input) return showForm(c, input, input.problems)
    const found = await statusOf(c.var.visit, { ...input.value, address: addressOf(c) })
    return found
      ? html(c, <StatusPage visit={c.var.visit} at={found} />)
      : showForm(c, input, { receipt: 'statusNone' })
  },
})

function showForm(c: Context<Site>, { raw }: Input<unknown>, problems: Record<string, string>) {
  const fields = { receipt: typed(raw, 'receipt'), code: typed(raw, 'code') }
  return html(c, <StatusFormPage visit={c.var.visit} {...fields} problems={problems} />, 422)
}
