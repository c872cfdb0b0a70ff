import { registerSharing } from './beside.ts'
import { ownRoutes } from './routes/own.tsx'
import { receivedRoutes } from './routes/received.tsx'
import { staffRoutes } from './routes/staff.tsx'

registerSharing()

/** The door of sharing: what is open to whom, and how it ends. */
export const sharingRoutes = [ownRoutes, receivedRoutes, staffRoutes]
export { seedSharing } from './acts/demonstration.ts'
export { sharingJobs } from './jobs.ts'
