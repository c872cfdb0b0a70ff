import { Hono } from 'hono'
import { z } from 'zod'
import { noticeTexts } from '../../notices/index.ts'
import { listOwn, OwnPage } from '../../people/index.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site } from '../../platform/visit.ts'
import { askWhy } from '../acts/questions.ts'
import { listLooks, listOwnQuestions } from '../queries/looks.ts'
import { texts } from '../texts/index.ts'
import { correctPath, requestsPath, restrictPath } from '../views/requests.tsx'
import { QuestionsPage, questionsPath, WhoPage } from '../views/who.tsx'
import { ownProblemsOf } from './common.ts'

/** Who has looked, and "Jag förstår inte varför". Reading about oneself leaves no line. */
export const whoRoutes = new Hono<Site>()
export const own = { policy: 'newcomer', purpose: 'ownPages', level: 'phone' } as const

route(whoRoutes, {
  ...own,
  method: 'get',
  path: '/mina-uppgifter',
  form: null,
  audit: 'read',
  async answer(c) {
    const { visit } = c.var
    const t = texts(visit.language).own
    const [person] = await inside(visit, (tx) => listOwn(tx, visit))
    const more = [
      { href: '/mina-uppgifter/aviseringar', text: noticeTexts(visit.language).settings.title },
      { href: '/mina-uppgifter/utdrag', text: t.extract },
      { href: correctPath, text: t.correct },
      { href: restrictPath, text: t.restrict },
      { href: requestsPath, text: t.requests },
    ]
    return html(c, <OwnPage visit={visit} person={person} more={more} />)
  },
})

const pageOf = 50
route(whoRoutes, {
  ...own,
  method: 'get',
  path: '/mina-uppgifter/vem-har-tittat',
  form: z.object({ fore: z.coerce.number().int().positive().optional().catch(undefined) }),
  audit: 'read',
  async answer(c, input) {
    const { visit } = c.var
    const before = ('value' in input ? input.value.fore : undefined) ?? null
    const found = await inside(visit, (tx) => listLooks(tx, before, pageOf + 1))
    const looks = found.slice(0, pageOf)
    const older = found.length > pageOf ? (looks.at(-1)?.seq ?? null) : null
    return html(c, <WhoPage visit={visit} looks={looks} older={older} isFirst={before === null} />)
  },
})

route(whoRoutes, {
  ...own,
  method: 'get',
  path: questionsPath,
  form: z.object({ klart: z.string().max(20).optional().catch(undefined) }),
  audit: 'read',
  async answer(c, input) {
    const questions = await inside(c.var.visit, listOwnQuestions)
    const sent = 'value' in input && input.value.klart === 'skickad'
    return html(c, <QuestionsPage visit={c.var.visit} questions={questions} sent={sent} />)
  },
})

route(whoRoutes, {
  ...own,
  method: 'post',
  path: questionsPath,
  form: z.object({ rad: z.coerce.number('line').int('line').positive('line').max(Number.MAX_SAFE_INTEGER, 'line') }),
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) {
      const questions = await inside(visit, listOwnQuestions)
      const problems = ownProblemsOf(visit, input.problems)
      return html(c, <QuestionsPage visit={visit} questions={questions} problems={problems} />, 422)
    }
    if ((await askWhy(visit, input.value.rad)) === 'missing') return showState(c, 404)
    return c.redirect(`${questionsPath}?klart=skickad`, 303)
  },
})
