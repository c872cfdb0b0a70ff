import './operations.ts'
import { whenProtected } from '../protection/index.ts'
import { forgetSubscriptions } from './acts/subscriptions.ts'

whenProtected('figure subscriptions', (_, visit, of) => forgetSubscriptions(visit, of))

/** For a page about a municipality: its number beside what is told there. */
export { type Beside, findIndicator, readBeside } from './acts/beside.ts'
export { readFront } from './acts/front.ts'
/** The door of figures: what neighbours may publish, and what the site mounts. */
export { type Own, publish, tellRefused, turnsOf } from './acts/own.ts'
export { prepareFigures, seedFigures } from './acts/seed.ts'
/** For neighbours who draw the region with the same squares. */
export { draw, tiles as drawTiles } from './charts/index.ts'
export { stubCommand } from './command.ts'
export { tiles as skaneTiles } from './facts/map.ts'
export { cornerOf } from './facts/places.ts'
export { figureJobs, figureNights } from './jobs.ts'
/** The word for a place in an address. */
export { addressName } from './places.ts'
export { editorFigureRoutes } from './routes/editor/index.ts'
export { publicFigureRoutes } from './routes/public/index.ts'
export { BesideFigures } from './views/public/beside.tsx'
export { type Front, FrontFigures, frontSlugs } from './views/public/front.tsx'
