import { type Context, Hono } from 'hono'
import { findPriceInForce, findRound, listRounds, offerOf, type RoundFacts } from '../../courses/index.ts'
import { findOrganisation, shownName } from '../../organisations/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import {
  beginDraft,
  changeDraft,
  giveResumeCode,
  inOrder,
  readDraft,
  readDrafts,
  resumeByCode,
  throwAway,
} from '../acts.ts'
import { nextPage, pages, paths, raiseChoice, removeChoice } from '../draft.ts'
import { choiceForm, resumeForm, startForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { DraftsPage, SavedPage } from '../views/after.tsx'
import { ClosedPage, StartPage } from '../views/start.tsx'
import { showPage } from './pages.tsx'

/** From "Sök kursen" to a draft, and back to a draft that was left. */
export const applyRoutes = new Hono<Site>()
const open = { policy: 'applies', purpose: null } as const

async function payersOf(tx: Tx, round: RoundFacts): Promise<string[]> {
  const price = await findPriceInForce(tx, { ...round, id: round.id }, round.starts)
  const payers = (price?.shares ?? []).flatMap(({ payer }) => payer ?? [])
  const found = await Promise.all(payers.map((id) => findOrganisation(tx, id)))
  return found.flatMap((one) => (one ? [shownName(one)] : []))
}

async function showStart(c: Context<Site>, status: 200 | 404 | 409 | 422, problem?: string) {
  const { visit } = c.var
  const facts = await inside(visit, async (tx) => {
    const round = await findRound(tx, idOf(c, 'round'))
    return round && { round, payers: await payersOf(tx, round) }
  })
  if (!facts) return showState(c, 404)
  if (offerOf(facts.round, dayOf(visit.now)) !== 'apply')
    return html(c, <ClosedPage visit={visit} round={facts.round} />, status === 200 ? 200 : 409)
  const drafts = (await listed(visit)).filter(({ courses }) => courses.length > 0)
  const forOther = !['anonymous', 'newcomer'].includes(visit.actor.role)
  return html(c, <StartPage visit={visit} {...facts} drafts={drafts} forOther={forOther} problem={problem} />, status)
}

route(applyRoutes, {
  ...open,
  method: 'get',
  path: '/ansok/:round',
  form: null,
  audit: 'none',
  answer: (c) => showStart(c, 200),
})

route(applyRoutes, {
  ...open,
  method: 'post',
  path: '/ansok/:round',
  form: startForm,
  audit: 'none',
  async answer(c, input) {
    const t = texts(c.var.visit.language)
    if ('problems' in input) return showStart(c, 422, t.problems.draft)
    const { visit } = c.var
    const round = await inside(visit, (tx) => findRound(tx, idOf(c, 'round')))
    if (!round || offerOf(round, dayOf(visit.now)) !== 'apply') return showStart(c, 409)
    const draft = await beginDraft(visit, round.id, input.value.draft)
    if (draft === 'full') return showStart(c, 409, t.start.full)
    return draft === 'missing' ? showState(c, 404) : c.redirect(`/utkast/${draft}`, 303)
  },
})

async function listed(visit: Visit) {
  const drafts = await readDrafts(visit)
  const rounds = await inside(visit, (tx) => listRounds(tx, [...new Set(drafts.flatMap(({ draft }) => draft.choices))]))
  return drafts.map(({ row, draft }) => ({
    id: row.id,
    version: row.version,
    until: row.endsAt,
    reminded: row.remindedAt !== null,
    courses: inOrder(draft, rounds).map(({ title }) => title),
  }))
}

async function showDrafts(c: Context<Site>, status: 200 | 422, again?: Parameters<typeof DraftsPage>[0]['again']) {
  const { visit } = c.var
  return html(
    c,
    <DraftsPage visit={visit} drafts={await listed(visit)} removed={c.req.query('borttaget') === '1'} again={again} />,
    status,
  )
}

route(applyRoutes, {
  ...open,
  method: 'get',
  path: '/utkast',
  form: null,
  audit: 'none',
  answer: (c) => showDrafts(c, 200),
})

route(applyRoutes, {
  ...open,
  method: 'post',
  path: '/utkast',
  form: resumeForm,
  audit: 'none',
  async answer(c, input) {
    if ('problems' in input) return showDrafts(c, 422, input)
    const draft = await resumeByCode(c.var.visit, input.value.code)
    return draft
      ? c.redirect(`/utkast/${draft}`, 303)
      : showDrafts(c, 422, { raw: input.raw, problems: { code: 'code' } })
  },
})

route(applyRoutes, {
  ...open,
  method: 'get',
  path: '/utkast/:id',
  form: null,
  audit: 'none',
  async answer(c) {
    const found = await readDraft(c.var.visit, idOf(c))
    if (!found) return showState(c, 404)
    return c.redirect(`/utkast/${found.row.id}/${paths[nextPage(found.draft, found.row.startedAs)]}`, 303)
  },
})

route(applyRoutes, {
  ...open,
  method: 'post',
  path: '/utkast/:id/spara',
  form: null,
  audit: 'none',
  async answer(c) {
    const { visit } = c.var
    const found = await readDraft(visit, idOf(c))
    const code = found && (await giveResumeCode(visit, found.row.id))
    if (!found || !code) return showState(c, 404)
    return html(c, <SavedPage visit={visit} code={code} until={found.row.endsAt} go={`/utkast/${found.row.id}`} />)
  },
})

route(applyRoutes, {
  ...open,
  method: 'post',
  path: '/utkast/:id/ta-bort',
  form: null,
  audit: 'none',
  async answer(c) {
    return (await throwAway(c.var.visit, idOf(c))) ? c.redirect('/utkast?borttaget=1', 303) : showState(c, 404)
  },
})

route(applyRoutes, {
  ...open,
  method: 'post',
  path: '/utkast/:id/val',
  form: choiceForm,
  audit: 'none',
  async answer(c, input) {
    const id = idOf(c)
    if ('problems' in input) return showPage(c, 'check', 422, { raw: input.raw, problems: { form: 'round' } })
    const { round, act } = input.value
    const change = act === 'raise' ? raiseChoice : removeChoice
    const done = await changeDraft(c.var.visit, id, versionOf(input), (draft) => ({
      ...draft,
      choices: change(draft.choices, round),
    }))
    if (done === 'missing') return showState(c, 404)
    return done === 'changed' ? showPage(c, 'check', 409) : c.redirect(`/utkast/${id}/${paths.check}`, 303)
  },
})

for (const page of pages) {
  route(applyRoutes, {
    ...open,
    method: 'get',
    path: `/utkast/:id/${paths[page]}`,
    form: null,
    audit: 'none',
    answer: (c) => showPage(c, page, 200),
  })
}
