/** The door of knowledge: posts, comments, good examples, recommendations and their feeds. */
export { knowledgeJobs, knowledgeNights } from './jobs.ts'

import { editingRoutes } from './routes/editing.tsx'
import { exampleRoutes } from './routes/examples.tsx'
import { feedRoutes } from './routes/feeds.ts'
import { moderationRoutes } from './routes/moderation.tsx'
import { publicRoutes } from './routes/public.tsx'
import { searchRoutes } from './routes/search.tsx'

export const knowledgeRoutes = [publicRoutes, exampleRoutes, feedRoutes, searchRoutes, moderationRoutes, editingRoutes]
