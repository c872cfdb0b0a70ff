import type { Hono } from 'hono'
import type { Settings } from '../../platform/settings.ts'
import type { Site } from '../../platform/visit.ts'
import { arrivalRoutes } from './arrivals.tsx'
import { demoRoutes } from './demo.tsx'
import { factorRoutes } from './factors.tsx'
import { newcomerRoutes } from './newcomers.tsx'
import { oidcRoutes } from './oidc.tsx'
import { secondRoutes } from './second.tsx'
import { sessionRoutes } from './sessions.tsx'
import { staffRoutes } from './staff.tsx'

const always = [newcomerRoutes, staffRoutes, oidcRoutes, secondRoutes, sessionRoutes, factorRoutes, arrivalRoutes]

/** Signing in as somebody invented exists only where everybody is. */
export const accountRoutes = (settings: Settings): Hono<Site>[] =>
  settings.mode === 'demo' ? [...always, demoRoutes()] : always
