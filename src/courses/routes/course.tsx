import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { listOrganisations, shownName } from '../../organisations/index.ts'
import { idOf } from '../../platform/input.ts'
import { html, showState } from '../../platform/pages.tsx'
import { mayOpen } from '../../platform/policies.ts'
import { route } from '../../platform/route.ts'
import { inside, type Site, type Tx, type Visit } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { calendarFile } from '../../shared/ics.ts'
import { seesPrices } from '../domain/price.ts'
import type { RoundFacts } from '../domain/round.ts'
import { findCourse, listRoundsOfCourse } from '../queries/courses.ts'
import { findPriceInForce } from '../queries/prices.ts'
import { findRound, listRounds } from '../queries/rounds.ts'
import { calendarOf } from '../views/calendar.ts'
import { ComparePage } from '../views/compare.tsx'
import { CoursePage } from '../views/course.tsx'
import { RoundPage, type StaffFacts } from '../views/round.tsx'
import { cameFrom } from './came-from.ts'

/** /kurser/:slug and below: a course, its starts, and up to three of them beside each other. */
export const coursePageRoutes = new Hono<Site>()
const open = { method: 'get', policy: 'everybody', purpose: null, audit: 'none' } as const

export const mayShare = ({ actor }: Visit): boolean => mayOpen('begins', actor.role)

const mostCompared = 3
const one = z.string().transform((id) => [id])
const compareForm = z.object({ tillfalle: z.array(z.string()).or(one).catch([]).default([]) })

route(coursePageRoutes, {
  ...open,
  path: '/kurser/jamfor',
  form: compareForm,
  async answer(c, input) {
    const asked =
      'value' in input ? [...new Set(input.value.tillfalle)].filter((id) => z.uuid().safeParse(id).success) : []
    const wanted = asked.slice(0, mostCompared)
    const found = await inside(c.var.visit, (tx) => listRounds(tx, wanted))
    const rounds = wanted.flatMap((id) => found.filter((round) => round.id === id))
    const today = dayOf(c.var.visit.now)
    const tooMany = asked.length > mostCompared
    return html(
      c,
      <ComparePage visit={c.var.visit} rounds={rounds} today={today} tooMany={tooMany} back={cameFrom(c, '/kurser')} />,
    )
  },
})

route(coursePageRoutes, {
  ...open,
  path: '/kurser/:slug',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const found = await inside(visit, async (tx) => {
      const course = await findCourse(tx, c.req.param('slug') ?? '')
      return course && { course, rounds: await listRoundsOfCourse(tx, course.id) }
    })
    if (!found) return showState(c, 404)
    const around = { today: dayOf(visit.now), back: cameFrom(c, '/kurser'), mayShare: mayShare(visit) }
    return html(c, <CoursePage visit={visit} {...found} {...around} />)
  },
})

async function staffFactsOf(tx: Tx, visit: Visit, round: RoundFacts): Promise<StaffFacts | null> {
  if (!seesPrices(visit.actor.role)) return null
  const price = await findPriceInForce(tx, round, round.starts)
  const ids = (price?.shares ?? []).flatMap(({ payer }) => payer ?? [])
  const payers = ids.length === 0 ? [] : await listOrganisations(tx, { ids })
  return { price, payers: new Map(payers.map((payer) => [payer.id, shownName(payer)])) }
}

/** The round with the other starts to come, the nearest first. */
export async function findWithOthers(tx: Tx, visit: Visit, id: string) {
  const round = await findRound(tx, id)
  if (!round) return undefined
  const today = dayOf(visit.now)
  const all = await listRoundsOfCourse(tx, round.course)
  const others = all.filter((other) => other.id !== id && other.starts >= today).toReversed()
  return { round, others, staff: await staffFactsOf(tx, visit, round) }
}

async function showRound(c: Context<Site>) {
  const { visit } = c.var
  const found = await inside(visit, (tx) => findWithOthers(tx, visit, idOf(c, 'round')))
  if (!found) return showState(c, 404)
  const { slug, id } = found.round
  if (slug !== c.req.param('slug')) return c.redirect(`/kurser/${slug}/${id}`, 303)
  return html(c, <RoundPage visit={visit} {...found} today={dayOf(visit.now)} mayShare={mayShare(visit)} />)
}

route(coursePageRoutes, { ...open, path: '/kurser/:slug/:round', form: null, answer: showRound })

route(coursePageRoutes, {
  ...open,
  path: '/kurser/:slug/:round/kalender.ics',
  kind: 'file',
  form: null,
  async answer(c) {
    const { visit } = c.var
    const round = await inside(visit, (tx) => findRound(tx, idOf(c, 'round')))
    if (!round) return showState(c, 404)
    const file = calendarFile(calendarOf(visit, round, visit.services.settings.baseUrl), visit.now)
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${round.slug}-${round.starts}.ics"`,
    })
  },
})
