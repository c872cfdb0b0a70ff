import { cornerOf, type Own, publish, tellRefused, turnsOf } from '../../figures/index.ts'
import { cornersOn } from '../../organisations/index.ts'
import { takeTurn } from '../../platform/turn.ts'
import { ask, asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { addMonths, type Day, dayOf, startOfDay } from '../../shared/calendar.ts'
import { type Dimension, protect, type RawTable, recount } from '../../shared/disclosure/index.ts'
import { ownPlaces } from '../facts/own-places.ts'
import { countsOf, placesOf, quantilesOf, recordsOf, sharesOf, splitOf, stepsOf } from '../own-figures.ts'
import { listCounted, listOutcomes } from '../queries/counted.ts'

type Turns = Awaited<ReturnType<typeof turnsOf>>
type Asked = { tx: Tx; visit: Visit; places: Dimension; turns: Turns }
const applications = 'egna-ansokningar'
const outcomes = 'egna-utfall'

/** Every night: the months and half-years that have ended, those that nobody has counted and those that have become others since. */
export const publishFigures = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'export' }, (visit) =>
    inside(visit, async (tx) => {
      await takeTurn(tx, 'publish own figures')
      // Between two questions the gate reckons, for seconds on a small machine: that is no session somebody has left.
      await ask(tx, `select set_config('idle_in_transaction_session_timeout', '10min', true)`)
      const today = dayOf(visit.now)
      const places = placesOf({ ...ownPlaces, corners: await cornersIn(tx, today) })
      const asked = { tx, visit: { ...visit, open: tx }, places }
      const sent = { ...asked, turns: await turnsOf(tx, applications) }
      for (const month of monthsBefore(today, 12)) await publishMonth(sent, month)
      const ended = { ...asked, turns: await turnsOf(tx, outcomes) }
      for (const first of halvesBefore(today, 3)) await publishHalf(ended, first)
    }),
  )

async function cornersIn(tx: Tx, day: Day) {
  const all = await cornersOn(tx, day)
  return all.flatMap(({ name, municipalities }) => {
    const code = cornerOf(name)
    return code && municipalities.length > 0 ? [{ code, municipalities }] : []
  })
}

/** First days of the whole months before this one, newest last. */
function monthsBefore(today: Day, count: number): Day[] {
  const first = `${today.slice(0, 7)}-01`
  return Array.from({ length: count }, (_, at) => addMonths(first, at - count))
}
function halvesBefore(today: Day, count: number): Day[] {
  const first = `${today.slice(0, 4)}-${today.slice(5, 7) < '07' ? '01' : '07'}-01`
  return Array.from({ length: count }, (_, at) => addMonths(first, 6 * (at - count)))
}

async function publishMonth({ tx, visit, places, turns }: Asked, first: Day): Promise<void> {
  const month = first.slice(0, 7)
  const rows = await listCounted(tx, startOfDay(first), startOfDay(addMonths(first, 1)))
  const of = (kind: 'sent' | 'decided') => rows.filter((row) => row.kind === kind)
  const told = { visit, turns, family: applications, period: month }
  const sent = recordsOf(`sent ${month}`, places, of('sent'))
  await pass(told, sent, [countsOf(sent, 'yrkes-sfi-ansokningar')])
  const decided = recordsOf(`decided ${month}`, places, of('decided'))
  await pass(told, decided, [
    quantilesOf(decided, { name: 'svarstid-ansokan', share: 0.5 }, of('decided')),
    quantilesOf(decided, { name: 'svarstid-ansokan-p90', share: 0.9 }, of('decided')),
  ])
}

async function publishHalf({ tx, visit, places, turns }: Asked, first: Day): Promise<void> {
  const period = `${first.slice(0, 4)}-H${first.slice(5, 7) < '07' ? 1 : 2}`
  const rows = await listOutcomes(tx, first, addMonths(first, 6))
  const after = (days: number) => rows.filter((row) => row.after === days)
  const told = { visit, turns, family: outcomes, period }
  const left = splitOf(`left ${period}`, places, after(0))
  await pass(told, left, [sharesOf(left, { name: 'lamnat-egen', outcome: 'on', of: 'known' })])
  const later = splitOf(`status-90 ${period}`, places, after(90))
  await pass(told, later, [
    sharesOf(later, { name: 'status-90', outcome: 'on', of: 'known' }),
    sharesOf(later, { name: 'status-90-okand', outcome: 'unknown', of: 'T' }),
  ])
}

type Telling = Pick<Own, 'family' | 'period'> & Pick<Asked, 'visit' | 'turns'>
/** Through the gate, or not at all; counted again, only what cannot be set against what is out already. */
async function pass({ visit, turns, ...of }: Telling, records: RawTable, tables: RawTable[]): Promise<void> {
  const turn = turns(records)
  if (!turn) return
  const { published } = turn
  const isFirst = published.length === 0
  const [places] = records.dimensions
  const coarser = places ? stepsOf(places) : []
  const through = isFirst
    ? protect({ kind: 'suppression', records, tables, coarser })
    : recount({ records, tables, published })
  if (through !== 'nothing' && 'refused' in through) {
    if (isFirst) throw new Error(`the gate refused ${records.name}: ${through.refused}`)
    // Corners that have other municipalities than then are another question: the old answer stands.
    return through.refused === 'opensCell' ? tellRefused(visit, records.name) : undefined
  }
  await publish(visit, through === 'nothing' ? null : { ...of, ...through }, turn)
}
