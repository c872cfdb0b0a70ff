import { Hono } from 'hono'
import {
  factsOf,
  type NotNow,
  type Outcome,
  type State,
  settle,
  states,
  stateTexts,
  stepsFor,
  takeStep,
  undoStep,
  type Whole,
} from '../../applications/index.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { joined, partQuery, type StepForm, settleForm, stepForm } from '../form.ts'
import { countReserves, listHomes } from '../queries/mine.ts'
import { isOwn } from '../reading.ts'
import { refusalText } from '../standing.ts'
import { fieldFor, fieldsOf, type OfferedStep, offeredSteps, stepOf, type Typed } from '../steps.ts'
import { StepPage, UndoPage } from '../views/step.tsx'
import { answer, type C, known, noRaw, notNow, problemTexts, withWhole } from './common.tsx'

/** Each step on its own small page, and what takes two people or takes a step back. */
export const stepRoutes = new Hono<Site>()
const path = '/ansokningar/:id/steg/:to'

const toOf = (c: C): State | undefined => states.find((state) => state === c.req.param('to'))

/** The step as this visitor would take it; nothing for a step that is not theirs. */
function find(visit: Visit, whole: Whole, to: State, part: string | undefined): OfferedStep | undefined {
  const possible = stepsFor(visit.actor, whole, factsOf(whole, visit.now)).map((step) => ({ ...step, why: null }))
  const component = part ?? whole.leadingComponent
  const offered = offeredSteps(whole, possible, { language: visit.language, own: isOwn(visit) })
  return offered.find((step) => step.to === to && step.component === component)
}

type Drawn = { step: OfferedStep; raw: Raw; problems: Record<string, string>; status: 200 | 422 }
async function draw(c: C, whole: Whole, { step, raw, problems, status }: Drawn): Promise<Response> {
  const { visit } = c.var
  const fields = fieldsOf(step)
  const [staysOn, municipalities] = await inside(visit, async (tx) => [
    fields.includes('stay') && whole.in.stayOnHigher && (await countReserves(tx, whole)) > 0,
    fields.includes('target') ? await listHomes(tx) : [],
  ])
  return html(
    c,
    <StepPage
      visit={visit}
      whole={whole}
      step={step}
      own={isOwn(visit)}
      raw={raw}
      problems={problems}
      staysOn={staysOn}
      municipalities={municipalities}
    />,
    status,
  )
}

route(stepRoutes, {
  ...known,
  method: 'get',
  path,
  form: partQuery,
  audit: 'read',
  answer: (c, input) =>
    withWhole(c, (whole) => {
      const to = toOf(c)
      const part = 'value' in input ? input.value.del : undefined
      const step = to && find(c.var.visit, whole, to, part)
      return step ? draw(c, whole, { step, raw: noRaw, problems: {}, status: 200 }) : showState(c, 404)
    }),
})

const typedIn = ({ items, ...form }: StepForm): Typed => ({
  ...form,
  itemList: items,
  lastDay: joined(form, 'lastDay'),
  newStart: joined(form, 'newStart'),
  splitDay: joined(form, 'splitDay'),
})

route(stepRoutes, {
  ...known,
  method: 'post',
  path,
  form: stepForm,
  audit: 'write',
  async answer(c, input) {
    const to = toOf(c)
    if (!to) return showState(c, 404)
    const part = 'value' in input ? input.value.del : undefined
    if ('problems' in input) return again(c, { to, part, raw: input.raw, problems: input.problems })
    const asked = stepOf(to, part, typedIn(input.value), c.var.visit.now)
    if ('problem' in asked) return again(c, { to, part, raw: input.raw, problems: { [asked.problem]: 'day' } })
    const outcome = await takeStep(c.var.visit, idOf(c), asked.step, { version: versionOf(input) })
    return typeof outcome === 'object'
      ? refused(c, { to, part, raw: input.raw, outcome })
      : done(c, outcome, to, input.raw)
  },
})

type Again = { to: State; part: string | undefined; raw: Raw }
const again = (c: C, { to, part, raw, problems }: Again & { problems: Record<string, string> }) =>
  withWhole(c, (whole) => {
    const step = find(c.var.visit, whole, to, part)
    const said = problemTexts(problems, c.var.visit.language)
    return step ? draw(c, whole, { step, raw, problems: said, status: 422 }) : showState(c, 404)
  })

/** What a field can answer is said at the field; the rest on a page of its own. */
const refused = (c: C, { to, part, raw, outcome }: Again & { outcome: NotNow }) =>
  withWhole(c, (whole) => {
    const { visit } = c.var
    const step = find(visit, whole, to, part)
    const field = step && fieldFor(outcome.notNow, fieldsOf(step))
    if (!step || !field) return notNow(c, outcome)
    return draw(c, whole, {
      step,
      raw,
      problems: { [field]: refusalText(outcome.notNow, visit.language) },
      status: 422,
    })
  })

/** Whoever withdraws for somebody else may lose sight of it by the same step. */
function done(c: C, outcome: Exclude<Outcome, object>, to: State, raw: Raw) {
  const isPartner = ['admissionOfficer', 'rector', 'payer'].includes(c.var.visit.actor.role)
  if (outcome === 'taken' && isPartner && to === 'withdrawn') return c.redirect('/arbetslista', 303)
  return answer(c, outcome, 'taken', raw)
}

route(stepRoutes, {
  ...known,
  method: 'post',
  path: '/ansokningar/:id/forslag/:proposal',
  policy: 'staffConcerned',
  form: settleForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return withWhole(c, () => showState(c, 400))
    const { answer: said, text = '' } = input.value
    const wish = { proposal: idOf(c, 'proposal'), answer: said, text }
    const outcome = await settle(c.var.visit, idOf(c), wish, { version: versionOf(input) })
    return answer(c, outcome, said === 'confirm' ? 'taken' : 'saved', input.raw)
  },
})

const undoPath = '/ansokningar/:id/angra/:event'
route(stepRoutes, {
  ...known,
  method: 'get',
  path: undoPath,
  form: null,
  audit: 'read',
  answer: (c) =>
    withWhole(c, (whole) => {
      const { visit } = c.var
      const event = whole.events.find(({ id }) => id === idOf(c, 'event'))
      if (!event) return showState(c, 404)
      const said = stateTexts(visit.language).state[event.to]
      const name = isOwn(visit) ? said.heading : said.staff
      return html(c, <UndoPage visit={visit} whole={whole} event={event.id} name={name} />)
    }),
})

route(stepRoutes, {
  ...known,
  method: 'post',
  path: undoPath,
  form: null,
  audit: 'write',
  async answer(c, input) {
    const wish = { event: idOf(c, 'event'), reason: null }
    return answer(c, await undoStep(c.var.visit, idOf(c), wish, { version: versionOf(input) }), 'undone')
  },
})
