/** What the front page tells of the region, in one transaction: four questions, however much there is. */
import { listOpenNow, type OpenRound } from '../courses/index.ts'
import { type Front as Figures, frontSlugs, readFront } from '../figures/index.ts'
import { listNews, type News } from '../knowledge/index.ts'
import { inside, type Visit } from '../platform/visit.ts'
import { dayOf } from '../shared/calendar.ts'

export type Front = News & { figures: Figures; courses: OpenRound[] }

export const readRegion = (visit: Visit): Promise<Front> =>
  inside(visit, async (tx) => ({
    figures: await readFront({ ...visit, open: tx }, frontSlugs),
    courses: await listOpenNow(tx, { language: visit.language, today: dayOf(visit.now), most: 3 }),
    ...(await listNews(tx, visit.language)),
  }))
