import { decisionRoutes } from './routes/decisions.tsx'
import { deskRoutes } from './routes/desk.tsx'
import { paperRoutes } from './routes/papers.tsx'
import { personRoutes } from './routes/person.tsx'
import { recordRoutes } from './routes/record.tsx'
import { stepRoutes } from './routes/step.tsx'
import { talkRoutes } from './routes/talk.tsx'

/** The door of the casefile: one page for everybody concerned, and what is done on it. */
export const casefileRoutes = [
  recordRoutes,
  stepRoutes,
  paperRoutes,
  decisionRoutes,
  talkRoutes,
  deskRoutes,
  personRoutes,
]
export { keepPaper } from './acts/papers.ts'
export { uploadForm } from './form.ts'
export { type Dated, nextDate, stageNames } from './standing.ts'
export { UploadPage, uploadProblem } from './views/upload.tsx'
