import { Hono } from 'hono'
import { html } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { answerQuestion, readQuestion } from '../acts/answers.ts'
import { answerForm, doneForm } from '../form.ts'
import { AnsweredPage, QuestionGonePage, QuestionPage } from '../views/question.tsx'

/** /utskick/:token: the link of a message. Opening it does nothing, for others open links too; its button answers. */
export const questionRoutes = new Hono<Site>()
const forAll = { policy: 'everybody', purpose: null, path: '/utskick/:token' } as const

route(questionRoutes, {
  ...forAll,
  method: 'get',
  form: doneForm,
  audit: 'none',
  async answer(c, input) {
    const { visit } = c.var
    const question = await readQuestion(visit, c.req.param('token') ?? '')
    if (!question) return html(c, <QuestionGonePage visit={visit} />, 404)
    if (!question.isOpen) {
      const thanks = 'value' in input && input.value.klart !== undefined
      return html(c, <AnsweredPage visit={visit} question={question} thanks={thanks} />)
    }
    if (!c.req.query('sprak')) return c.redirect(`${c.req.path}?sprak=${question.language}`, 303)
    return html(c, <QuestionPage visit={visit} question={question} of={c.req.path} />)
  },
})

route(questionRoutes, {
  ...forAll,
  method: 'post',
  form: answerForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const token = c.req.param('token') ?? ''
    if ('problems' in input) {
      const question = await readQuestion(visit, token)
      if (!question) return html(c, <QuestionGonePage visit={visit} />, 404)
      return html(c, <QuestionPage visit={visit} question={question} of={c.req.path} problem />, 422)
    }
    const outcome = await answerQuestion(visit, token, input.value)
    if (outcome === 'missing') return html(c, <QuestionGonePage visit={visit} />, 404)
    return c.redirect(`${c.req.path}${outcome === 'saved' ? '?klart=1' : ''}`, 303)
  },
})
