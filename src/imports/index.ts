/** The door of imports: files that become courses, people and applications. */
export { type Asked, importFile, type Result } from './acts/import.ts'
export { importCommand } from './command.ts'
export { importJobs, importNights } from './jobs.ts'
export { importRoutes } from './routes/index.ts'
/** For neighbours who take tables of their own: the same reading of CSV and XLSX, and the same forgiveness for headings. */
export { type Field, mapHeaders, readSheet } from './sheet/index.ts'
