import { worklistApi } from './routes/api.ts'
import { listRoutes } from './routes/list.tsx'
import { manyRoutes } from './routes/many.tsx'

/** The door of the work list. */
export const worklistRoutes = [listRoutes, manyRoutes, worklistApi]
