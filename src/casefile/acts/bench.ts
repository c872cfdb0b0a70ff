import { factsOf, lockSeen, partiesOf, type Whole } from '../../applications/index.ts'
import { record } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'

export type Party = ReturnType<typeof partiesOf>[number]
export type Facts = ReturnType<typeof factsOf>
/** What an act beside the steps is done at: the application held, and the part that the visitor plays. */
export type Bench = { tx: Tx; visit: Visit; whole: Whole; parts: readonly Party[]; facts: Facts }

/** For those who play one of these parts; for everybody else there is nothing here. */
export function atBench<T>(
  visit: Visit,
  id: string,
  may: readonly Party[],
  work: (bench: Bench) => Promise<T>,
): Promise<T | 'missing'> {
  return inside(visit, async (tx) => {
    const whole = await lockSeen(tx, visit, id)
    if (!whole) return 'missing'
    const parts = partiesOf(visit.actor, whole)
    if (!parts.some((part) => may.includes(part))) return 'missing'
    return work({ tx, visit, whole, parts, facts: factsOf(whole, visit.now) })
  })
}

/** The line in the log, in the transaction of what it tells about. */
export const note = ({ tx, visit, whole }: Bench, verb: string, fields: readonly string[]): Promise<void> =>
  record(tx, visit, {
    verb,
    municipality: whole.municipality,
    person: whole.person,
    about: { kind: 'application', id: whole.id },
    fields,
  })

export const homeParts: readonly Party[] = ['homeCaseworker', 'homeDecisionMaker']
export const schoolParts: readonly Party[] = ['admissionOfficer', 'rector']
export const staffParts: readonly Party[] = [
  ...homeParts,
  ...schoolParts,
  'coordinator',
  'studyCounsellor',
  'sfiTeacher',
  'afPayer',
]
