/** The door of operations: how the site itself is, for whoever runs it. */
export { jobs as operationJobs, nightly as operationNights } from './jobs.ts'
export { operationRoutes } from './routes/standing.tsx'
