/**
 * What can be held and decided where (behörighet, delegation). Which roles somebody may give is the accounts' own rule; here stands what a
 * unit is for: that is decided by what it stands below, not by the unit itself.
 */
import type { OrganisationKind } from '../organisations/index.ts'
import type { DecisionKind, StaffRole } from '../shared/actor.ts'

/** From the top of the tree down to the organisation itself. */
type Line = readonly OrganisationKind[]

/** Roles that only make sense below one kind of top; the others fit everywhere. */
const below: Partial<Record<StaffRole, OrganisationKind>> = {
  caseworker: 'municipality',
  decisionMaker: 'municipality',
  coordinator: 'municipality',
  manager: 'municipality',
  studyCounsellor: 'municipality',
  sfiTeacher: 'municipality',
  admissionOfficer: 'provider',
  rector: 'provider',
  payer: 'authority',
  employer: 'employer',
  association: 'association',
  economist: 'municipality',
  settlementOfficer: 'municipality',
  allocationOfficer: 'authority',
}
export const fittingRoles = ([top]: Line, roles: readonly StaffRole[]): StaffRole[] =>
  roles.filter((role) => below[role] === undefined || below[role] === top)

/** As whom a system of this organisation reads the API; null where there is nothing to read. */
export function tokenRoleAt(line: Line): 'coordinator' | 'admissionOfficer' | 'payer' | null {
  if (line[0] === 'municipality') return line.length > 1 ? 'coordinator' : null
  return line[0] === 'provider' ? 'admissionOfficer' : line[0] === 'authority' ? 'payer' : null
}

/** Kinds of decision that a delegation can open where the line ends, and the role that most often takes them. */
export function decisionsAt(line: Line): readonly { kind: DecisionKind; role: StaffRole }[] {
  if (line[0] === 'municipality' && line.length > 1) return [{ kind: 'cost', role: 'decisionMaker' }]
  if (line[0] !== 'provider') return []
  return [
    { kind: 'admission', role: 'rector' },
    { kind: 'seat', role: 'rector' },
  ]
}
