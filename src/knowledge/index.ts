/** The door of knowledge: posts, comments, good examples, recommendations and their feeds. */

export { hasUnread } from './acts/announcements.ts'
export { seedKnowledge } from './acts/demonstration.ts'
export { seedExamples } from './acts/demonstration-examples.ts'
export { knowledgeJobs, knowledgeNights } from './jobs.ts'
export { listNews, type News } from './queries/front.ts'
export { FeedLinks } from './views/feed-links.tsx'

import { whenProtected } from '../protection/index.ts'
import { forgetSubscriptions } from './acts/subscriptions.ts'
import { adoptionRoutes } from './routes/adoptions.tsx'
import { announcementRoutes } from './routes/announcements.tsx'
import { bankRoutes } from './routes/bank.tsx'
import { editingRoutes } from './routes/editing.tsx'
import { exampleFeedRoutes } from './routes/example-feeds.ts'
import { exampleRoutes } from './routes/examples.tsx'
import { feedRoutes } from './routes/feeds.ts'
import { guestRoutes } from './routes/guest.tsx'
import { guestDeskRoutes } from './routes/guests.tsx'
import { letterRoutes } from './routes/letters.tsx'
import { moderationRoutes } from './routes/moderation.tsx'
import { newsletterRoutes } from './routes/newsletter.tsx'
import { pictureRoutes } from './routes/pictures.tsx'
import { publicRoutes } from './routes/public.tsx'
import { questionRoutes } from './routes/questions.tsx'
import { recommendationDeskRoutes } from './routes/recommendation-desk.tsx'
import { recommendationRoutes } from './routes/recommendations.tsx'
import { regionRoutes } from './routes/regions.tsx'
import { searchRoutes } from './routes/search.tsx'

whenProtected('newsletters', (_, visit, of) => forgetSubscriptions(visit, of))

export const knowledgeRoutes = [
  publicRoutes,
  letterRoutes,
  exampleFeedRoutes,
  exampleRoutes,
  questionRoutes,
  adoptionRoutes,
  bankRoutes,
  regionRoutes,
  recommendationRoutes,
  recommendationDeskRoutes,
  feedRoutes,
  searchRoutes,
  newsletterRoutes,
  guestRoutes,
  moderationRoutes,
  announcementRoutes,
  guestDeskRoutes,
  pictureRoutes,
  editingRoutes,
]
