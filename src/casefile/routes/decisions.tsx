import { Hono } from 'hono'
import {
  type AppealState,
  appealStates,
  type Decision,
  factsOf,
  letterOf,
  limitsOf,
  moveAppeal,
  partiesOf,
  type Whole,
} from '../../applications/index.ts'
import { letterOfDecision } from '../../letters/index.ts'
import { type Drawn, first, idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { dayOf, startOfDay } from '../../shared/calendar.ts'
import { readDay } from '../../shared/typed-day.ts'
import { answerAppeal, appealDecision, notifyDecision } from '../acts/papers.ts'
import { appealForm, joined, moveAppealForm, notifyForm } from '../form.ts'
import { type Appeal, findAround } from '../queries/around.ts'
import { isOwn, readWhole } from '../reading.ts'
import { DecisionPage } from '../views/decision.tsx'
import { answer, type C, known, notNow, problemTexts } from './common.tsx'

/** A decision as a page of its own, when somebody got to know of it, and what happens when they do not agree. */
export const decisionRoutes = new Hono<Site>()
const path = '/ansokningar/:id/beslut/:decision'
const registering = ['homeCaseworker', 'homeDecisionMaker', 'admissionOfficer', 'rector']

/** Where this visitor may take an appeal: who decided answers, by a live delegation. */
function movesFor(visit: Visit, whole: Whole, decision: Decision, appeal: Appeal): AppealState[] {
  const parts = partiesOf(visit.actor, whole)
  const isCost = decision.kind === 'cost'
  const part = isCost ? 'homeDecisionMaker' : 'rector'
  if (!parts.includes(part) || !visit.actor.delegated.includes(isCost ? 'cost' : 'admission')) return []
  const facts = factsOf(whole, visit.now)
  return appealStates.filter((to) => 'done' in moveAppeal({ ...appeal, since: appeal.receivedAt }, to, decision, facts))
}

async function draw(c: C, { raw, problems, status }: Drawn) {
  const { visit } = c.var
  const found = await findDecision(visit, idOf(c), idOf(c, 'decision'))
  if (!found) return showState(c, 404)
  const { whole, decision, letter, around } = found
  const parts = partiesOf(visit.actor, whole)
  const page = {
    visit,
    whole,
    decision,
    letter,
    limit: letterOf(decision, limitsOf(whole)),
    isOld: whole.decisions.some(({ supersedes }) => supersedes === decision.id),
    appeals: around.appeals.filter((appeal) => appeal.decision === decision.id),
    moves: (appeal: Appeal) => movesFor(visit, whole, decision, appeal),
    own: isOwn(visit),
    registers: parts.some((part) => registering.includes(part)),
  }
  return html(c, <DecisionPage {...page} raw={raw} problems={problems} />, status)
}

/** The decision with its letter and what lies round it, in one transaction. */
const findDecision = (visit: Visit, id: string, wanted: string) =>
  inside(visit, async (tx) => {
    const whole = await readWhole(tx, visit, id)
    const decision = whole?.decisions.find((one) => one.id === wanted)
    if (!whole || !decision) return undefined
    const around = await findAround(tx, whole, !isOwn(visit))
    const letter = await letterOfDecision(tx, visit, whole, { decision: wanted, names: around.names })
    return letter && { whole, decision, around, letter }
  })

const again = (c: C, raw: Raw, problems: Record<string, string>) =>
  draw(c, { raw, problems: problemTexts(problems, c.var.visit.language), status: 422 })

route(decisionRoutes, {
  ...known,
  method: 'get',
  path,
  form: null,
  audit: 'read',
  answer: (c) => draw(c, first),
})

/** The day that was written, as a moment that has been; the applicant's own is now. */
function momentOf(visit: Visit, form: object, own: boolean): Date | undefined {
  if (own) return visit.now
  const day = readDay(joined(form, 'day'), visit.now)
  if (!day || day > dayOf(visit.now)) return undefined
  return day === dayOf(visit.now) ? visit.now : startOfDay(day)
}

route(decisionRoutes, {
  ...known,
  method: 'post',
  path: `${path}/last`,
  form: notifyForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return again(c, input.raw, input.problems)
    const at = momentOf(visit, input.value, isOwn(visit))
    if (!at) return again(c, input.raw, { day: 'pastDay' })
    const how = isOwn(visit) ? 'page' : input.value.how
    return answer(c, await notifyDecision(visit, idOf(c), { decision: idOf(c, 'decision'), at, how }), 'saved')
  },
})

route(decisionRoutes, {
  ...known,
  method: 'post',
  path: `${path}/overklagande`,
  form: appealForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return again(c, input.raw, input.problems)
    const at = momentOf(visit, input.value, isOwn(visit))
    if (!at) return again(c, input.raw, { day: 'pastDay' })
    const wish = { decision: idOf(c, 'decision'), text: input.value.text, at }
    const outcome = await appealDecision(visit, idOf(c), wish)
    return typeof outcome === 'object' ? notNow(c, outcome) : answer(c, outcome, 'sent')
  },
})

route(decisionRoutes, {
  ...known,
  method: 'post',
  path: `${path}/overklagande/:appeal`,
  policy: 'desk',
  form: moveAppealForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return again(c, input.raw, input.problems)
    const wish = { appeal: idOf(c, 'appeal'), version: versionOf(input), to: input.value.to }
    const outcome = await answerAppeal(c.var.visit, idOf(c), wish)
    return typeof outcome === 'object' ? notNow(c, outcome) : answer(c, outcome, 'saved')
  },
})
