import { publishUsualDays } from '../../courses/index.ts'
import { asSystem, inside, type Services } from '../../platform/visit.ts'
import { type Of, type Scope, type Stay, spread, usualTime } from '../domain/usual-time.ts'
import { listAnswers, listStays, replaceUsualTimes, type UsualRow } from '../queries/due.ts'

/** Older stays say nothing about how long it takes now. */
const months = 24

/** Every night: how long each step has taken lately, and how long the first answer to a course. */
export async function publishUsualTimes(services: Services): Promise<void> {
  const since = new Date(services.clock())
  since.setUTCMonth(since.getUTCMonth() - months)
  await asSystem(services, { municipality: null, purpose: 'handleApplication' }, (visit) =>
    inside(visit, async (tx) => {
      await replaceUsualTimes(tx, usualRows(await listStays(tx, since)))
      const answers = await listAnswers(tx, since)
      await publishUsualDays(
        tx,
        answers.map(({ course, days }) => ({ course, days: spread(days).median })),
      )
    }),
  )
}

/** Nothing that could be a course, a home or a kind: so that only the wanted scope can answer. */
const none = ''
const asked: Record<Scope, (stay: Stay) => Of> = {
  courseAndHome: ({ state, course, home }) => ({ state, course, home, kind: none }),
  course: ({ state, course }) => ({ state, course, home: none, kind: none }),
  kind: ({ state, kind }) => ({ state, course: none, home: none, kind }),
}

/** A row for each step and scope that enough have left; the others are not known yet. */
function usualRows(stays: readonly Stay[]): UsualRow[] {
  const byState = Map.groupBy(stays, ({ state }) => state)
  return [...byState.values()].flatMap((inState) =>
    (Object.keys(asked) as Scope[]).flatMap((scope) => {
      const wanted = new Map(inState.map((stay) => [JSON.stringify(asked[scope](stay)), asked[scope](stay)]))
      return [...wanted.values()].flatMap((of) => rowOf(inState, of, scope))
    }),
  )
}

function rowOf(stays: readonly Stay[], of: Of, scope: Scope): UsualRow[] {
  const { course, home, kind } = of
  const near = stays.filter((stay) => (course ? stay.course === course : stay.kind === kind))
  const found = usualTime(near, of)
  if (found.scope !== scope) return []
  const { median, ninety, n } = found
  return [{ state: of.state, scope, course: course || null, home: home || null, kind: kind || null, median, ninety, n }]
}
