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
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { dayOf, startOfDay } from '../../shared/calendar.ts'
import { readDay } from '../../shared/typed-day.ts'
import { answerAppeal, appealDecision, notifyDecision } from '../acts/papers.ts'
import { appealForm, joined, moveAppealForm, notifyForm } from '../form.ts'
import { type Appeal, findAround } from '../queries/around.ts'
import { isOwn } from '../reading.ts'
import { DecisionPage } from '../views/decision.tsx'
import { answer, type C, known, noRaw, notNow, problemTexts, withWhole } from './common.tsx'

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

type Drawn = { raw: Raw; problems: Record<string, string>; status: 200 | 422 }
const draw = (c: C, { raw, problems, status }: Drawn) =>
  withWhole(c, async (whole) => {
    const { visit } = c.var
    const decision = whole.decisions.find(({ id }) => id === idOf(c, 'decision'))
    if (!decision) return showState(c, 404)
    const own = isOwn(visit)
    const { around, letter } = await inside(visit, async (tx) => {
      const around = await findAround(tx, whole, !own)
      return {
        around,
        letter: await letterOfDecision(tx, visit, whole, { decision: decision.id, names: around.names }),
      }
    })
    if (!letter) return showState(c, 404)
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
      own,
      registers: parts.some((part) => registering.includes(part)),
    }
    return html(c, <DecisionPage {...page} raw={raw} problems={problems} />, status)
  })

const again = (c: C, raw: Raw, problems: Record<string, string>) =>
  draw(c, { raw, problems: problemTexts(problems, c.var.visit.language), status: 422 })

route(decisionRoutes, {
  ...known,
  method: 'get',
  path,
  form: null,
  audit: 'read',
  answer: (c) => draw(c, { raw: noRaw, problems: {}, status: 200 }),
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
