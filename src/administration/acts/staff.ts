import { looksAfter } from '../../organisations/index.ts'
import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import { closeRole, findRole, type Staff } from '../queries/staff.ts'

/** A last day for a role, some day from now on; the accounts' own act ends one at once. */
export function limitRole(visit: Visit, id: string, day: Day): Promise<Staff | 'missing' | 'self' | 'ended'> {
  return inside(visit, async (tx) => {
    const role = await findRole(tx, id)
    if (!role || !looksAfter(visit, role.organisation)) return 'missing'
    if (role.account === visit.actor.account) return 'self'
    if (!(await closeRole(tx, id, day))) return 'ended'
    const { municipality } = visit.actor
    await record(tx, visit, {
      verb: 'limitRole',
      municipality,
      about: { kind: 'account', id: role.account },
      fields: [role.role],
    })
    return role
  })
}
