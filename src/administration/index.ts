import { decisionRoutes } from './routes/decisions.tsx'
import { logRoutes } from './routes/log.tsx'
import { openRoutes } from './routes/open.tsx'
import { organisationRoutes } from './routes/organisation.tsx'
import { platformRoutes } from './routes/platform.tsx'
import { staffRoutes } from './routes/staff.tsx'

/** The door of administration. Addresses with a word of their own come before those with a number in the same place. */
export const administrationRoutes = [
  platformRoutes,
  staffRoutes,
  decisionRoutes,
  organisationRoutes,
  logRoutes,
  openRoutes,
]
