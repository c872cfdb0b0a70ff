import { registerBeside } from '../applications/index.ts'
import { tellRights } from './acts/beside.ts'
import { deskRoutes } from './routes/desk.tsx'
import { extractRoutes } from './routes/extract.tsx'
import { officerRoutes } from './routes/officer.tsx'
import { requestRoutes } from './routes/requests.tsx'
import { retentionRoutes } from './routes/retention.tsx'
import { runRoutes } from './routes/run.tsx'
import { settingRoutes } from './routes/settings.tsx'
import { whoRoutes } from './routes/who.tsx'

registerBeside('rights', tellRights)

/** The door of rights: who has looked, my data, corrections, restriction and retention. */
export const rightsRoutes = [
  whoRoutes,
  extractRoutes,
  requestRoutes,
  officerRoutes,
  deskRoutes,
  settingRoutes,
  retentionRoutes,
  runRoutes,
]
export { seedRights } from './acts/demonstration.ts'
export { rightsJobs, rightsNights } from './jobs.ts'
export { countLate } from './queries/looks.ts'
export { fieldsIn, kindIn } from './words.ts'
