/** The door of accounts: who can sign in, in which roles, and how. */
export { type DemoStaff, seedDemoAccounts } from './acts/demo.ts'
export { accountRoutes } from './routes/index.ts'
export { giveCode, makeNewcomers, markChecked, type Newcomer } from './acts/newcomers.ts'
export { type FindBySending, registerCodeSignIn } from './acts/receipts.ts'
/** For administration: who holds what, and the words for it. */
export { account as accountTable, roleHeld as roleHeldTable } from './tables.ts'
export { texts as accountTexts } from './texts/index.ts'
