/**
 * Which role (roll) may be given by whom at which kind of organisation. An administrator looks after the own organisation and
 * sees no people; the platform's administrator looks after administrators.
 * The trap: a role reaches downwards from where it is held, so a role held at a municipality reaches every board below.
 */
import type { Role, StaffRole } from '../shared/actor.ts'
import type { OrganisationKind } from '../shared/organisation-kind.ts'

/** Of the home municipality: inside one board, for secrecy holds between two of them. */
const home: readonly OrganisationKind[] = ['board', 'unit']
const school: readonly OrganisationKind[] = ['provider', 'unit']
const whole: readonly OrganisationKind[] = [
  'owner',
  'municipality',
  'board',
  'provider',
  'authority',
  'employer',
  'association',
]

const heldAt: Record<StaffRole, readonly OrganisationKind[]> = {
  caseworker: home,
  decisionMaker: home,
  coordinator: home,
  manager: home,
  studyCounsellor: home,
  sfiTeacher: home,
  admissionOfficer: school,
  rector: school,
  payer: ['authority', 'unit', 'employer'],
  employer: ['employer'],
  association: ['association'],
  administrator: whole,
  dataProtectionOfficer: whole,
  // National figures at the owner, a municipality's own at the municipality.
  statisticsEditor: ['owner', 'municipality'],
  economist: ['municipality'],
  allocationOfficer: ['authority'],
  // Reads households: inside the board that owns the settlement.
  settlementOfficer: home,
  editor: ['owner', 'municipality'],
  moderator: ['owner'],
  platformAdministrator: ['owner'],
  operator: ['owner'],
}

const byPlatform: readonly StaffRole[] = ['administrator', 'platformAdministrator', 'operator']
const notByAdministrators: readonly StaffRole[] = ['platformAdministrator', 'operator']

type At = { id: string; kind: string }
type Giver = { role: Role; reach: readonly string[] }

/** The roles that this giver may give at this organisation; none for everybody else. */
export function grantable({ role, reach }: Giver, at: At): StaffRole[] {
  const fitting = (Object.keys(heldAt) as StaffRole[]).filter((one) =>
    (heldAt[one] as readonly string[]).includes(at.kind),
  )
  if (role === 'platformAdministrator') return fitting.filter((one) => byPlatform.includes(one))
  if (role !== 'administrator' || !reach.includes(at.id)) return []
  return fitting.filter((one) => !notByAdministrators.includes(one))
}
