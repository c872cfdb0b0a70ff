import { randomUUID } from 'node:crypto'
import {
  type Imported,
  importApplications,
  lookWide,
  type State,
  seatImported,
  type Wide,
} from '../../applications/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import { advanceLater, linkCopies, saveChecked } from '../queries/write.ts'
import { dayEnds, momentsOf } from '../read/days.ts'
import type { Problem } from '../read/problem.ts'
import type { ApplicationPlan, Choice } from './applications.ts'
import { type Beside, bringBeside } from './beside.ts'
import { bringTo, type Match, recordPeople } from './people.ts'
import { insideOf, problemAt, type Scene } from './scene.ts'

/** A choice with the moments of what has happened to it; a draft belongs to nobody and is not brought. */
type Timed = Choice & { moments: Date[]; days: readonly Day[]; sendingId: string; answeredAt: Date | null }
type Brought = { seats: Parameters<typeof seatImported>[1]['seats']; beside: Beside[] }

/** Writes what was planned; gives problems when a seat went this very moment. The transaction is the caller's. */
export async function bringApplications(scene: Scene, { homes, choices }: ApplicationPlan): Promise<Problem[]> {
  const fresh = timed(
    scene,
    choices.filter(({ known }) => !known),
  )
  const rounds = [...new Set(fresh.map(({ at }) => at.id))]
  const wide = await insideOf(scene, null, (site, tx) => lookWide(tx, site, rounds))
  const byHome = Map.groupBy(fresh, ({ person }) => person.home)
  const seats: Brought['seats'] = []
  const beside: Beside[] = []
  for (const [home, people] of homes) {
    const brought = await insideOf(scene, home, (site, tx) =>
      bringHome({ scene, site, tx, home, wide }, people, byHome.get(home) ?? []),
    )
    seats.push(...brought.seats)
    beside.push(...brought.beside)
  }
  const without = await insideOf(scene, null, (_, tx) => seatImported(tx, { seats, rounds }))
  await bringBeside(scene, beside)
  await recordPeople(scene, homes, new Set(fresh.map(({ by }) => by.id)))
  const first = fresh.find(({ at }) => without.includes(at.id))
  return first ? [problemAt(scene)(first.row, 'handelser', 'full', '1')] : []
}

const nameOf = ({ person, sending }: Choice) => `${person.home} ${person.key} ${sending}`

/** Day to its sendings in the order of the file. */
function sendingsByDay(choices: readonly Choice[]): Map<Day, Map<string, number>> {
  const days = new Map<Day, Map<string, number>>()
  for (const choice of choices) {
    const on = sentOn(choice)
    const there = days.get(on) ?? new Map<string, number>()
    if (!there.has(nameOf(choice))) there.set(nameOf(choice), there.size)
    days.set(on, there)
  }
  return days
}
const sentOn = ({ stops }: Choice): Day => stops.find(({ state }) => state === 'submitted')?.day ?? ''

/** Who sent first stands first: the hour of sending follows the order of the file. */
function timed({ visit: { now } }: Scene, choices: readonly Choice[]): Timed[] {
  const endOf = dayEnds()
  const byDay = sendingsByDay(choices)
  const ids = new Map<string, string>()
  return choices.map((choice) => {
    const [name, there] = [nameOf(choice), byDay.get(sentOn(choice))]
    const begins = ((there?.get(name) ?? 0) + 0.5) / (there?.size ?? 1)
    const stops = choice.stops.filter(({ state }) => state !== 'draft')
    const days = stops.map(({ day }) => day)
    const sendingId = ids.get(name) ?? randomUUID()
    ids.set(name, sendingId)
    const hours = { key: choice.key, begins, endOf, now }
    const [answeredAt = null] = choice.af ? momentsOf([choice.af.day], { ...hours, begins: 0.5 }) : []
    return { ...choice, stops, days, sendingId, answeredAt, moments: momentsOf(days, hours) }
  })
}

type Home = { scene: Scene; site: Visit; tx: Tx; home: string; wide: Wide }

async function bringHome(here: Home, people: readonly Match[], choices: readonly Timed[]): Promise<Brought> {
  const { scene, site, tx, home, wide } = here
  await bringTo(scene, site, { tx, home, people, update: false })
  const checked = checkedBy(choices)
  if (checked.length > 0) await saveChecked(tx, home, checked)
  const brought: Brought = { seats: [], beside: [] }
  // The unit of the person answers for the application as well.
  for (const [unit, there] of Map.groupBy(choices, ({ by }) => by.unit)) {
    const of = { municipality: home, unit, by: site.actor, wide }
    const { made, seats } = await importApplications(
      tx,
      site,
      of,
      there.map((choice) => importedOf(scene, choice)),
    )
    brought.seats.push(...seats)
    const byKey = new Map(made.map((row) => [row.importKey, row]))
    for (const choice of there) {
      const row = byKey.get(choice.key)
      if (row) brought.beside.push(besideOf(choice, { id: row.id ?? '', component: row.leadingComponent }))
    }
  }
  await linkCopies(
    tx,
    home,
    choices.flatMap(({ key, copyOf }) => (copyOf ? [{ key, of: copyOf }] : [])),
  )
  if (!scene.demo) await advanceLater(tx, home, unrouted(brought.beside))
  return brought
}

const byItself: readonly (State | undefined)[] = ['submitted', 'accepted']
const unrouted = (list: readonly Beside[]) =>
  list.filter(({ states }) => byItself.includes(states.at(-1))).map(({ application }) => application)

/** The home municipality has seen who somebody is before it let an application go on. */
function checkedBy(choices: readonly Timed[]): { id: string; at: Date }[] {
  const first = new Map<string, Date>()
  for (const { by, stops, moments } of choices) {
    const at = moments[stops.findIndex(({ state }) => state === 'with_provider')]
    const before = first.get(by.id)
    if (at && (!before || at < before)) first.set(by.id, at)
  }
  return [...first].map(([id, at]) => ({ id, at }))
}

function importedOf({ demo }: Scene, choice: Timed): Imported {
  const { by, person, stops, moments, reason } = choice
  return {
    person: by.id,
    homeKnown: true,
    language: person.contact.language,
    channel: person.contact.channel,
    startedAs: choice.startedAs,
    demo,
    rank: choice.rank,
    sending: choice.sendingId,
    choice: { round: choice.at.id, importKey: choice.key, eligibility: choice.eligibility },
    stops: stops.map(({ state }, index) => ({
      to: state,
      at: moments[index] as Date,
      ...(reason !== null && index === stops.length - 1 && { reason }),
    })),
    told: toldOf(choice),
  }
}

function toldOf({ af, answeredAt, documents, pause, result }: Timed): NonNullable<Imported['told']> {
  return {
    answers: af && answeredAt ? [{ kind: 'af', funding: af.answer, at: answeredAt }] : [],
    documents,
    ...(pause && { pause }),
    ...(result !== null && { result }),
  }
}

function besideOf(choice: Timed, { id, component }: { id: string; component: string }): Beside {
  const { stops, moments, days } = choice
  const states = stops.map(({ state }) => state)
  const ended = states.at(-1) === 'completed' || states.at(-1) === 'interrupted'
  return {
    municipality: choice.person.home,
    application: id,
    component,
    round: choice.at.id,
    states,
    moments,
    criteria: choice.criteria,
    outcomes: choice.outcomes,
    endedOn: ended ? (days.at(-1) ?? null) : null,
  }
}
