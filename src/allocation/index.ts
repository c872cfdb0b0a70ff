export { seedAllocation } from './acts/demonstration.ts'
export { allocationCommand } from './command.ts'

import { allocationApi } from './routes/api.ts'
import { decideRoutes } from './routes/decide.tsx'
import { departureRoutes } from './routes/departures.tsx'
import { importRoutes } from './routes/import.tsx'
import { offerRoutes } from './routes/offers.tsx'
import { placingRoutes } from './routes/placing.tsx'
import { publicRoutes } from './routes/public.tsx'
import { receivedRoutes } from './routes/received.tsx'
import { tryRoutes } from './routes/try.tsx'
import { versionRoutes } from './routes/version.tsx'
import { workRoutes } from './routes/work.tsx'

/** The door of allocation. */
export const allocationRoutes = [
  publicRoutes,
  workRoutes,
  importRoutes,
  tryRoutes,
  receivedRoutes,
  versionRoutes,
  decideRoutes,
  departureRoutes,
  offerRoutes,
  placingRoutes,
  allocationApi,
]
