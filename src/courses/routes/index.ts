import type { Hono } from 'hono'
import type { Site } from '../../platform/visit.ts'
import { catalogueRoutes } from './catalogue.tsx'
import { coursePageRoutes } from './course.tsx'
import { keepingRoutes } from './keeping.tsx'
import { keepingCourseRoutes } from './keeping-courses.tsx'
import { keepingRoundRoutes } from './keeping-rounds.tsx'
import { shareRoutes } from './share.tsx'
import { watchRoutes } from './watch.tsx'

/** Those with a word in the address stand before those with a name there. */
export const courseRoutes: Hono<Site>[] = [
  catalogueRoutes,
  watchRoutes,
  shareRoutes,
  coursePageRoutes,
  keepingCourseRoutes,
  keepingRoundRoutes,
  keepingRoutes,
]
