import { asSystem, inside, type Services } from '../../platform/visit.ts'
import type { State } from '../domain/states.ts'
import { insertNotice, stateOf } from '../queries/due.ts'
import type { About } from './system.ts'

/** A reminder is for those who still stand there; a call to start for those who still wait for it. */
const onlyIn: Record<string, State> = { 'remind.completion': 'completion', 'call.start': 'awaiting_start' }

/** The line that the sender reads (utkorg); nothing is sent from here. */
export async function tellLater(services: Services, line: About & { notice: string; kind: string }): Promise<void> {
  await asSystem(services, { municipality: line.municipality, purpose: 'handleApplication' }, (visit) =>
    inside(visit, async (tx) => {
      const state = await stateOf(tx, line.application)
      const wanted = onlyIn[line.kind]
      if (state && (!wanted || wanted === state)) await insertNotice(tx, line, visit.now)
    }),
  )
}
