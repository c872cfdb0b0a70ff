import { type Context, Hono } from 'hono'
import { html, showState } from '../../platform/pages.tsx'
import { mayOpen } from '../../platform/policies.ts'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { answerFor } from '../acts/recommendations.ts'
import { texts } from '../bank/texts/index.ts'
import type { AnswerLack } from '../domain/recommendation.ts'
import { recommendForm } from '../form/bank.ts'
import { listPlaces } from '../queries/examples.ts'
import { listParties } from '../queries/recommendation-desk.ts'
import { findRecommendation, listAnswerable, listRecommendations } from '../queries/recommendations.ts'
import { AnswerPage } from '../views/answer.tsx'
import { RecommendationsPage } from '../views/recommendations.tsx'
import type { Told } from '../views/told.ts'
import { open } from './public.tsx'
import { toldIn } from './told.ts'

/** /rekommendationer: what was asked of whom, and what each municipality has answered. */
export const recommendationRoutes = new Hono<Site>()
const words = (c: Context<Site>) => texts(c.var.visit.language).staff

route(recommendationRoutes, {
  ...open,
  method: 'get',
  path: '/rekommendationer',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const today = dayOf(visit.now)
    const [rows, places, parties] = await inside(
      visit,
      async (tx) => [await listRecommendations(tx), await listPlaces(tx, today), await listParties(tx, today)] as const,
    )
    const mayAnswer = mayOpen('answersForMunicipality', visit.actor.role) && visit.actor.municipality !== null
    const status = c.req.query('klart') === 'svar' ? words(c).recommend.done : undefined
    return html(c, <RecommendationsPage {...{ visit, rows, places, parties, mayAnswer, status }} />)
  },
})

const path = '/rekommendationer/:slug{[a-z0-9-]+}/svar'
const own = { policy: 'answersForMunicipality', purpose: null, path } as const
const slugIn = (c: Context<Site>): string => c.req.param('slug') ?? ''
async function show(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const { municipality } = visit.actor
  if (!municipality) return showState(c, 404)
  const [row, mine] = await inside(
    visit,
    async (tx) => [await findRecommendation(tx, slugIn(c)), await listAnswerable(tx, municipality)] as const,
  )
  if (row?.addressee !== 'municipality') return showState(c, 404)
  return html(c, <AnswerPage visit={visit} row={row} own={mine} municipality={municipality} {...also} />, status)
}
route(recommendationRoutes, { ...own, method: 'get', form: null, audit: 'none', answer: (c) => show(c) })

const fieldOf: Record<AnswerLack, string> = { goal: 'mal', example: 'exempel', reason: 'varfor' }
route(recommendationRoutes, {
  ...own,
  method: 'post',
  form: recommendForm,
  audit: 'write',
  async answer(c, input) {
    const t = words(c)
    if ('problems' in input) return show(c, toldIn({ ...t.problems, ...t.recommend.lack }, input), 422)
    const { svar: answer, mal: goal, exempel, varfor: reason } = input.value
    const said = { answer, goal, example: exempel || null, reason }
    const outcome = await answerFor(c.var.visit, slugIn(c), versionOf(input), said)
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'done') return c.redirect('/rekommendationer?klart=svar', 303)
    const { raw } = input
    if (outcome === 'changed') return show(c, toldIn({}, { raw, problems: { svar: t.changed } }), 409)
    const problems = { [fieldOf[outcome.lack]]: outcome.lack }
    return show(c, toldIn(t.recommend.lack, { raw, problems }), 422)
  },
})
