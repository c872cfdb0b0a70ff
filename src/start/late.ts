/**
 * In a demonstration a home writes the sex of a month's applicants after the month has been counted. The first release says Okänt of them,
 * the recount women and men: there is a true change to look at, and nothing else of the demonstration has become another.
 */
import { asSystem, inside, type Services } from '../platform/visit.ts'
import { addMonths, dayOf, startOfDay } from '../shared/calendar.ts'
import { listSexes, type Sexed, writeSexes } from './queries.ts'

const home = '1280'
const as = { municipality: home, purpose: 'import' } as const
/** Fewer would not be told anew. */
const enough = 8
const hasEnough = (people: readonly Sexed[]) =>
  (['K', 'M'] as const).every((sex) => people.filter((one) => one.sex === sex).length >= enough)

/** The newest month that has been and that many have applied in. */
const findMonth = (services: Services): Promise<Sexed[]> =>
  asSystem(services, as, (visit) =>
    inside(visit, async (tx) => {
      const first = `${dayOf(visit.now).slice(0, 7)}-01`
      for (const back of [1, 2, 3, 4, 5, 6]) {
        const [from, to] = [addMonths(first, -back), addMonths(first, 1 - back)]
        const people = await listSexes(tx, home, [startOfDay(from), startOfDay(to)])
        if (hasEnough(people)) return people
      }
      return []
    }),
  )

const write = (services: Services, people: readonly Sexed[]): Promise<void> =>
  asSystem(services, as, (visit) => inside(visit, (tx) => writeSexes(tx, home, people)))

/** Gives what writes them in again. */
export async function writtenLate(services: Services): Promise<() => Promise<void>> {
  const people = await findMonth(services)
  await write(
    services,
    people.map(({ person }) => ({ person, sex: null })),
  )
  return () => write(services, people)
}
