import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { shareCourse } from '../acts/shares.ts'
import { shareForm } from '../form/watch.ts'
import { idIn, tokenOf } from '../links.ts'
import { findCourse, findCourseById, listRoundsOfCourse } from '../queries/courses.ts'
import { findRound } from '../queries/rounds.ts'
import { findOwnShare, findShared, type Shared } from '../queries/shares.ts'
import { texts } from '../texts/index.ts'
import { CoursePage } from '../views/course.tsx'
import { RoundPage } from '../views/round.tsx'
import { SharedPage, ShareGonePage, SharePage } from '../views/share.tsx'
import { findWithOthers, mayShare } from './course.tsx'

/** A course sent to a person by those who advise: the link needs no account and says nothing of the person. */
export const shareRoutes = new Hono<Site>()
const advisers = { policy: 'begins', purpose: null } as const

/** The course, and the start when the address names one. */
function findSent(c: Context<Site>) {
  return inside(c.var.visit, async (tx) => {
    const course = await findCourse(tx, c.req.param('slug') ?? '')
    const named = c.req.param('round') !== undefined
    const round = named ? await findRound(tx, idOf(c, 'round')) : undefined
    if (!course || (named && round?.course !== course.id)) return undefined
    return { course, round: round ?? null }
  })
}

async function showForm(c: Context<Site>, status: 200 | 422) {
  const { visit } = c.var
  const found = await findSent(c)
  if (!found) return showState(c, 404)
  const back = c.req.path.replace(/\/dela$/, '')
  const problems = status === 422 ? { language: texts(visit.language).problems.language } : undefined
  return html(
    c,
    <SharePage visit={visit} course={found.course} of={c.req.path} back={back} problems={problems} />,
    status,
  )
}

for (const path of ['/kurser/:slug/dela', '/kurser/:slug/:round/dela']) {
  route(shareRoutes, { ...advisers, method: 'get', path, form: null, audit: 'none', answer: (c) => showForm(c, 200) })
  route(shareRoutes, {
    ...advisers,
    method: 'post',
    path,
    form: shareForm,
    audit: 'write',
    async answer(c, input) {
      if ('problems' in input) return showForm(c, 422)
      const found = await findSent(c)
      if (!found) return showState(c, 404)
      const { course, round } = found
      const made = await shareCourse(c.var.visit, { course: course.id, round: round?.id ?? null, ...input.value })
      return made ? c.redirect(`/kurser/${course.slug}/dela/${made}`, 303) : showState(c, 404)
    },
  })
}

route(shareRoutes, {
  ...advisers,
  method: 'get',
  path: '/kurser/:slug/dela/:id',
  form: null,
  audit: 'none',
  async answer(c) {
    const { visit } = c.var
    const own = await inside(visit, (tx) => findOwnShare(tx, idOf(c)))
    if (!own) return showState(c, 404)
    const { baseUrl } = visit.services.settings
    const link = `${baseUrl}/delad-kurs/${tokenOf(visit.services, 'share', own.id)}?sprak=${own.language}`
    const back = `/kurser/${c.req.param('slug')}${own.round ? `/${own.round}` : ''}`
    return html(c, <SharedPage visit={visit} link={link} until={own.endsAt} back={back} again={`${back}/dela`} />)
  },
})

async function findShown(tx: Tx, visit: Visit, { course: id, round }: Shared) {
  if (round) return { kind: 'round' as const, found: await findWithOthers(tx, visit, round) }
  const course = await findCourseById(tx, id)
  return { kind: 'course' as const, found: course && { course, rounds: await listRoundsOfCourse(tx, id) } }
}

route(shareRoutes, {
  method: 'get',
  path: '/delad-kurs/:token',
  policy: 'everybody',
  purpose: null,
  form: z.looseObject({}),
  audit: 'none',
  async answer(c) {
    const { visit } = c.var
    const id = idIn(visit.services, 'share', c.req.param('token') ?? '')
    const seen = await inside(visit, async (tx) => {
      const shared = id ? await findShared(tx, id, visit.now) : undefined
      return shared && { shared, shown: await findShown(tx, visit, shared) }
    })
    if (!seen?.shown.found) return html(c, <ShareGonePage visit={visit} />, 404)
    if (!c.req.query('sprak')) return c.redirect(`${c.req.path}?sprak=${seen.shared.language}`, 303)
    const around = { visit, today: dayOf(visit.now), mayShare: mayShare(visit), back: '/kurser', sent: true }
    if (seen.shown.kind === 'round') return html(c, <RoundPage {...around} {...seen.shown.found} />)
    return html(c, <CoursePage {...around} {...seen.shown.found} />)
  },
})
