import { endOf } from '../../applications/index.ts'
import type { Visit } from '../../platform/visit.ts'
import { cancelAppointment, closeTask, insertAppointment, insertMessage } from '../queries/save.ts'
import type { Side } from '../queries/talk.ts'
import { atBench, type Bench, homeParts, note, type Party, schoolParts, staffParts } from './bench.ts'
import type { Done } from './papers.ts'

/** Which side of the talk somebody sits on; counsellors and teachers follow, and do not write in the others' name. */
const sideOf: Partial<Record<Party, Side>> = {
  applicant: 'applicant',
  homeCaseworker: 'home',
  homeDecisionMaker: 'home',
  coordinator: 'home',
  admissionOfficer: 'provider',
  rector: 'provider',
  afPayer: 'payer',
}
export const sideFor = (parts: readonly Party[]): Side | undefined => parts.map((part) => sideOf[part]).find(Boolean)

/** Whom a side may write to: the payer only when there is one beside the municipality. */
export function sidesFor(own: Side, payers: readonly { kind: string }[]): Side[] {
  const all: Side[] = [
    'applicant',
    'home',
    'provider',
    ...(payers.some(({ kind }) => kind !== 'municipality') ? (['payer'] as const) : []),
  ]
  return all.filter((side) => side !== own)
}

/** Staff have five working days to answer; nobody waits for the applicant by a clock here. */
export function writeMessage(visit: Visit, id: string, { to, text }: { to: Side; text: string }): Promise<Done> {
  return atBench(visit, id, ['applicant', ...staffParts], async (bench): Promise<Done> => {
    const { tx, whole, parts, facts } = bench
    const from = sideFor(parts)
    if (!from || !sidesFor(from, whole.payers).includes(to)) return 'missing'
    const answerBy = to === 'applicant' ? null : endOf(facts.limits, 'messageReply', visit.now)
    await insertMessage(tx, whole, {
      from,
      to,
      text,
      language: visit.language,
      by: visit.actor.account,
      at: visit.now,
      answerBy,
    })
    await note(bench, 'write', ['message'])
    return 'done'
  })
}

type Booking = { kind: string; startsAt: Date; minutes: number; place: string; interpreter: boolean }

export function book(visit: Visit, id: string, booking: Booking): Promise<Done> {
  return atBench(visit, id, [...homeParts, ...schoolParts], async (bench): Promise<Done> => {
    await insertAppointment(bench.tx, bench.whole, { ...booking, by: visit.actor.account })
    await note(bench, 'book', ['appointment'])
    return 'done'
  })
}

export function cancelBooking(visit: Visit, id: string, appointment: string): Promise<Done> {
  return atBench(visit, id, [...homeParts, ...schoolParts], async (bench): Promise<Done> => {
    if (!(await cancelAppointment(bench.tx, bench.whole, appointment, visit.now))) return 'missing'
    await note(bench, 'cancel booking', ['appointment'])
    return 'done'
  })
}

/** A task is closed by the desk that it was given to, with a line about what happened. */
export function finishTask(visit: Visit, id: string, { task, text }: { task: string; text: string }): Promise<Done> {
  return atBench(visit, id, staffParts, async (bench: Bench): Promise<Done> => {
    const { actor, now } = visit
    const done = { task, reach: actor.reach, at: now, by: actor.account, note: text }
    if (!(await closeTask(bench.tx, bench.whole, done))) return 'missing'
    await note(bench, 'finish task', ['task'])
    return 'done'
  })
}
