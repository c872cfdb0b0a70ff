import type { Teller } from '../../applications/index.ts'
import type { Visit } from '../../platform/visit.ts'
import { besideOf, type CourseFacts } from '../beside.ts'
import { courseFacts } from '../queries/beside.ts'

const told = ['awaiting_start', 'not_started', 'ongoing', 'interrupted', 'completed', 'cancelled', 'transferred']
/** Beside the application on its own page: asked from the start of the course on. */
export const tellCourse: Teller<CourseFacts> = {
  sql: courseFacts,
  asks: (_, { state }) => told.includes(state),
  tell(visit, { id, person, provider, state }, found) {
    const own = visit.actor.person === person
    return found ? besideOf(visit.language, found, { id, own, school: isSchool(visit, provider), state }) : []
  },
}

const isSchool = ({ actor }: Visit, provider: string) =>
  ['admissionOfficer', 'rector'].includes(actor.role) && actor.reach.includes(provider)
