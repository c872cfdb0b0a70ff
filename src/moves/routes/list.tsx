import { type Context, Hono } from 'hono'
import { moving, stateTexts } from '../../applications/index.ts'
import { idOf, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { answerMove, type Outcome } from '../acts/answer.ts'
import { answerRequest } from '../acts/request.ts'
import { answerForm, requestForm } from '../form.ts'
import { findMove, listMoves } from '../queries/moves.ts'
import { listRequests } from '../queries/requests.ts'
import { texts } from '../texts/index.ts'
import { ListPage } from '../views/list.tsx'
import { MovePage, type MoveProps } from '../views/one.tsx'
import { said } from '../views/words.tsx'

/** /flyttar: who is on the way here and from here, and the answer. */
export const listRoutes = new Hono<Site>()
const purpose = 'handleApplication'

async function showList(c: Context<Site>, problem?: string, code: 200 | 409 = 200) {
  const { visit } = c.var
  const [moves, requests] = await inside(
    visit,
    async (tx) => [await listMoves(tx, visit), await listRequests(tx, visit, moving)] as const,
  )
  const saved = texts(visit.language).list.saved as Record<string, string>
  const status = saved[c.req.query('klart') ?? '']
  return html(
    c,
    <ListPage visit={visit} actor={visit.actor} moves={moves} requests={requests} status={status} problem={problem} />,
    code,
  )
}

route(listRoutes, {
  policy: 'moves',
  purpose,
  method: 'get',
  path: '/flyttar',
  form: null,
  audit: 'read',
  answer: (c) => showList(c),
})

type Told = Pick<MoveProps, 'problems' | 'answer' | 'reason'>
async function showOne(c: Context<Site>, told: Told = {}, code: 200 | 409 | 422 = 200) {
  const { visit } = c.var
  const move = await inside(visit, (tx) => findMove(tx, visit, idOf(c)))
  return move ? html(c, <MovePage visit={visit} actor={visit.actor} move={move} {...told} />, code) : showState(c, 404)
}

route(listRoutes, {
  policy: 'moves',
  purpose,
  method: 'get',
  path: '/flyttar/:id',
  form: null,
  audit: 'read',
  answer: (c) => showOne(c),
})

function finish(c: Context<Site>, outcome: Outcome, done: string, told: Told = {}) {
  const { language } = c.var.visit
  if (outcome === 'missing') return showState(c, 404)
  if (outcome === 'done') return c.redirect(`/flyttar?klart=${done}`, 303)
  if (outcome === 'changed') return showOne(c, { ...told, problems: { form: texts(language).why.movedOn } }, 409)
  const text = 'why' in outcome ? texts(language).why[outcome.why] : stateTexts(language).refusal[outcome.notNow]
  return showOne(c, { ...told, problems: { form: text } }, 409)
}

route(listRoutes, {
  policy: 'sendsMoves',
  purpose,
  method: 'post',
  path: '/flyttar/:id/svar',
  form: answerForm,
  audit: 'write',
  async answer(c, input) {
    const told = { answer: typed(input.raw, 'answer'), reason: typed(input.raw, 'reason') }
    if ('problems' in input) return showOne(c, { ...told, problems: said(c.var.visit, input.problems) }, 422)
    const { answer, reason } = input.value
    const wish = { act: answer, reason, version: versionOf(input) }
    return finish(c, await answerMove(c.var.visit, idOf(c), wish), answer === 'accept' ? 'mottagen' : 'nej', told)
  },
})

route(listRoutes, {
  policy: 'sendsMoves',
  purpose,
  method: 'post',
  path: '/flyttar/:id/aterta',
  form: null,
  audit: 'write',
  async answer(c, input) {
    const wish = { act: 'withdraw', reason: '', version: versionOf(input) } as const
    return finish(c, await answerMove(c.var.visit, idOf(c), wish), 'aterta')
  },
})

route(listRoutes, {
  policy: 'sendsMoves',
  purpose,
  method: 'post',
  path: '/flyttar/begaran/:id/svar',
  form: requestForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const t = texts(visit.language)
    if ('problems' in input) return showList(c, t.problems.answer, 409)
    const wish = { act: input.value.answer, version: versionOf(input), splitDay: null }
    const outcome = await answerRequest(visit, idOf(c), wish)
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'done') return c.redirect('/flyttar?klart=begaran', 303)
    if (typeof outcome === 'object' && 'problem' in outcome) return showList(c, t.send[outcome.problem], 409)
    return showList(c, t.why.movedOn, 409)
  },
})
