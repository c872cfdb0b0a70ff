/** The door of moves: to another municipality, or to another course. */
import { registerBeside } from '../applications/index.ts'
import { tellMoves } from './beside.ts'
import { listRoutes } from './routes/list.tsx'
import { sendRoutes } from './routes/send.tsx'

registerBeside('moves', { tell: tellMoves })

export { moveJobs } from './jobs.ts'
export const moveRoutes = [listRoutes, sendRoutes]
export { seedMove } from './demo.ts'
