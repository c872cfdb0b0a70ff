/** Roles are rows held per organisation and date (behörighet); `system` is an actor without account, `token` an organisation's own system, `helper` (ombud) somebody whom a person's link lets in, `anonymous` a visitor who has not signed in. */
export const roles = [
  'newcomer',
  'caseworker',
  'decisionMaker',
  'coordinator',
  'manager',
  'studyCounsellor',
  'sfiTeacher',
  'admissionOfficer',
  'rector',
  'payer',
  'employer',
  'association',
  'administrator',
  'platformAdministrator',
  'operator',
  'dataProtectionOfficer',
  'statisticsEditor',
  'economist',
  'allocationOfficer',
  'settlementOfficer',
  'editor',
  'moderator',
] as const
export type StaffRole = Exclude<(typeof roles)[number], 'newcomer'>
export const staffRoles = roles.filter((role) => role !== 'newcomer')
export type Role = (typeof roles)[number] | 'system' | 'token' | 'helper' | 'anonymous'

/** How sure the site is of who somebody is: own sent application or paper code, phone or mail code, checked at a desk or e-ID, staff with second factor. */
export const levels = ['none', 'code', 'phone', 'checked', 'staff'] as const
export type Level = (typeof levels)[number]

/** Kinds of decision that a delegation row can open (delegationsordning). */
export const decisionKinds = ['cost', 'admission', 'seat'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** A person in one role at one organisation; a newcomer stands for nobody but themselves. */
export type Actor = {
  /** null for `system` and `anonymous`. */
  account: string | null
  name: string
  role: Role
  level: Level
  /** The organisation at which the role is held, and everything below it in the tree. */
  organisation: string | null
  reach: readonly string[]
  /** Municipality code of that organisation: the controller whose rows this actor works with. */
  municipality: string | null
  /** The newcomer's own person id. */
  person: string | null
  /** Whom a helper helps, once something has been sent. */
  helps?: string | null
  /** Decisions this actor may take today, by a live delegation row. */
  delegated: readonly DecisionKind[]
}
