import { type Context, Hono } from 'hono'
import { listInvitations, shownMessage } from '../../accounts/index.ts'
import {
  addOrganisation,
  changeOrganisation,
  flat,
  kindsBelow,
  listDelegations,
  listOrganisations,
  receiveHere,
  treeOf,
} from '../../organisations/index.ts'
import type { Input } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { addBelowForm, changeForm, openForm } from '../form.ts'
import { listStaff } from '../queries/staff.ts'
import { AddBelowPage, ChangePage } from '../views/forms.tsx'
import { addressOf, blank, type Draft } from '../views/frame.tsx'
import { type Facts, OrganisationPage, type Saying } from '../views/organisation.tsx'
import { TreePage } from '../views/tree.tsx'
import { backTo, draftOf, findMine, idOf, statusOf, withProblems } from './frame.ts'
import { showAll } from './platform.tsx'

/** /organisation: the own organisation and what lies below it. */
export const organisationRoutes = new Hono<Site>()
const both = { policy: 'administrators', purpose: null } as const

route(organisationRoutes, {
  ...both,
  method: 'get',
  path: '/organisation',
  form: openForm,
  audit: 'none',
  answer: (c, input) =>
    c.var.visit.actor.role === 'platformAdministrator'
      ? showAll(c, 'value' in input ? input.value.slag : undefined)
      : showTree(c),
})

async function showTree(c: Context<Site>) {
  const { visit } = c.var
  const rows = await inside(visit, (tx) => listOrganisations(tx, { ids: visit.actor.reach }))
  return html(c, <TreePage visit={visit} branches={treeOf(rows)} />)
}

async function readFacts(tx: Tx, visit: Visit, id: string): Promise<Facts | undefined> {
  const mine = await findMine(tx, visit, id)
  if (!mine) return undefined
  const administrator = visit.actor.role === 'administrator'
  // What is held further down is shown there; a board shows its units' people, for it is they who are looked for.
  const ids = flat(treeOf([mine.organisation, ...mine.below])).map(({ organisation }) => organisation.id)
  return {
    ...mine,
    administrator,
    staff: await listStaff(tx, ids, dayOf(visit.now)),
    invitations: await listInvitations(tx, visit, ids),
    delegations: administrator
      ? await listDelegations(
          tx,
          mine.line.map((one) => one.id),
        )
      : [],
  }
}

async function showOne(c: Context<Site>, status: 200 | 409, said: Pick<Saying, 'done' | 'problem' | 'message'>) {
  const { visit } = c.var
  const facts = await inside(visit, (tx) => readFacts(tx, visit, idOf(c)))
  if (!facts) return showState(c, 404)
  return html(c, <OrganisationPage visit={visit} facts={facts} {...said} />, status)
}

route(organisationRoutes, {
  ...both,
  method: 'get',
  path: '/organisation/:id',
  form: openForm,
  audit: 'none',
  async answer(c, input) {
    const message = c.req.query('klart') === 'inbjuden' ? await shownMessage(c.var.visit) : null
    return showOne(c, 200, { done: statusOf(c.var.visit, input), message })
  },
})

async function showChange(c: Context<Site>, draft: Draft, status: 200 | 409 | 422) {
  const { visit } = c.var
  const mine = await inside(visit, (tx) => findMine(tx, visit, idOf(c)))
  if (!mine) return showState(c, 404)
  return html(c, <ChangePage visit={visit} organisation={mine.organisation} draft={draft} />, status)
}

route(organisationRoutes, {
  ...both,
  method: 'get',
  path: '/organisation/:id/uppgifter',
  form: null,
  audit: 'none',
  answer: (c) => showChange(c, blank, 200),
})

route(organisationRoutes, {
  ...both,
  method: 'post',
  path: '/organisation/:id/uppgifter',
  form: changeForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showChange(c, draftOf(input), 422)
    const seen = { id: idOf(c), version: versionOf(input) }
    const { ownName, ...changes } = input.value
    const outcome = await changeOrganisation(c.var.visit, seen, { ...changes, ownName: ownName || null })
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'conflict') return showChange(c, { raw: {}, problems: { _form: 'changed' } }, 409)
    return backTo(c, seen.id, 'sparat')
  },
})

async function showAddBelow(c: Context<Site>, draft: Draft, status: 200 | 422) {
  const { visit } = c.var
  const mine = await inside(visit, (tx) => findMine(tx, visit, idOf(c)))
  const kinds = mine && kindsBelow(mine.organisation.kind)
  if (!mine || !kinds || kinds.length === 0) return showState(c, 404)
  return html(c, <AddBelowPage visit={visit} parent={mine.organisation} kinds={kinds} draft={draft} />, status)
}

route(organisationRoutes, {
  ...both,
  method: 'get',
  path: '/organisation/:id/delar',
  form: null,
  audit: 'none',
  answer: (c) => showAddBelow(c, blank, 200),
})

route(organisationRoutes, {
  ...both,
  method: 'post',
  path: '/organisation/:id/delar',
  form: addBelowForm,
  audit: 'write',
  async answer(c, input: Input<{ kind: 'board' | 'unit'; name: string; phone: string; mail: string }>) {
    if ('problems' in input) return showAddBelow(c, draftOf(input), 422)
    const outcome = await addOrganisation(c.var.visit, { ...input.value, parent: idOf(c) })
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'notBelow' || outcome === 'taken')
      return showAddBelow(c, withProblems(input, { kind: 'notBelow' }), 422)
    return c.redirect(`${addressOf(outcome.id)}?klart=tillagd`, 303)
  },
})

route(organisationRoutes, {
  ...both,
  method: 'post',
  path: '/organisation/:id/mottagning',
  form: null,
  audit: 'write',
  async answer(c) {
    const outcome = await receiveHere(c.var.visit, idOf(c))
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'notHere') return showOne(c, 409, { problem: 'notHere' })
    return backTo(c, idOf(c), 'mottagning')
  },
})
