import type { Hono } from 'hono'
import type { Site } from '../../platform/visit.ts'
import { catalogueRoutes } from './catalogue.tsx'

/** Those with a word in the address stand before those with a name there. */
export const courseRoutes: Hono<Site>[] = [catalogueRoutes]
