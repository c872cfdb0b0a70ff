/** The door of admission: the rector's list, the reserve list and its offers. */
import { registerBeside } from '../applications/index.ts'
import { tellPlace } from './acts/beside.ts'
import { personRoutes } from './routes/person.tsx'
import { reserveRoutes } from './routes/reserve.tsx'
import { selectionRoutes } from './routes/selection.tsx'

registerBeside('admission', tellPlace)

export const admissionRoutes = [selectionRoutes, reserveRoutes, personRoutes]
export { sayMove } from './acts/beside.ts'
export { type BroughtLine, bringSelections } from './acts/brought.ts'
export { stayByLink } from './acts/pings.ts'
export { admissionJobs, admissionNights } from './jobs.ts'
