import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Problems } from '../../design/index.ts'
import { listOrganisations, shownName } from '../../organisations/index.ts'
import { idOf, type Raw } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { route, versionOf } from '../../platform/route.ts'
import { inside, type Site, type Tx } from '../../platform/visit.ts'
import { addCourse, addPrice, changeCourse } from '../acts/courses.ts'
import type { ShareKind } from '../domain/price.ts'
import { courseForm } from '../form/course.ts'
import { priceForm } from '../form/price.ts'
import { findCourseById } from '../queries/courses.ts'
import { findChanger, listKeptCourses } from '../queries/keeping.ts'
import { listPrices } from '../queries/prices.ts'
import { texts } from '../texts/index.ts'
import { typedCourse, usualCourse } from '../views/keeping/course-fields.ts'
import { CourseFormPage, KeptCoursesPage } from '../views/keeping/courses.tsx'
import { PricesPage, usualPrice } from '../views/keeping/prices.tsx'
import { type Again, findMine, keepers, said, typedAll } from './kept.ts'

/** /kurstillfallen/kurser and price lists: the texts of courses, and what they cost those who pay. */
export const keepingCourseRoutes = new Hono<Site>()
const path = '/kurstillfallen/kurser'

route(keepingCourseRoutes, {
  ...keepers,
  method: 'get',
  path,
  form: z.looseObject({ klart: z.string().optional() }),
  audit: 'none',
  async answer(c) {
    const { visit } = c.var
    const courses = await inside(visit, (tx) => listKeptCourses(tx, visit.actor))
    return html(c, <KeptCoursesPage visit={visit} courses={courses} said={c.req.query('klart') === 'sparat'} />)
  },
})

const showNew = (c: Context<Site>, status: 200 | 422, again?: Again) => {
  const { visit } = c.var
  const written = again ? typedAll(again.raw) : usualCourse
  return html(
    c,
    <CourseFormPage visit={visit} course={null} typed={written} problems={said(visit, again?.problems ?? {})} />,
    status,
  )
}

route(keepingCourseRoutes, {
  ...keepers,
  method: 'get',
  path: `${path}/ny`,
  form: null,
  audit: 'none',
  answer: (c) => showNew(c, 200),
})

route(keepingCourseRoutes, {
  ...keepers,
  method: 'post',
  path: `${path}/ny`,
  form: courseForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showNew(c, 422, input)
    await addCourse(c.var.visit, input.value)
    return c.redirect(`${path}?klart=sparat`, 303)
  },
})

async function showChange(c: Context<Site>, status: 200 | 409 | 422, again?: Again) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const kept = await listKeptCourses(tx, visit.actor)
    const course = kept.find(({ id, mine }) => mine && id === idOf(c)) && (await findCourseById(tx, idOf(c)))
    return course && { course, changer: await findChanger(tx, 'course', course.id) }
  })
  if (!found) return showState(c, 404)
  const { course, changer } = found
  const other = again?.conflict ? { who: changer.who, at: changer.at ?? visit.now } : undefined
  const written = again ? typedAll(again.raw) : typedCourse(course)
  const problems = said(visit, again?.problems ?? {})
  return html(
    c,
    <CourseFormPage visit={visit} course={course} typed={written} problems={problems} other={other} />,
    status,
  )
}

route(keepingCourseRoutes, {
  ...keepers,
  method: 'get',
  path: `${path}/:id`,
  form: null,
  audit: 'none',
  answer: (c) => showChange(c, 200),
})

route(keepingCourseRoutes, {
  ...keepers,
  method: 'post',
  path: `${path}/:id`,
  form: courseForm,
  audit: 'write',
  async answer(c, input) {
    if ('problems' in input) return showChange(c, 422, input)
    const outcome = await changeCourse(c.var.visit, { id: idOf(c), version: versionOf(input) }, input.value)
    if (outcome === 'changed') return c.redirect(`${path}?klart=sparat`, 303)
    return outcome.refused === 'conflict' ? showChange(c, 409, { raw: input.raw, conflict: true }) : showState(c, 404)
  },
})

/** Authorities pay their part as Arbetsförmedlingen does, municipalities theirs; owner and associations pay projects. */
const paysAs: Partial<Record<string, ShareKind>> = {
  authority: 'af',
  municipality: 'municipality',
  owner: 'project',
  association: 'project',
}
async function listPayers(tx: Tx) {
  const all = await listOrganisations(tx, { kinds: ['authority', 'owner', 'association', 'municipality'] })
  return {
    options: all.map((one) => ({ value: one.id, text: shownName(one) })),
    kinds: new Map(all.flatMap(({ id, kind }) => (paysAs[kind] ? [[id, paysAs[kind]] as const] : []))),
  }
}

async function showPrices(c: Context<Site>, status: 200 | 422, again?: { raw: Raw; problems: Problems }) {
  const { visit } = c.var
  const found = await inside(visit, async (tx) => {
    const round = await findMine(tx, visit, idOf(c))
    return round && { round, prices: await listPrices(tx, round), payers: (await listPayers(tx)).options }
  })
  if (!found) return showState(c, 404)
  const own = found.prices.filter(({ round }) => round === null || round === found.round.id)
  const written = again ? typedAll(again.raw) : usualPrice
  return html(
    c,
    <PricesPage visit={visit} {...found} prices={own} typed={written} problems={again?.problems ?? {}} />,
    status,
  )
}

route(keepingCourseRoutes, {
  ...keepers,
  method: 'get',
  path: '/kurstillfallen/:id/priser',
  form: null,
  audit: 'none',
  answer: (c) => showPrices(c, 200),
})

route(keepingCourseRoutes, {
  ...keepers,
  method: 'post',
  path: '/kurstillfallen/:id/priser',
  form: priceForm,
  audit: 'write',
  async answer(c, input) {
    const { visit } = c.var
    const t = texts(visit.language).staff.problems
    const refuse = (problems: Problems) => showPrices(c, 422, { raw: input.raw, problems })
    if ('problems' in input) return refuse(said(visit, input.problems))
    const payers = (await inside(visit, listPayers)).kinds
    const outcome = await addPrice(visit, { round: idOf(c), payers }, input.value)
    if (outcome === 'missing') return showState(c, 404)
    if (outcome === 'added') return c.redirect(`/kurstillfallen/${idOf(c)}/priser`, 303)
    if (outcome === 'tooEarly') return refuse({ validFrom: t.tooEarly })
    return refuse(outcome === 'payer' ? { 'payer-1': t.payer } : { 'share-1': t.shares })
  },
})
