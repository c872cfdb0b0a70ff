import type { Hono } from 'hono'
import { accountHello, accountJobs, accountNights, accountRoutes } from '../accounts/index.ts'
import { administrationRoutes } from '../administration/index.ts'
import { admissionJobs, admissionNights, admissionRoutes } from '../admission/index.ts'
import { allocationRoutes } from '../allocation/index.ts'
import { applicationJobs, applicationNights } from '../applications/index.ts'
import { applyJobs, applyNights, applyRoutes } from '../apply/index.ts'
import { casefileRoutes } from '../casefile/index.ts'
import { courseJobs, courseNights, courseRoutes } from '../courses/index.ts'
import { duplicateJobs, duplicateNights, duplicateRoutes } from '../duplicates/index.ts'
import { editorFigureRoutes, figureJobs, figureNights, publicFigureRoutes } from '../figures/index.ts'
import { forecastJobs, forecastRoutes } from '../forecast/index.ts'
import { helpersRoutes } from '../helpers/index.ts'
import { importJobs, importNights, importRoutes } from '../imports/index.ts'
import { knowledgeJobs, knowledgeNights, knowledgeRoutes } from '../knowledge/index.ts'
import { letterJobs, letterRoutes } from '../letters/index.ts'
import { moveJobs, moveRoutes } from '../moves/index.ts'
import { noticeJobs, noticeNights, noticeRoutes } from '../notices/index.ts'
import { operationJobs, operationNights, operationRoutes } from '../operations/index.ts'
import { participationJobs, participationNights, participationRoutes } from '../participation/index.ts'
import { paymentJobs, paymentNights, paymentRoutes } from '../payments/index.ts'
import type { Job, Nightly } from '../platform/jobs.ts'
import type { Settings } from '../platform/settings.ts'
import type { Services, Site } from '../platform/visit.ts'
import { protectionJobs, protectionRoutes } from '../protection/index.ts'
import { rightsJobs, rightsNights, rightsRoutes } from '../rights/index.ts'
import { sharingJobs, sharingRoutes } from '../sharing/index.ts'
import { translationRoutes } from '../translations/index.ts'
import { worklistRoutes } from '../worklist/index.ts'
import { apiRoutes } from './api.ts'
import { startRoutes } from './routes.tsx'

/** Everything that is mounted; a new feature is one line here. */
export const features = (settings: Settings): Hono<Site>[] => [
  startRoutes,
  apiRoutes,
  ...courseRoutes,
  ...publicFigureRoutes,
  ...editorFigureRoutes,
  ...accountRoutes(settings),
  ...rightsRoutes,
  ...protectionRoutes,
  ...applyRoutes,
  ...casefileRoutes,
  letterRoutes,
  ...paymentRoutes,
  ...administrationRoutes,
  operationRoutes,
  translationRoutes,
  ...admissionRoutes,
  ...participationRoutes,
  ...moveRoutes,
  ...duplicateRoutes,
  ...worklistRoutes,
  ...sharingRoutes,
  ...helpersRoutes,
  ...noticeRoutes,
  ...importRoutes,
  ...allocationRoutes,
  ...forecastRoutes,
  ...knowledgeRoutes,
]

export const jobs: Record<string, Job> = {
  ...accountJobs,
  ...operationJobs,
  ...rightsJobs,
  ...protectionJobs,
  ...admissionJobs,
  ...noticeJobs,
  ...participationJobs,
  ...moveJobs,
  ...duplicateJobs,
  ...applicationJobs,
  ...letterJobs,
  ...applyJobs,
  ...importJobs,
  ...paymentJobs,
  ...sharingJobs,
  ...courseJobs,
  ...figureJobs,
  ...forecastJobs,
  ...knowledgeJobs,
}
export const nightly: Nightly[] = [
  ...accountNights,
  ...operationNights,
  ...rightsNights,
  ...admissionNights,
  ...noticeNights,
  ...participationNights,
  ...duplicateNights,
  ...applicationNights,
  ...applyNights,
  ...importNights,
  ...paymentNights,
  ...courseNights,
  ...figureNights,
  ...knowledgeNights,
]

/** What the start of the site prints below its address. */
export const helloLines = (services: Services): Promise<string> => accountHello(services)
