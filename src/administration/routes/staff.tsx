import { type Context, Hono } from 'hono'
import { disable, enable, endRole, grant, grantableAt, invite, withdrawInvitation } from '../../accounts/index.ts'
import { familyOf, looksAfter, type Organisation } from '../../organisations/index.ts'
import type { Input } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Tx, type Visit } from '../../platform/visit.ts'
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

/** The roles that can be given at the end of the line: those the visitor may give, and that mean something there. */
const rolesAt = async (tx: Tx, visit: Visit, line: readonly Organisation[]): Promise<StaffRole[]> =>
  fittingRoles(
    line.map(({ kind }) => kind),
    await grantableAt(tx, visit, line.at(-1)?.id ?? ''),
  )

const findPlace = (visit: Visit, id: string) =>
  inside(visit, async (tx) => {
    const mine = await findMine(tx, visit, id)
    return mine && { organisation: mine.organisation, roles: await rolesAt(tx, visit, mine.line) }
  })

async function showInvite(c: Context<Site>, draft: Draft, status: 200 | 422) {
  const { visit } = c.var
  const found = await findPlace(visit, idOf(c))
  if (!found) return showState(c, 404)
  const { organisation, roles } = found
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
    const place = await findPlace(c.var.visit, organisation)
    if (!place?.roles.includes(input.value.role)) return showState(c, 404)
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

/** A role that the visitor looks after, and what else could be given beside it. */
const findHeld = (visit: Visit, id: string) =>
  inside(visit, async (tx) => {
    const role = await findRole(tx, id)
    if (!role || !looksAfter(visit, role.organisation)) return undefined
    const { line } = await familyOf(tx, role.organisation)
    return { role, roles: await rolesAt(tx, visit, line) }
  })

async function showRole(c: Context<Site>, draft: Draft, status: 200 | 409 | 422) {
  const { visit } = c.var
  const found = await findHeld(visit, idOf(c))
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
    const role = (await findHeld(visit, idOf(c)))?.role
    if (!role) return showState(c, 404)
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
    const found = await findHeld(visit, idOf(c))
    if (!found?.roles.includes(input.value.role)) return showState(c, 404)
    const { account, organisation } = found.role
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
    const role = (await findHeld(visit, idOf(c)))?.role
    if (!role) return showState(c, 404)
    const outcome = await (input.value.shut === 'ja' ? disable : enable)(visit, role.account)
    if (outcome === 'own') return refused(c, input, 'self')
    return outcome === 'notYours' ? showState(c, 404) : backTo(c, role.organisation, doneOf[outcome])
  },
})
