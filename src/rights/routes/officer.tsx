import { type Context, Hono } from 'hono'
import { record } from '../../platform/audit.ts'
import { idOf, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { answerQuestion } from '../acts/questions.ts'
import { answerForm, doneForm } from '../form.ts'
import { countLate, findAskedLine, findQuestion, listQuestions } from '../queries/looks.ts'
import { AnswerPage, OfficerPage } from '../views/officer.tsx'
import { isDone, problemsOf } from './common.ts'

/** /fragor-om-insyn: what people do not understand in their log, for the data protection officer. Nobody's name is read here. */
export const officerRoutes = new Hono<Site>()
const officer = { policy: 'dataProtectionOfficer', purpose: 'reviewLog' } as const

route(officerRoutes, {
  ...officer,
  method: 'get',
  path: '/fragor-om-insyn',
  form: doneForm,
  audit: 'read',
  async answer(c, input) {
    const { visit } = c.var
    const read = await inside(visit, async (tx) => ({
      questions: await listQuestions(tx, visit.actor.municipality ?? ''),
      late: await countLate(tx, visit.now),
    }))
    return html(c, <OfficerPage visit={visit} {...read} sent={isDone(input, 'skickat')} />)
  },
})

type Drawn = { typed: string; problems: Record<string, string>; status: 200 | 422 }
async function draw(c: Context<Site>, drawn: Drawn) {
  const { visit } = c.var
  const read = await inside(visit, async (tx) => {
    const question = await findQuestion(tx, visit.actor.municipality ?? '', idOf(c))
    if (!question) return undefined
    const { municipality, person, id } = question
    await record(tx, visit, { verb: 'read', municipality, person, about: { kind: 'question', id } })
    return { question, line: await findAskedLine(tx, question) }
  })
  if (!read) return showState(c, 404)
  return html(c, <AnswerPage visit={visit} {...read} {...drawn} />, drawn.status)
}

const one = '/fragor-om-insyn/:id'
route(officerRoutes, {
  ...officer,
  method: 'get',
  path: one,
  form: null,
  audit: 'read',
  answer: (c) => draw(c, { typed: '', problems: {}, status: 200 }),
})
route(officerRoutes, {
  ...officer,
  method: 'post',
  path: one,
  form: answerForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input)
      return draw(c, { typed: typed(input.raw, 'answer'), problems: problemsOf(visit, input.problems), status: 422 })
    const answering = { id: idOf(c), version: versionOf(input), answer: input.value.answer }
    const outcome = await answerQuestion(visit, answering)
    if (outcome !== 'done') return showState(c, outcome === 'missing' ? 404 : 409)
    return c.redirect('/fragor-om-insyn?klart=skickat', 303)
  },
})
