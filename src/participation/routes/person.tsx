import { type Context, Hono } from 'hono'
import { idOf, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import type { Site } from '../../platform/visit.ts'
import { readDay } from '../../shared/typed-day.ts'
import { noteAbsence, readAbsences } from '../acts/absence.ts'
import { answerOutcome, readQuestions } from '../acts/outcome.ts'
import { absenceForm, outcomeForm } from '../form.ts'
import { texts } from '../texts/index.ts'
import { AbsencePage } from '../views/absence.tsx'
import { OutcomePage } from '../views/outcome.tsx'

/** One person on a course: absence, and what became of it. */
export const personRoutes = new Hono<Site>()
const school = { policy: 'school', purpose: 'followUp' } as const
const concerned = { policy: 'thoseConcerned', purpose: 'followUp' } as const

type Typed = { day: string; month: string; year: string }
type Told = { typed?: Typed; problem?: string; status?: string | undefined }
async function showAbsence(c: Context<Site>, told: Told = {}, code: 200 | 409 | 422 = 200) {
  const { visit } = c.var
  const found = await readAbsences(visit, idOf(c))
  return found ? html(c, <AbsencePage visit={visit} found={found} {...told} />, code) : showState(c, 404)
}

route(personRoutes, {
  ...school,
  method: 'get',
  path: '/ansokningar/:id/franvaro',
  form: null,
  audit: 'read',
  answer: (c) =>
    showAbsence(c, { status: c.req.query('klart') ? texts(c.var.visit.language).absence.noted : undefined }),
})

/** `3 mars` as well as `3` and `3`: without a year it is the latest such day. */
function dayIn({ day, month, year }: Typed, now: Date) {
  const text = [day, month, year].filter((part) => part.trim() !== '').join(' ')
  const found = readDay(text, now)
  if (!found || year.trim() !== '' || /\d{4}/.test(text) || found <= now.toISOString().slice(0, 10)) return found
  return readDay(`${text} ${Number(found.slice(0, 4)) - 1}`, now)
}

route(personRoutes, {
  ...school,
  method: 'post',
  path: '/ansokningar/:id/franvaro',
  form: absenceForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const t = texts(visit.language)
    const part = (name: string) => typed(input.raw, `day-${name}`)
    const written = { day: part('day'), month: part('month'), year: part('year') }
    if ('problems' in input) return showAbsence(c, { typed: written, problem: t.problems.form }, 422)
    const noted = await noteAbsence(visit, idOf(c), { act: input.value.act, day: dayIn(written, visit.now) })
    if (noted === 'missing') return showState(c, 404)
    if (noted === 'notOngoing') return showAbsence(c, { typed: written, problem: t.problems.form }, 409)
    if (noted === 'noted') return c.redirect(`/ansokningar/${idOf(c)}/franvaro?klart=1`, 303)
    return showAbsence(c, { typed: written, problem: t.day[noted.day] }, 422)
  },
})

type Redrawn = Pick<Parameters<typeof OutcomePage>[0], 'again' | 'status'>
async function showOutcome(c: Context<Site>, redrawn: Redrawn = {}, code: 200 | 409 | 422 = 200) {
  const { visit } = c.var
  const questions = await readQuestions(visit, idOf(c))
  if (!questions) return showState(c, 404)
  const own = visit.actor.person === questions.application.person
  return html(c, <OutcomePage visit={visit} questions={questions} own={own} {...redrawn} />, code)
}

route(personRoutes, {
  ...concerned,
  method: 'get',
  path: '/ansokningar/:id/utfall',
  form: null,
  audit: 'read',
  answer: (c) =>
    showOutcome(c, { status: c.req.query('klart') ? texts(c.var.visit.language).outcome.thanks : undefined }),
})

route(personRoutes, {
  ...concerned,
  method: 'post',
  path: '/ansokningar/:id/utfall',
  form: outcomeForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showOutcome(c, { again: input }, 422)
    const saved = await answerOutcome(c.var.visit, idOf(c), input.value)
    if (saved === 'missing') return showState(c, 404)
    if (saved === 'nothingAsked') return showOutcome(c, {}, 409)
    return c.redirect(`/ansokningar/${idOf(c)}/utfall?klart=1`, 303)
  },
})
