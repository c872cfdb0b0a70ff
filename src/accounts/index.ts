/** The door of accounts: who can sign in, in which roles, and how. */
export { type DemoStaff, seedDemoAccounts } from './acts/demo.ts'
export { accountRoutes } from './routes/index.ts'
