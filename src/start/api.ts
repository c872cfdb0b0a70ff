import { type Context, Hono } from 'hono'
import { z } from 'zod'
import {
  apiFilters,
  apiNames,
  type Card,
  type Course,
  filtersOf,
  listCatalogue,
  listCoursesById,
  minutesFrom,
  seatWord,
} from '../courses/index.ts'
import { cornersOn, listOrganisations } from '../organisations/index.ts'
import { apiRoute, endpoints, paged, pageOf, paging } from '../platform/api.ts'
import { route } from '../platform/route.ts'
import { inside, type Site, type Visit } from '../platform/visit.ts'
import { dayOf } from '../shared/calendar.ts'
import { countyOf } from '../shared/municipality-code.ts'
import { courseReply, municipalityReply, roundReply } from './api-replies.ts'
import { openApi } from './openapi.ts'

/** What everybody may read: the same rows as the pages show without signing in. */
export const apiRoutes = new Hono<Site>()

apiRoute(apiRoutes, {
  path: '/api/v1/municipalities',
  summary: 'Municipalities that take part, with the corner each belongs to today',
  query: z.strictObject({ ...paging }),
  reply: pageOf(municipalityReply),
  async answer(visit, { page, per_page: perPage }, c) {
    const today = dayOf(visit.now)
    const [all, corners] = await inside(
      visit,
      async (tx) =>
        [await listOrganisations(tx, { kinds: ['municipality'], on: today }), await cornersOn(tx, today)] as const,
    )
    const rows = all.map(({ municipality, name, ownName }) => ({
      code: municipality ?? '',
      name,
      own_name: ownName ?? name,
      county: countyOf(municipality ?? ''),
      corner: corners.find(({ municipalities }) => municipalities.includes(municipality ?? ''))?.name ?? null,
    }))
    return paged(c, { rows: rows.slice((page - 1) * perPage, page * perPage), page, perPage, total: all.length })
  },
})

const filterQuery = z.strictObject({ ...apiFilters, ...paging })
type Query = z.infer<typeof filterQuery>

/** Travel time has no meaning without a place to travel from. */
const needsFrom = ({ minutes, sort, from }: Query) =>
  !from && (minutes !== undefined || sort === 'travel')
    ? {
        refused: {
          code: 'badParameter',
          message: 'A parameter has a value that cannot be used.',
          fields: { from: 'needed with minutes and with sort=travel' },
        },
      }
    : undefined

type Range = { page: number; perPage: number; onlyRounds: boolean }
const search = (visit: Visit, query: Query, { page, perPage, onlyRounds }: Range) => {
  const filters = { ...filtersOf(query, apiNames), page }
  const near = minutesFrom(filters.from)
  const around = { language: 'sv', today: dayOf(visit.now), near, withPrice: false } as const
  return inside(visit, (tx) => listCatalogue(tx, { filters, perPage, onlyRounds, ...around }))
}

apiRoute(apiRoutes, {
  path: '/api/v1/rounds',
  summary: 'Rounds that are to come, chosen by the same filters as the catalogue',
  query: filterQuery,
  reply: pageOf(roundReply),
  async answer(visit, query, c) {
    const { page, per_page: perPage } = query
    const refused = needsFrom(query)
    if (refused) return refused
    const { cards, total } = await search(visit, query, { page, perPage, onlyRounds: true })
    const base = visit.services.settings.baseUrl
    return paged(c, { rows: cards.map((card) => roundOf(card, base)), page, perPage, total })
  },
})

function roundOf(card: Card, base: string) {
  const address = `${base}/kurser/${card.slug}/${card.id}`
  return {
    id: card.id,
    course: { id: card.course, slug: card.slug, title: card.title },
    provider: card.provider,
    place: card.place,
    municipality: card.municipalityCode,
    form: card.form,
    starts: card.starts,
    ends: card.ends,
    entry_date: card.entryDate,
    hours_per_week: card.hoursPerWeek,
    intake: card.intake,
    intake_reason: card.intakeReason,
    reopens: card.reopens,
    seats: card.seats,
    seats_left: seatWord({ seats: card.seats ?? 0, seatsTaken: card.seatsTaken ?? 0, reserves: card.reserves ?? 0 }),
    usual_days: card.usualDays,
    travel_minutes: card.minutes,
    next_start: card.nextStart,
    url: address,
    calendar: `${address}/kalender.ics`,
  }
}

/** More rows than a catalogue of today has; courses are picked out of their rounds. */
const everyRow = 10_000

apiRoute(apiRoutes, {
  path: '/api/v1/courses',
  summary: 'Courses with at least one round that the filters choose, or all with none',
  query: filterQuery,
  reply: pageOf(courseReply),
  async answer(visit, query, c) {
    const refused = needsFrom(query)
    if (refused) return refused
    const { cards } = await search(visit, query, { page: 1, perPage: everyRow, onlyRounds: false })
    const ids = [...new Set(cards.map(({ course }) => course))]
    const { page, per_page: perPage } = query
    const shown = ids.slice((page - 1) * perPage, page * perPage)
    const courses = await inside(visit, (tx) => listCoursesById(tx, shown))
    const rows = shown
      .flatMap((id) => courses.filter((course) => course.id === id))
      .map((one) => courseOf(one, cards, visit))
    return paged(c, { rows, page, perPage, total: ids.length })
  },
})

function courseOf(course: Course, cards: Card[], { services }: Visit) {
  return {
    id: course.id,
    slug: course.slug,
    title: course.title,
    ingress: course.ingress,
    kind: course.kind,
    trade: { code: course.trade, name: course.tradeName },
    track: course.track,
    level_in: course.levelIn,
    level_out: course.levelOut,
    certificate: course.certificate,
    language_support: course.languageSupport
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
    credits: course.credits,
    prerequisites: course.prerequisites,
    documents: course.documents,
    rounds: cards.filter((card) => card.course === course.id && card.id !== null).length,
    url: `${services.settings.baseUrl}/kurser/${course.slug}`,
  }
}

route(apiRoutes, {
  method: 'get',
  path: '/api/openapi.json',
  policy: 'everybody',
  purpose: null,
  form: null,
  audit: 'none',
  kind: 'api',
  answer: (c: Context<Site>) => c.json(openApi(endpoints, c.var.visit.services.settings.baseUrl)),
})
