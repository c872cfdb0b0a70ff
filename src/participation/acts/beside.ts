import type { Beside, Whole } from '../../applications/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { besideOf } from '../beside.ts'
import { findBeside } from '../queries/beside.ts'

const told = ['ongoing', 'interrupted', 'completed', 'cancelled']
/** Beside the application on its own page: one statement from the start of the course on, else none. */
export async function tellCourse(tx: Tx, visit: Visit, application: Whole): Promise<Beside[]> {
  if (!told.includes(application.state)) return []
  const { municipality, id, provider } = application
  const found = await findBeside(tx, { municipality, application: id })
  const own = visit.actor.person === application.person
  return besideOf(visit.language, found, { id, own, school: visit.actor.reach.includes(provider) })
}
