import { type Context, Hono } from 'hono'
import { disable, enable, endRole, grant, grantableAt, invite, withdrawInvitation } from '../../accounts/index.ts'
import { familyOf, looksAfter } from '../../organisations/index.ts'
import type { Input } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import type { StaffRole } from '../../shared/actor.ts'
import { limitRole } from '../acts/staff.ts'
import { daysIn, endForm, grantForm, inviteForm, shutForm } from '../form.ts'
import { findRole } from '../queries/staff.ts'
import { fittingRoles } from '../roles.ts'
import { blank, type Draft } from '../views/frame.tsx'
import { InvitePage, RolePage } from '../views/staff.tsx'
import { backTo, draftOf, findMine, idOf, withProblems } from './frame.ts'

/** Who works where: invitations, roles, accounts. Whatever opens something to somebody asks for the second factor again. */
export const staffRoutes = new Hono<Site>()
const both = { policy: 'administrators', purpose: null } as const
const read = { ...both, method: 'get', form: null, audit: 'none' } as const
const write = { ...both, method: 'post', audit: 'write', stepUp: true } as const

async function showInvite(c: Context<Site>, draft: Draft, status: 200 | 422) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const mine = await findMine(tx, visit, idOf(c))
    return mine && { mine, roles: await grantableAt(tx, visit, mine.organisation.id) }
  })
  if (!found) return showState(c, 404)
  const { organisation, line } = found.mine
  const roles = fittingRoles(
    line.map(({ kind }) => kind),
    found.roles,
  )
  const first = visit.actor.role === 'platformAdministrator'
  return html(
    c,
    <InvitePage visit={visit} organisation={organisation} roles={roles} first={first} draft={draft} />,
    status,
  )
}

route(staffRoutes, {
  ...read,
  path: '/organisation/:id/inbjudan',
  stepUp: true,
  answer: (c) => showInvite(c, blank, 200),
})

route(staffRoutes, {
  ...write,
  path: '/organisation/:id/inbjudan',
  form: inviteForm,
  async answer(c, input) {
    if ('problems' in input) return showInvite(c, draftOf(input), 422)
    const organisation = idOf(c)
    const outcome = await invite(c.var.visit, { ...input.value, organisation })
    if (outcome === 'noMail') return showInvite(c, withProblems(input, { mail: 'mail' }), 422)
    return outcome === 'notYours' ? showState(c, 404) : backTo(c, organisation, 'inbjuden')
  },
})

route(staffRoutes, {
  ...both,
  method: 'post',
  path: '/organisation/inbjudningar/:id/slut',
  form: null,
  audit: 'write',
  async answer(c) {
    const { visit } = c.var
    if (!(await withdrawInvitation(visit, idOf(c)))) return showState(c, 404)
    return visit.actor.organisation ? backTo(c, visit.actor.organisation, 'atertagen') : showState(c, 404)
  },
})

async function showRole(c: Context<Site>, draft: Draft, status: 200 | 409 | 422) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const role = await findRole(tx, idOf(c))
    if (!role || !looksAfter(visit, role.organisation)) return undefined
    const { line } = await familyOf(tx, role.organisation)
    const roles = await grantableAt(tx, visit, role.organisation)
    return {
      role,
      roles: fittingRoles(
        line.map(({ kind }) => kind),
        roles,
      ),
    }
  })
  if (!found) return showState(c, 404)
  const mine = found.role.account === visit.actor.account
  const others = found.roles.filter((role) => role !== found.role.role)
  return html(c, <RolePage visit={visit} role={found.role} mine={mine} roles={others} draft={draft} />, status)
}

route(staffRoutes, { ...read, path: '/organisation/roller/:id', answer: (c) => showRole(c, blank, 200) })

/** What the acts answer with words on the same page. */
const refused = (c: Context<Site>, input: Input<unknown>, problem: string) =>
  showRole(c, withProblems(input, { _form: problem }), 409)

route(staffRoutes, {
  ...both,
  method: 'post',
  path: '/organisation/roller/:id/slut',
  form: endForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showRole(c, draftOf(input), 422)
    const { visit } = c.var
    const read = daysIn(input.value, { day: 'optional' }, visit.now)
    if ('problems' in read) return showRole(c, withProblems(input, read.problems), 422)
    const role = await inside(visit, (tx) => findRole(tx, idOf(c)))
    if (!role || !looksAfter(visit, role.organisation)) return showState(c, 404)
    if (read.days.day) {
      const outcome = await limitRole(visit, role.id, read.days.day)
      if (outcome === 'missing') return showState(c, 404)
      return typeof outcome === 'string' ? refused(c, input, outcome) : backTo(c, role.organisation, 'begransad')
    }
    const outcome = await endRole(visit, role.id)
    if (outcome === 'own') return refused(c, input, 'self')
    return outcome === 'notYours' ? refused(c, input, 'ended') : backTo(c, role.organisation, 'avslutad')
  },
})

route(staffRoutes, {
  ...write,
  path: '/organisation/roller/:id/till',
  form: grantForm,
  async answer(c, input: Input<{ role: StaffRole }>) {
    if ('problems' in input) return showRole(c, draftOf(input), 422)
    const { visit } = c.var
    const role = await inside(visit, (tx) => findRole(tx, idOf(c)))
    if (!role || !looksAfter(visit, role.organisation)) return showState(c, 404)
    const { account, organisation } = role
    const outcome = await grant(visit, { account, organisation, role: input.value.role })
    if (outcome === 'notYours') return showState(c, 404)
    return outcome === 'held' ? refused(c, input, 'held') : backTo(c, organisation, 'given')
  },
})

const doneOf = { disabled: 'stangt', rolesEnded: 'rollerna', enabled: 'oppnat' } as const

route(staffRoutes, {
  ...write,
  path: '/organisation/roller/:id/konto',
  form: shutForm,
  async answer(c, input) {
    if ('problems' in input) return showRole(c, draftOf(input), 422)
    const { visit } = c.var
    const role = await inside(visit, (tx) => findRole(tx, idOf(c)))
    if (!role || !looksAfter(visit, role.organisation)) return showState(c, 404)
    const outcome = await (input.value.shut === 'ja' ? disable : enable)(visit, role.account)
    if (outcome === 'own') return refused(c, input, 'self')
    return outcome === 'notYours' ? showState(c, 404) : backTo(c, role.organisation, doneOf[outcome])
  },
})
