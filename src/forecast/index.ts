/** The door of the forecast. */
export { seedForecast } from './acts/demonstration.ts'
export { prepareForecast } from './acts/region.ts'
export { forecastCommand } from './command.ts'
export { forecastJobs } from './jobs.ts'

import { forecastApi } from './routes/api.ts'
import { fileRoutes } from './routes/files.tsx'
import { publicRoutes } from './routes/public.tsx'
import { workRoutes } from './routes/work.tsx'

/** Files first: an address that ends in `.csv` is no id. */
export const forecastRoutes = [fileRoutes, publicRoutes, workRoutes, forecastApi]
