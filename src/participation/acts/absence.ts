import { randomUUID } from 'node:crypto'
import {
  addTask,
  endOf,
  findWhole,
  type Known,
  limitsInForce,
  type Step,
  type Whole,
} from '../../applications/index.ts'
import { fullName } from '../../people/index.ts'
import { readPerson, record, type Seen } from '../../platform/audit.ts'
import { asSystem, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import { addDays, type Day, dayOf } from '../../shared/calendar.ts'
import { type DayProblem, dayProblem, signalsDue } from '../absence.ts'
import {
  endAbsence,
  insertAbsence,
  insertSignals,
  listAbsences,
  listOpenAbsences,
  listSignals,
  type OpenAbsence,
} from '../queries/absence.ts'
import type { absence } from '../tables.ts'

const purpose = 'followUp'
export type Absences = {
  application: Seen<Whole>
  absences: (typeof absence.$inferSelect)[]
  /** The one that goes on, and the limits it has been told for. */
  open: typeof absence.$inferSelect | undefined
  signals: number[]
  name: string
}

export const readAbsences = (visit: Visit, id: string): Promise<Absences | undefined> =>
  inside(visit, async (tx) => {
    const reading = { kind: 'application', fields: ['name', 'absence'] }
    const [application] = await readPerson(tx, visit, findWhole(tx, id), reading)
    if (!application) return undefined
    const of = { municipality: application.municipality, application: id }
    const absences = await listAbsences(tx, of)
    const open = absences.find(({ toDay }) => toDay === null)
    const signals = open ? await listSignals(tx, of) : []
    return { application, absences, open, signals, name: nameOf(application) }
  })

const nameOf = ({ applicant, receipt }: Whole): string => (applicant ? fullName(applicant) : receipt)

export type Noted = 'noted' | 'missing' | 'notOngoing' | { day: DayProblem }
/** Away from a day, or back on a day; one note goes on at a time. */
export function noteAbsence(
  visit: Visit,
  id: string,
  { act, day }: { act: 'away' | 'back'; day: Day | undefined },
): Promise<Noted> {
  return inside(visit, async (tx) => {
    const found = await readAbsences({ ...visit, open: tx }, id)
    if (!found) return 'missing'
    const { application, open } = found
    const leading = application.components.find((component) => component.id === application.leadingComponent)
    if (application.state !== 'ongoing' || !leading || (act === 'back') !== (open !== undefined)) return 'notOngoing'
    const starts = leading.starts ?? application.in.starts
    const problem = dayProblem(day, { starts, now: visit.now, from: open?.fromDay })
    if (problem || !day) return { day: problem ?? 'notADay' }
    await write(tx, visit, application, { act, day })
    return 'noted'
  })
}

async function write(tx: Tx, visit: Visit, whole: Whole, { act, day }: { act: 'away' | 'back'; day: Day }) {
  const { municipality, id: application, person, leadingComponent: component } = whole
  const of = { municipality, application }
  if (act === 'back') await endAbsence(tx, of, addDays(day, -1))
  else await insertAbsence(tx, { ...of, component, fromDay: day, notedBy: visit.actor.account, notedAt: visit.now })
  const about = { kind: 'application', id: application }
  await record(tx, visit, { verb: `absence ${act}`, municipality, person, about, fields: ['absence'] })
}

/** Every night: a signal when somebody has been away for 3, 10 and 21 days, and a task to talk with them. */
export async function signalAbsences(services: Services): Promise<void> {
  const now = services.clock()
  const open = await asSystem(services, { municipality: null, purpose }, (visit) =>
    inside(visit, (tx) => listOpenAbsences(tx, dayOf(now))),
  )
  for (const one of open)
    await asSystem(services, { municipality: one.municipality, purpose }, (visit) =>
      inside(visit, (tx) => signal(tx, visit, one)),
    )
}

async function signal(tx: Tx, visit: Visit, { provider, unit, from, signals, ...of }: OpenAbsence): Promise<void> {
  const limits = await limitsInForce(tx)
  const due = signalsDue(from, signals, { limits, now: visit.now })
  if (due.length === 0) return
  const { municipality, application, component, absence: about } = of
  const row = { municipality, application, absence: about, at: visit.now }
  await insertSignals(
    tx,
    due.map((days) => ({ ...row, id: randomUUID(), days })),
  )
  const task = {
    municipality,
    application,
    component,
    what: 'talkAboutAbsence' as const,
    due: endOf(limits, 'callTask', visit.now),
    about: String(Math.max(...due)),
  }
  await addTask(tx, visit, { ...task, of: 'provider', organisation: provider })
  // After the first one the home municipality is to know as well: it has the next step.
  if (signals.length + due.length > 1) await addTask(tx, visit, { ...task, of: 'home', organisation: unit })
}

/** A course is broken off for absence only when every signal has come; other reasons need none. */
export async function knownAbsence(tx: Tx, { municipality, id }: Whole, { to, reason }: Step): Promise<Known> {
  if (to !== 'interrupted' || reason !== 'absence') return {}
  return { absenceSignals: await listSignals(tx, { municipality, application: id }) }
}
