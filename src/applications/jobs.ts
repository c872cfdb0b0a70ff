import type { Job, Nightly } from '../platform/jobs.ts'
import { handOverHome } from './acts/hand-over.ts'
import { tellLater } from './acts/notice.ts'
import { publishFigures } from './acts/own-figures.ts'
import { type About, advance, restoreOthers, takeDueSteps, withdrawOthers } from './acts/system.ts'
import { publishUsualTimes } from './acts/usual-times.ts'

export const jobs: Record<string, Job> = {
  advance: (facts, services) => advance(services, facts as About),
  withdrawLower: (facts, services) => withdrawOthers(services, facts as About & { keepHigher: boolean }),
  restoreLower: (facts, services) => restoreOthers(services, facts as About),
  notice: (facts, services) => tellLater(services, facts as About & { notice: string; kind: string }),
  handOver: (facts, services) => handOverHome(services, facts as About & { to: string }),
  dueSteps: async (_facts, services) => {
    await takeDueSteps(services)
  },
  publishFigures: (_facts, services) => publishFigures(services),
  usualTimes: (_facts, services) => publishUsualTimes(services),
}

/** Just after midnight in Sweden, summer and winter: last days end 23.59. */
export const nightly: Nightly[] = [
  { name: 'dueSteps', at: '5 23 * * *' },
  { name: 'usualTimes', at: '30 23 * * *' },
  { name: 'publishFigures', at: '50 0 * * *' },
]
