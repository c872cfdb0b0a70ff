import { record } from '../../platform/audit.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import { relationOf } from '../../shared/relation.ts'
import { listColleagues } from '../queries/colleagues.ts'
import { saveRow } from '../queries/save.ts'
import { entryOf, lockSeen, type Outcome } from './step.ts'

const home = ['caseworker', 'decisionMaker', 'coordinator', 'manager']
const distributors = ['coordinator', 'manager']

/** Takes the application oneself: whoever works with the unit's people may. */
export const takeResponsibility = (visit: Visit, id: string, version?: number): Promise<Outcome> =>
  handOver(visit, id, visit.actor.account ?? '', version)

/** Makes a colleague of the unit responsible (ansvarig); only those who distribute the work do so for others. */
export function handOver(visit: Visit, id: string, to: string, version?: number): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const whole = await lockSeen(tx, visit, id)
    const { actor } = visit
    if (!whole || !home.includes(actor.role) || relationOf(actor, whole) !== 'responsible') return 'missing'
    if (version !== undefined && version !== whole.version) return 'changed'
    if (to !== actor.account && !(await mayGive(tx, visit, to))) return 'missing'
    await saveRow(tx, whole, { responsible: to })
    await record(tx, visit, entryOf({ whole }, 'responsible', ['responsible']))
    return 'taken'
  })
}

async function mayGive(tx: Tx, { actor }: Visit, to: string): Promise<boolean> {
  if (!distributors.includes(actor.role)) return false
  return (await listColleagues(tx)).some(({ id, role }) => id === to && home.includes(role))
}
