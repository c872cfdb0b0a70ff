import { whenProtected } from '../protection/index.ts'
import { forgetSubscriptions } from './acts/subscriptions.ts'

whenProtected('figure subscriptions', (_, visit, of) => forgetSubscriptions(visit, of))

/** The door of figures: what neighbours may publish, and what the site mounts. */
export { type Own, publish, publishedOf } from './acts/own.ts'
export { prepareFigures, seedFigures } from './acts/seed.ts'
export { figureJobs, figureNights } from './jobs.ts'
export { publicFigureRoutes } from './routes/public/index.ts'
