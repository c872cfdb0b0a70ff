import type { Beside, Whole } from '../../applications/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { besideOf } from '../beside.ts'
import { findBeside } from '../queries/beside.ts'

const told = ['awaiting_start', 'not_started', 'ongoing', 'interrupted', 'completed', 'cancelled', 'transferred']
/** Beside the application on its own page: one statement from the start of the course on, else none. */
export async function tellCourse(tx: Tx, visit: Visit, application: Whole): Promise<Beside[]> {
  if (!told.includes(application.state)) return []
  const { municipality, id, provider, state } = application
  const found = await findBeside(tx, { municipality, application: id })
  const own = visit.actor.person === application.person
  return besideOf(visit.language, found, { id, own, school: isSchool(visit, provider), state })
}

const isSchool = ({ actor }: Visit, provider: string) =>
  ['admissionOfficer', 'rector'].includes(actor.role) && actor.reach.includes(provider)
