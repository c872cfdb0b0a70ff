import type { Job } from '../platform/jobs.ts'
import { sumRegion } from './acts/region.ts'

export const forecastJobs: Record<string, Job> = {
  sumForecasts: ({ example }, services) => sumRegion(services, example === true),
}
