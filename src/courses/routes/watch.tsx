import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Contact, canReach, isShown } from '../../accounts/index.ts'
import { idOf, type Raw, typed } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { askWatch, askWatches, confirmWatch, endWatch, readExercise } from '../acts/watches.ts'
import { offerOf } from '../domain/intake.ts'
import { linkForm, watchesForm, watchForm } from '../form/watch.ts'
import { idIn, tokenOf } from '../links.ts'
import { findCourse } from '../queries/courses.ts'
import { findRound } from '../queries/rounds.ts'
import { listBehind } from '../queries/watches.ts'
import { texts } from '../texts/index.ts'
import { SentPage, WatchesPage, WatchGonePage, WatchLinkPage, WatchPage } from '../views/watch.tsx'

/** Bevakningar: anybody waits for a course to open, without an account, and ends it when they like. */
export const watchRoutes = new Hono<Site>()
const open = { policy: 'everybody', purpose: null, audit: 'none' } as const

const waysOf = ({ services: { settings } }: Visit) => ({
  mail: canReach(settings, 'mail'),
  phone: canReach(settings, 'phone'),
})

/** A start that one can apply to now is no start to wait for. */
function findWatched(c: Context<Site>, id: string | undefined) {
  const { visit } = c.var
  return inside(visit, async (tx) => {
    const course = await findCourse(tx, c.req.param('slug') ?? '')
    if (!course) return undefined
    const round = z.uuid().safeParse(id).success ? await findRound(tx, id ?? '') : undefined
    const waits = round?.course === course.id && offerOf(round, dayOf(visit.now)) === 'watch'
    return { course, round: waits ? round : null }
  })
}

async function showForm(c: Context<Site>, status: 200 | 422, again?: { raw: Raw; problem: Record<string, string> }) {
  const { visit } = c.var
  const found = await findWatched(c, again ? typed(again.raw, 'what') : c.req.query('tillfalle'))
  if (!found) return showState(c, 404)
  const raw = again?.raw
  const what = (raw && typed(raw, 'what')) || found.round?.id || 'course'
  const written = {
    what,
    contact: raw ? typed(raw, 'contact') : '',
    language: raw ? typed(raw, 'language') : visit.language,
  }
  return html(
    c,
    <WatchPage visit={visit} {...found} ways={waysOf(visit)} typed={written} problems={again?.problem} />,
    status,
  )
}

const said = (visit: Visit, problems: Record<string, string>) => {
  const t = texts(visit.language).problems
  const key = (name: string) => (name === 'contact' && !waysOf(visit).phone ? 'mailOnly' : name)
  return Object.fromEntries(
    Object.entries(problems).map(([field, name]) => [field, t[key(name) as keyof typeof t] ?? t.contact]),
  )
}

route(watchRoutes, {
  ...open,
  method: 'get',
  path: '/kurser/:slug/bevaka',
  form: null,
  answer: (c) => showForm(c, 200),
})

/** The letter's own link stands in the address only where a demonstration shows the letter instead of sending it. */
function sent(
  visit: Visit,
  about: 'kurs' | 'lista',
  { notice, kind }: { notice: string | null; kind: Contact['kind'] },
) {
  const shown = notice && isShown(visit.services.settings, kind)
  const exercise = shown ? `&ovning=${tokenOf(visit.services, 'watch', notice)}` : ''
  return `/bevakningar/skickat?om=${about}${exercise}`
}

route(watchRoutes, {
  ...open,
  method: 'post',
  path: '/kurser/:slug/bevaka',
  form: watchForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return showForm(c, 422, { raw: input.raw, problem: said(visit, input.problems) })
    const { what, contact, language } = input.value
    if (!waysOf(visit)[contact.kind]) {
      return showForm(c, 422, { raw: input.raw, problem: said(visit, { contact: 'contact' }) })
    }
    const found = await findWatched(c, what)
    if (!found) return showState(c, 404)
    const notice = await askWatch(visit, { course: found.course.id, round: found.round?.id ?? null, contact, language })
    return c.redirect(sent(visit, 'kurs', { notice, kind: contact.kind }), 303)
  },
})

const showMine = (c: Context<Site>, status: 200 | 422, again?: { raw: Raw; problem: Record<string, string> }) =>
  html(
    c,
    <WatchesPage
      visit={c.var.visit}
      typed={again ? typed(again.raw, 'contact') : ''}
      ways={waysOf(c.var.visit)}
      problems={again?.problem}
    />,
    status,
  )

route(watchRoutes, { ...open, method: 'get', path: '/bevakningar', form: null, answer: (c) => showMine(c, 200) })

route(watchRoutes, {
  ...open,
  method: 'post',
  path: '/bevakningar',
  form: watchesForm,
  async answer(c, input) {
    const { visit } = c.var
    if ('problems' in input) return showMine(c, 422, { raw: input.raw, problem: said(visit, input.problems) })
    const notice = await askWatches(visit, input.value.contact)
    return c.redirect(sent(visit, 'lista', { notice, kind: input.value.contact.kind }), 303)
  },
})

const sentForm = z.object({ om: z.enum(['kurs', 'lista']).catch('kurs'), ovning: z.string().max(60).catch('') })

route(watchRoutes, {
  ...open,
  method: 'get',
  path: '/bevakningar/skickat',
  form: sentForm,
  async answer(c, input) {
    const { visit } = c.var
    const { om = 'kurs', ovning = '' } = 'value' in input ? input.value : {}
    const notice = idIn(visit.services, 'watch', ovning)
    const exercise = notice ? await readExercise(visit.services, notice) : null
    return html(c, <SentPage visit={visit} about={om === 'kurs' ? 'watch' : 'list'} exercise={exercise} />)
  },
})

const noticeIn = (c: Context<Site>) =>
  idIn(c.var.visit.services, 'watch', c.req.param('token') ?? '') ?? idOf(c, 'token')
const showGone = (c: Context<Site>) => html(c, <WatchGonePage visit={c.var.visit} />, 404)

route(watchRoutes, {
  ...open,
  method: 'get',
  path: '/bevakningar/:token',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const rows = await inside(visit, (tx) => listBehind(tx, noticeIn(c), visit.now))
    if (rows.length === 0) return showGone(c)
    return html(c, <WatchLinkPage visit={visit} token={c.req.param('token') ?? ''} rows={rows} />)
  },
})

route(watchRoutes, {
  ...open,
  method: 'post',
  path: '/bevakningar/:token',
  form: linkForm,
  async answer(c, input) {
    const { visit } = c.var
    const notice = idIn(visit.services, 'watch', c.req.param('token') ?? '')
    if (!notice || 'problems' in input) return notice ? showState(c, 400) : showGone(c)
    const { act, watch } = input.value
    const done = act === 'confirm' ? await confirmWatch(visit, notice) : await endWatch(visit, { notice, watch })
    return done ? c.redirect(c.req.path, 303) : showGone(c)
  },
})
