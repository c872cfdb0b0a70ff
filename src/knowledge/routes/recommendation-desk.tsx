import { type Context, Hono } from 'hono'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import {
  answerForParty,
  beginRecommendation,
  mayWrite,
  saveRecommendation,
  showRecommendation,
} from '../acts/recommendation-desk.ts'
import { beginForm } from '../form/posts.ts'
import { partyAnswerForm, recommendationForm, showForm } from '../form/recommendations.ts'
import { findWritten, listParties, listWritten } from '../queries/recommendation-desk.ts'
import { deskTexts } from '../texts/desk.ts'
import { texts } from '../texts/index.ts'
import { RecommendationDeskPage, RecommendationPage } from '../views/desk/recommendations.tsx'
import type { Told } from '../views/told.ts'
import { doneText, told } from './desk-told.ts'
import { read, write } from './editing.tsx'

/** /redaktion/rekommendationer: what reports, councils and forums recommend, written by the region's editor. */
export const recommendationDeskRoutes = new Hono<Site>()
/** To a municipality's own editors these pages are not there. */
const forRegion: typeof route = (site, it) =>
  route(site, { ...it, answer: (c, input) => (mayWrite(c.var.visit) ? it.answer(c, input) : showState(c, 404)) })
const list = '/redaktion/rekommendationer'
const one = `${list}/:id`
const words = (c: Context<Site>) => deskTexts(c.var.visit.language).recommendations
const back = (c: Context<Site>, done: string, id = idOf(c)) => c.redirect(`${list}/${id}?klart=${done}`, 303)

async function showList(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  return html(c, <RecommendationDeskPage visit={visit} rows={await inside(visit, listWritten)} {...also} />, status)
}
async function showOne(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const [row, parties] = await inside(
    visit,
    async (tx) => [await findWritten(tx, idOf(c)), await listParties(tx, dayOf(visit.now))] as const,
  )
  if (!row) return showState(c, 404)
  return html(c, <RecommendationPage {...{ visit, row, parties }} status={doneText(c)} {...also} />, status)
}

forRegion(recommendationDeskRoutes, { ...read, path: list, answer: (c) => showList(c) })
forRegion(recommendationDeskRoutes, {
  ...write,
  path: list,
  form: beginForm,
  async answer(c, input) {
    if ('problems' in input) return showList(c, told(c, input), 422)
    const id = await beginRecommendation(c.var.visit, input.value.rubrik)
    if (id) return back(c, 'sparat', id)
    const problems = { rubrik: texts(c.var.visit.language).staff.taken }
    return showList(c, told(c, { raw: input.raw, problems }), 422)
  },
})

forRegion(recommendationDeskRoutes, { ...read, path: one, answer: (c) => showOne(c) })
forRegion(recommendationDeskRoutes, {
  ...write,
  path: one,
  form: recommendationForm,
  async answer(c, input) {
    const { problems: known } = words(c)
    if ('problems' in input) return showOne(c, told(c, input, known), 422)
    const { nummer: number, rubrik: title, text, till: addressee, kalla: source, avsnitt, dag: madeOn } = input.value
    const { nyckeltal: indicator, exempel: addresses } = input.value
    const outcome = await saveRecommendation(c.var.visit, {
      ...{ id: idOf(c), version: versionOf(input), number, title, text, addressee, source },
      ...{ sourceSection: avsnitt || null, madeOn, indicator, addresses },
    })
    if (outcome === 'done') return back(c, 'sparat')
    if (outcome === 'changed') return showOne(c, { problems: { form: words(c).changed } }, 409)
    const field = outcome === 'indicator' ? 'nyckeltal' : 'exempel'
    return showOne(c, told(c, { raw: input.raw, problems: { [field]: outcome } }, known), 422)
  },
})
forRegion(recommendationDeskRoutes, {
  ...write,
  path: `${one}/steg`,
  form: showForm,
  async answer(c, input) {
    if ('problems' in input) return showOne(c, told(c, input), 422)
    const outcome = await showRecommendation(c.var.visit, {
      id: idOf(c),
      version: versionOf(input),
      act: input.value.gor,
    })
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'done') return back(c, 'flyttat')
    if (outcome === 'changed') return showOne(c, { problems: { form: words(c).changed } }, 409)
    const { lacks } = words(c)
    return showOne(
      c,
      { problems: { form: words(c).lacking(outcome.lacks.map((lack) => lacks[lack]).join(', ')) } },
      422,
    )
  },
})
forRegion(recommendationDeskRoutes, {
  ...write,
  path: `${one}/svar`,
  form: partyAnswerForm,
  async answer(c, input) {
    const { problems: known } = words(c)
    if ('problems' in input) return showOne(c, told(c, input, known), 422)
    const { vem: party, svar: answer, mal: goal, visar: example, varfor: reason } = input.value
    const outcome = await answerForParty(c.var.visit, { id: idOf(c), party, answer, goal, example, reason })
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'done') return back(c, 'sparat')
    const field = { goal: 'mal', example: 'visar', reason: 'varfor' }[outcome]
    return showOne(c, told(c, { raw: input.raw, problems: { [field]: outcome } }, known), 422)
  },
})
