import type { Job, Nightly } from '../platform/jobs.ts'
import { tidyComments } from './acts/comments.ts'
import { fetchRegions } from './acts/federation.ts'
import { publishDuePosts } from './acts/posts.ts'
import { learn } from './acts/search.ts'

export const knowledgeJobs: Record<string, Job> = {
  publishPosts: (_facts, services) => publishDuePosts(services),
  tidyComments: (_facts, services) => tidyComments(services),
  learnWords: (_facts, services) => learn(services),
  fetchRegions: (_facts, services) => fetchRegions(services),
}
export const knowledgeNights: Nightly[] = [
  { name: 'publishPosts', at: '*/15 * * * *' },
  { name: 'tidyComments', at: '35 2 * * *' },
  { name: 'learnWords', at: '25 3 * * *' },
  { name: 'fetchRegions', at: '50 3 * * *' },
]
