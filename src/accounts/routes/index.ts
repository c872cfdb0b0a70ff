import type { Hono } from 'hono'
import type { Settings } from '../../platform/settings.ts'
import type { Site } from '../../platform/visit.ts'
import { demoRoutes } from './demo.tsx'
import { sessionRoutes } from './sessions.tsx'

/** Signing in as somebody invented exists only where everybody is. */
export const accountRoutes = (settings: Settings): Hono<Site>[] =>
  settings.mode === 'demo' ? [sessionRoutes, demoRoutes()] : [sessionRoutes]
