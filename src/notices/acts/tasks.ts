import { addTask, endOf, limitsOf, type Whole } from '../../applications/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import { isAsked } from '../queries/lines.ts'

type Asked = 'callAboutNotice' | 'tellProtected'

/** Somebody tells what a message did not: asked once at a time, of the one who has the application now. */
export async function askSomebody(tx: Tx, visit: Visit, whole: Whole, what: Asked): Promise<void> {
  const of = { municipality: whole.municipality, application: whole.id }
  if (await isAsked(tx, of, what)) return
  const atSchool = what === 'callAboutNotice' && whole.holder === 'provider'
  await addTask(tx, visit, {
    ...of,
    component: whole.leadingComponent,
    what,
    of: atSchool ? 'provider' : 'home',
    organisation: atSchool ? whole.provider : whole.unit,
    due: endOf(limitsOf(whole), 'callTask', visit.now),
  })
}
