import { type Context, Hono } from 'hono'
import { addressOf } from '../../platform/address.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { formatDate } from '../../shared/texts.ts'
import { answerAsOwner, askOwner } from '../acts/questions.ts'
import { texts } from '../bank/texts/index.ts'
import { answerForm, askForm } from '../form/bank.ts'
import { findExample } from '../queries/examples.ts'
import { findQuestion, type QuestionKind } from '../queries/questions.ts'
import { AskPage, QuestionPage } from '../views/questions.tsx'
import type { Told } from '../views/told.ts'
import { slugIn } from './examples.tsx'
import { open } from './public.tsx'
import { doneIn, said, told, toldIn } from './told.ts'

/** Questions and study visits: asked by anybody, answered within ten working days. */
export const questionRoutes = new Hono<Site>()

async function showAsk(c: Context<Site>, kind: QuestionKind, also: Told = {}, status = 200) {
  const { visit } = c.var
  const example = await inside(visit, (tx) => findExample(tx, slugIn(c)))
  if (!example || example.stage === 'closed') return showState(c, 404)
  const { slug, title } = example
  const day = c.req.query('svar') ?? ''
  const sent = /^20\d\d-\d\d-\d\d$/.test(day)
    ? texts(visit.language).ask.sent(formatDate(visit.language, day))
    : undefined
  return html(c, <AskPage {...{ visit, slug, title, kind }} path={c.req.path} status={sent} {...also} />, status)
}
for (const [place, kind] of [
  ['fraga', 'question'],
  ['studiebesok', 'visit'],
] as const) {
  const path = `/goda-exempel/:slug{[a-z0-9-]+}/${place}`
  route(questionRoutes, { ...open, method: 'get', path, form: null, answer: (c) => showAsk(c, kind) })
  route(questionRoutes, {
    ...open,
    method: 'post',
    path,
    form: askForm,
    async answer(c, input) {
      const { visit } = c.var
      const t = texts(visit.language).ask
      if ('problems' in input) return showAsk(c, kind, toldIn(t.problems, input), 422)
      const { namn: name, mejl: mail, text, webbplats: trap, ritad: drawnAt } = input.value
      const asking = { slug: slugIn(c), kind, name, mail, text, trap, drawnAt, address: addressOf(c) }
      const dueAt = await askOwner(visit, asking)
      if (dueAt) return c.redirect(`${c.req.path}?svar=${dayOf(dueAt)}`, 303)
      return showAsk(c, kind, { ...toldIn({}, { raw: input.raw, problems: { text: t.tooMany } }) }, 422)
    },
  })
}

const path = '/exempelbanken/fragor/:id'
async function showQuestion(c: Context<Site>, also: Told = {}, status = 200) {
  const { visit } = c.var
  const question = await inside(visit, (tx) => findQuestion(tx, idOf(c), visit.actor.municipality))
  return question
    ? html(c, <QuestionPage visit={visit} question={question} status={doneIn(c)} {...also} />, status)
    : showState(c, 404)
}
const own = { policy: 'examples', purpose: null, path } as const
route(questionRoutes, { ...own, method: 'get', form: null, audit: 'none', answer: (c) => showQuestion(c) })
route(questionRoutes, {
  ...own,
  method: 'post',
  form: answerForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showQuestion(c, told(c, input), 422)
    const outcome = await answerAsOwner(c.var.visit, idOf(c), versionOf(input), input.value.svar)
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'done') return c.redirect(`/exempelbanken/fragor/${idOf(c)}?klart=svarat`, 303)
    return showQuestion(c, said('form', texts(c.var.visit.language).staff.changed), 409)
  },
})
