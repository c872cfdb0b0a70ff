import { type Own, publish, publishedOf } from '../../figures/index.ts'
import { cornersOn } from '../../organisations/index.ts'
import { takeTurn } from '../../platform/turn.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { addMonths, type Day, dayOf, startOfDay } from '../../shared/calendar.ts'
import { type Dimension, type Family, protect, type RawTable } from '../../shared/disclosure/index.ts'
import { ownPlaces } from '../facts/own-places.ts'
import { countsOf, placesOf, quantilesOf, recordsOf, sharesOf, splitOf } from '../own-figures.ts'
import { listCounted, listOutcomes } from '../queries/counted.ts'

type Asked = { tx: Tx; visit: Visit; places: Dimension; done: ReadonlyMap<string, unknown> }
const applications = 'egna-ansokningar'
const outcomes = 'egna-utfall'

/** Every night: the months and half-years that have ended and nobody has counted yet. */
export const publishFigures = (services: Services): Promise<void> =>
  asSystem(services, { municipality: null, purpose: 'export' }, (visit) =>
    inside(visit, async (tx) => {
      await takeTurn(tx, 'publish own figures')
      const today = dayOf(visit.now)
      const places = placesOf({ ...ownPlaces, corners: await cornersIn(tx, today) })
      const asked = { tx, visit: { ...visit, open: tx }, places }
      const sent = { ...asked, done: await publishedOf(tx, applications) }
      for (const month of monthsBefore(today, 12)) await publishMonth(sent, month)
      const ended = { ...asked, done: await publishedOf(tx, outcomes) }
      for (const first of halvesBefore(today, 3)) await publishHalf(ended, first)
    }),
  )

async function cornersIn(tx: Tx, day: Day) {
  const all = await cornersOn(tx, day)
  return all.flatMap(({ name, municipalities }) => {
    const code = ownPlaces.cornerCodes[name]
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

async function publishMonth({ tx, visit, places, done }: Asked, first: Day): Promise<void> {
  const month = first.slice(0, 7)
  const records = { sent: `sent ${month}`, decided: `decided ${month}` }
  if (done.has(records.sent)) return
  const rows = await listCounted(tx, startOfDay(first), startOfDay(addMonths(first, 1)))
  const of = (kind: 'sent' | 'decided') => rows.filter((row) => row.kind === kind)
  const sent = recordsOf(records.sent, places, of('sent'))
  await pass(visit, { family: applications, period: month }, sent, [countsOf(sent, 'yrkes-sfi-ansokningar')])
  const decided = recordsOf(records.decided, places, of('decided'))
  await pass(visit, { family: applications, period: month }, decided, [
    quantilesOf(decided, { name: 'svarstid-ansokan', share: 0.5 }, of('decided')),
    quantilesOf(decided, { name: 'svarstid-ansokan-p90', share: 0.9 }, of('decided')),
  ])
}

async function publishHalf({ tx, visit, places, done }: Asked, first: Day): Promise<void> {
  const period = `${first.slice(0, 4)}-H${first.slice(5, 7) < '07' ? 1 : 2}`
  if (done.has(`left ${period}`)) return
  const rows = await listOutcomes(tx, first, addMonths(first, 6))
  const after = (days: number) => rows.filter((row) => row.after === days)
  const left = splitOf(`left ${period}`, places, after(0), ['on', 'other'])
  await pass(visit, { family: outcomes, period }, left, [sharesOf(left, { name: 'lamnat-egen', outcome: 'on' })])
  const known = splitOf(`status-90 ${period}`, places, after(90), ['on', 'other'])
  await pass(visit, { family: outcomes, period }, known, [sharesOf(known, { name: 'status-90', outcome: 'on' })])
}

/** Through the gate, or not at all: a family that the gate refuses is published nowhere. */
async function pass(
  visit: Visit,
  of: Pick<Own, 'family' | 'period'>,
  records: RawTable,
  tables: RawTable[],
): Promise<void> {
  const family: Family = { kind: 'suppression', records, tables }
  const through = protect(family)
  if ('refused' in through) throw new Error(`the gate refused ${records.name}: ${through.refused}`)
  await publish(visit, { ...of, records: records.name, tables: through.tables, frozen: through.frozen })
}
