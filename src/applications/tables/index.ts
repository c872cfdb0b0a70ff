export * from './application.ts'
export * from './beside.ts'
