/** The door of accounts: who can sign in, in which roles, and how. */
export { accountHello } from './acts/arrivals.ts'
export { ownContacts, registerContact } from './acts/codes.ts'
export { type DemoStaff, seedDemoAccounts } from './acts/demo.ts'
export { guess } from './acts/guesses.ts'
export { shownMessage } from './acts/messages.ts'
export { giveCode, makeNewcomers, markChecked, type Newcomer, openContact } from './acts/newcomers.ts'
export { type FindBySending, registerCodeSignIn } from './acts/receipts.ts'
export { askRecovery } from './acts/recovery.ts'
export {
  disable,
  enable,
  endRole,
  type Grant,
  grant,
  grantableAt,
  type Invitation,
  invite,
  withdrawInvitation,
} from './acts/staff.ts'
export { type Contact, readContact, readMail, readPhone } from './contact.ts'
export { canReach, deliver, isShown, type Message } from './delivery.ts'
export { jobs as accountJobs, nightly as accountNights } from './jobs.ts'
export { listOwnSessions } from './queries/sessions.ts'
export { listInvitations, listStaff, type OpenInvitation, type StaffRow } from './queries/staff.ts'
export { mountFollowing } from './routes/following.tsx'
export { accountRoutes } from './routes/index.ts'
export { account as accountTable, roleHeld as roleHeldTable } from './tables.ts'
export { texts as accountTexts } from './texts/index.ts'
export { PracticeMessage } from './views/parts.tsx'
