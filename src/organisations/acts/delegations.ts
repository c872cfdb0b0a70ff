import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import type { DecisionKind, Role } from '../../shared/actor.ts'
import type { Day } from '../../shared/calendar.ts'
import { findOrganisation } from '../queries/find.ts'
import { closeDelegation, insertDelegation } from '../queries/save.ts'
import { looksAfter } from './tree.ts'

export type Delegating = {
  organisation: string
  kind: DecisionKind
  /** Who may decide: every holder of the role, or one account. */
  role: Role | null
  account: string | null
  from: Day
  to: Day | null
  reference: string
}

/** A row of the delegation order (delegationsordning): without a live one the button to decide is not drawn. */
export function delegate(visit: Visit, { from, to, ...rest }: Delegating): Promise<'delegated' | 'missing'> {
  return inside(visit, async (tx) => {
    const found = await findOrganisation(tx, rest.organisation)
    if (!found || !looksAfter(visit, found.id)) return 'missing'
    const id = await insertDelegation(tx, { ...rest, validFrom: from, validTo: to })
    await record(tx, visit, {
      verb: 'delegate',
      municipality: found.municipality,
      about: { kind: 'delegation', id },
      fields: [rest.kind],
    })
    return 'delegated'
  })
}

/** Ends a delegation from today on. The row stays: decisions point to it. Gives the organisation whose it is. */
export function endDelegation(visit: Visit, id: string, today: Day): Promise<{ organisation: string } | 'missing'> {
  return inside(visit, async (tx) => {
    const ended = await closeDelegation(tx, id, today)
    if (!ended || !looksAfter(visit, ended.organisation)) return 'missing'
    await record(tx, visit, {
      verb: 'endDelegation',
      municipality: visit.actor.municipality,
      about: { kind: 'delegation', id },
      fields: [ended.kind],
    })
    return { organisation: ended.organisation }
  })
}
