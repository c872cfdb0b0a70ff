import { type Context, Hono } from 'hono'
import { stateTexts } from '../../applications/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { showReceipt } from '../../shared/receipt.ts'
import { decideList, type Undecided } from '../acts/decide.ts'
import { answerCriteria, type Mode, readApplicant, readSelection } from '../acts/selection.ts'
import { criteriaForm, decideForm, viewForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { type Again, CriteriaPage } from '../views/criteria.tsx'
import { addressOf } from '../views/frame.tsx'
import { SelectionPage } from '../views/selection.tsx'

/** /kurstillfallen/:id/antagning: the list as it would be decided, and the decision. */
export const selectionRoutes = new Hono<Site>()
const school = { policy: 'school', purpose: 'assessApplication' } as const

/** A refused decision is taken back as a whole: what is shown is what stands after that. */
const afterwards = (visit: Visit): Visit => ({ ...visit, open: null, reads: [] })

type Told = { mode: Mode; status?: string | undefined; problem?: string | undefined }

const mayOf = ({ actor }: Visit) =>
  actor.role !== 'rector' ? 'see' : actor.delegated.includes('seat') ? 'decide' : 'noDelegation'

async function showSelection(c: Context<Site>, told: Told, code: 200 | 409 | 422 = 200) {
  const visit = code === 200 ? c.var.visit : afterwards(c.var.visit)
  const selection = await inside(visit, (tx) => readSelection(tx, visit, idOf(c), told.mode))
  if (!selection) return showState(c, 404)
  return html(c, <SelectionPage visit={visit} selection={selection} may={mayOf(visit)} {...told} />, code)
}

route(selectionRoutes, {
  ...school,
  method: 'get',
  path: '/kurstillfallen/:id/antagning',
  form: viewForm,
  audit: 'read',
  answer(c, input) {
    const { lista, klart } = 'value' in input ? input.value : {}
    const t = texts(c.var.visit.language)
    const status = klart === 'kriterier' ? t.judge.saved : klart === 'beslutad' ? t.selection.done : undefined
    return showSelection(c, { mode: lista === 'ny' ? 'new' : 'join', status })
  },
})

/** Why nothing was decided, in words; about whom when it was one of them. */
async function whyNot(visit: Visit, round: string, refused: Exclude<Undecided, 'missing'>): Promise<string> {
  const t = texts(visit.language).selection
  if (refused === 'changed') return t.changed
  const why = refused.notNow === 'movedOn' ? t.nothing : stateTexts(visit.language).refusal[refused.notNow]
  if (!refused.application) return why
  const selection = await inside(visit, (tx) => readSelection(tx, visit, round))
  const stopped = selection?.applicants.find(({ id }) => id === refused.application)
  return stopped ? t.failed(showReceipt(stopped.receipt), why) : why
}

route(selectionRoutes, {
  method: 'post',
  path: '/kurstillfallen/:id/antagning/beslut',
  policy: 'rector',
  purpose: 'assessApplication',
  form: decideForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const round = idOf(c)
    if ('problems' in input)
      return showSelection(c, { mode: 'join', problem: texts(visit.language).problems.form }, 422)
    const { mode } = input.value
    const decided = await decideList(visit, round, { stamp: versionOf(input), mode })
    if (decided === 'missing') return showState(c, 404)
    if (typeof decided === 'object' && 'done' in decided)
      return c.redirect(`${addressOf(round, 'selection')}?klart=beslutad`, 303)
    return showSelection(c, { mode, problem: await whyNot(visit, round, decided) }, 409)
  },
})

type Redrawn = { again?: Again; changed?: boolean }
async function showCriteria(c: Context<Site>, redrawn: Redrawn = {}, code: 200 | 409 | 422 = 200) {
  const { visit } = c.var
  const judged = await readApplicant(visit, { round: idOf(c), application: idOf(c, 'application') })
  return judged ? html(c, <CriteriaPage visit={visit} judged={judged} {...redrawn} />, code) : showState(c, 404)
}

route(selectionRoutes, {
  ...school,
  method: 'get',
  path: '/kurstillfallen/:id/antagning/:application',
  form: null,
  audit: 'read',
  answer: (c) => showCriteria(c),
})

route(selectionRoutes, {
  ...school,
  method: 'post',
  path: '/kurstillfallen/:id/antagning/:application',
  form: criteriaForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showCriteria(c, { again: input }, 422)
    const of = { round: idOf(c), application: idOf(c, 'application') }
    const saved = await answerCriteria(c.var.visit, of, { version: versionOf(input), answers: input.value })
    if (saved === 'missing') return showState(c, 404)
    if (saved === 'changed') return showCriteria(c, { changed: true }, 409)
    return c.redirect(`${addressOf(of.round, 'selection')}?klart=kriterier`, 303)
  },
})
