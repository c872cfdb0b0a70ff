import { type Context, Hono } from 'hono'
import {
  addArea,
  addOrganisation,
  addToArea,
  cornersOn,
  endInArea,
  listAreas,
  listCornerMembers,
  listOrganisations,
  moveToCorner,
  type OrganisationKind,
} from '../../organisations/index.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { addTopForm, areaForm, cornerForm, daysIn, leaveForm, memberForm, openForm } from '../form.ts'
import { listTops } from '../queries/all.ts'
import { AreaPage, AreasPage } from '../views/areas.tsx'
import { CornersPage } from '../views/corners.tsx'
import { AddTopPage } from '../views/forms.tsx'
import { addressOf, blank, type Draft } from '../views/frame.tsx'
import { AllPage } from '../views/platform.tsx'
import { draftOf, idOf, statusOf, withProblems } from './frame.ts'

/** What the platform's administrator looks after: who takes part, corners and cooperation areas, all with days. */
export const platformRoutes = new Hono<Site>()
const own = { policy: 'platformAdministrator', purpose: null } as const
const read = { ...own, method: 'get', audit: 'none' } as const
const write = { ...own, method: 'post', audit: 'write' } as const

export async function showAll(c: Context<Site>, kind: OrganisationKind | undefined) {
  const { visit } = c.var
  const rows = await inside(visit, (tx) => listTops(tx, kind, dayOf(visit.now)))
  return html(c, <AllPage visit={visit} rows={rows} kind={kind} />)
}

const showAdd = (c: Context<Site>, draft: Draft, status: 200 | 422) =>
  html(c, <AddTopPage visit={c.var.visit} draft={draft} />, status)
route(platformRoutes, { ...read, path: '/organisation/ny', form: null, answer: (c) => showAdd(c, blank, 200) })

route(platformRoutes, {
  ...write,
  path: '/organisation/ny',
  form: addTopForm,
  async answer(c, input) {
    if ('problems' in input) return showAdd(c, draftOf(input), 422)
    const { code, ownName, ...rest } = input.value
    const municipality = rest.kind === 'municipality' ? code : null
    if (['owner', 'board', 'unit'].includes(rest.kind))
      return showAdd(c, withProblems(input, { kind: 'notBelow' }), 422)
    const outcome = await addOrganisation(c.var.visit, {
      ...rest,
      ownName: ownName || null,
      municipality,
      parent: null,
    })
    if (outcome === 'taken') return showAdd(c, withProblems(input, { code: 'codeTaken' }), 422)
    if (typeof outcome === 'string') return showState(c, 404)
    return c.redirect(`${addressOf(outcome.id)}?klart=tillagd`, 303)
  },
})

async function showCorners(
  c: Context<Site>,
  { draft, status, done }: { draft: Draft; status: 200 | 422; done?: string | undefined },
) {
  const { visit } = c.var
  const facts = await inside(visit, async (tx) => ({
    corners: await cornersOn(tx, dayOf(visit.now)),
    members: await listCornerMembers(tx),
    municipalities: await listOrganisations(tx, { kinds: ['municipality'] }),
  }))
  return html(c, <CornersPage visit={visit} {...facts} draft={draft} status={done} />, status)
}

route(platformRoutes, {
  ...read,
  path: '/organisation/horn',
  form: openForm,
  answer: (c, input) => showCorners(c, { draft: blank, status: 200, done: statusOf(c.var.visit, input) }),
})

route(platformRoutes, {
  ...write,
  path: '/organisation/horn',
  form: cornerForm,
  async answer(c, input) {
    const again = (problems: Draft['problems']) => showCorners(c, { draft: withProblems(input, problems), status: 422 })
    if ('problems' in input) return again(input.problems)
    const { visit } = c.var
    const found = daysIn({ from: input.value.from }, { from: 'needed' }, visit.now)
    if ('problems' in found) return again(found.problems)
    const { corner, municipality, source } = input.value
    const outcome = await moveToCorner(visit, { corner, municipality, source, from: found.days.from ?? '' })
    if (outcome === 'missing') return again({ corner: 'corner' })
    if (outcome === 'unknown') return again({ municipality: 'municipality' })
    return outcome === 'later' ? again({ from: 'later' }) : c.redirect('/organisation/horn?klart=flyttad', 303)
  },
})

async function showAreas(c: Context<Site>, draft: Draft, status: 200 | 422) {
  const { visit } = c.var
  const areas = await inside(visit, (tx) => listAreas(tx))
  return html(c, <AreasPage visit={visit} areas={areas} draft={draft} />, status)
}
route(platformRoutes, { ...read, path: '/organisation/omraden', form: null, answer: (c) => showAreas(c, blank, 200) })

route(platformRoutes, {
  ...write,
  path: '/organisation/omraden',
  form: areaForm,
  async answer(c, input) {
    if ('problems' in input) return showAreas(c, draftOf(input), 422)
    const id = await addArea(c.var.visit, input.value)
    return c.redirect(`/organisation/omraden/${id}?klart=omrade`, 303)
  },
})

async function showArea(
  c: Context<Site>,
  { draft, status, done }: { draft: Draft; status: 200 | 422; done?: string | undefined },
) {
  const { visit } = c.var
  const { areas, municipalities } = await inside(visit, async (tx) => ({
    areas: await listAreas(tx),
    municipalities: await listOrganisations(tx, { kinds: ['municipality'] }),
  }))
  const area = areas.find(({ id }) => id === idOf(c))
  if (!area) return showState(c, 404)
  return html(
    c,
    <AreaPage visit={visit} area={area} municipalities={municipalities} draft={draft} status={done} />,
    status,
  )
}

route(platformRoutes, {
  ...read,
  path: '/organisation/omraden/:id',
  form: openForm,
  answer: (c, input) => showArea(c, { draft: blank, status: 200, done: statusOf(c.var.visit, input) }),
})

route(platformRoutes, {
  ...write,
  path: '/organisation/omraden/:id',
  form: memberForm,
  async answer(c, input) {
    const again = (problems: Draft['problems']) => showArea(c, { draft: withProblems(input, problems), status: 422 })
    if ('problems' in input) return again(input.problems)
    const { visit } = c.var
    const found = daysIn({ from: input.value.from }, { from: 'needed' }, visit.now)
    if ('problems' in found) return again(found.problems)
    const { municipality } = input.value
    const outcome = await addToArea(visit, { area: idOf(c), municipality, day: found.days.from ?? '' })
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'unknown') return again({ municipality: 'municipality' })
    if (outcome === 'there') return again({ municipality: 'there' })
    return c.redirect(`/organisation/omraden/${idOf(c)}?klart=medlem`, 303)
  },
})

route(platformRoutes, {
  ...write,
  path: '/organisation/omraden/:id/slut',
  form: leaveForm,
  async answer(c, input) {
    if ('problems' in input) return showArea(c, { draft: draftOf(input), status: 422 })
    const { visit } = c.var
    const day = dayOf(visit.now)
    const outcome = await endInArea(visit, { area: idOf(c), municipality: input.value.municipality, day })
    if (outcome === 'missing') return showState(c, 404)
    return c.redirect(`/organisation/omraden/${idOf(c)}?klart=medlemslut`, 303)
  },
})
