import { type Context, Hono } from 'hono'
import { listOpenRounds } from '../../courses/index.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { openVault, protectionStaffTexts } from '../../protection/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import { protectedForm } from '../form.ts'
import { applyForProtected } from '../protected.ts'
import { ProtectedApplyPage } from '../views/protected.tsx'

/** A named handler applies for somebody with protected identity, straight into the vault. */
export const protectedRoutes = new Hono<Site>()
const page = { policy: 'vaultHome', purpose: 'protect', stepUp: true, path: '/skyddade/:id/ansok' } as const

async function draw(c: Context<Site>, raw: Raw, problems: Record<string, string>, status: 200 | 409 | 422) {
  const { visit } = c.var
  const it = await openVault(visit, idOf(c))
  if (!it?.tends || it.openUntil) return showState(c, 404)
  const rounds = await inside(visit, (tx) => listOpenRounds(tx, dayOf(visit.now)))
  return html(c, <ProtectedApplyPage visit={visit} person={it.person} {...{ rounds, raw, problems }} />, status)
}

route(protectedRoutes, { ...page, method: 'get', form: null, audit: 'read', answer: (c) => draw(c, {}, {}, 200) })

route(protectedRoutes, {
  ...page,
  method: 'post',
  form: protectedForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const t = protectionStaffTexts(visit.language).apply
    if ('problems' in input) {
      const { round, said } = input.problems
      return draw(c, input.raw, { ...(round && { round: t.choose }), ...(said && { said: t.saidFirst }) }, 422)
    }
    const it = await openVault(visit, idOf(c))
    if (!it?.tends || it.openUntil) return showState(c, 404)
    const made = await applyForProtected(visit, it, input.value.round)
    if ('notNow' in made) return draw(c, input.raw, { round: t.notNow }, 409)
    return c.redirect(`/ansokningar/${made.application}`, 303)
  },
})
