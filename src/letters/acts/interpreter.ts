import { addTask, endOf, limitsOf, lockSeen, type Whole } from '../../applications/index.ts'
import { wantInterpreter } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { asSystemHere, inside, type Tx, type Visit } from '../../platform/visit.ts'
import { findFirstOf } from '../queries/find.ts'

/** An interpreter (tolk) is asked for: the person's need is kept for everybody who meets them, and one desk arranges it. */
export function askInterpreter(visit: Visit, id: string): Promise<'done' | 'missing'> {
  return inside(visit, async (tx) => {
    const whole = await lockSeen(tx, visit, id)
    if (!whole) return 'missing'
    await record(tx, visit, {
      verb: 'ask interpreter',
      municipality: whole.municipality,
      person: whole.person,
      about: { kind: 'application', id },
      fields: ['interpreter'],
    })
    const of = { municipality: whole.municipality, purpose: 'handleApplication' } as const
    await asSystemHere(visit, of, (system, inner) => arrange(inner, system, whole))
    return 'done'
  })
}

/** From a receipt, by whoever holds it: they may not be signed in. */
export async function askInterpreterAt(visit: Visit, of: { municipality: string; sending: string }): Promise<void> {
  const { municipality } = of
  await asSystemHere(visit, { municipality, purpose: 'handleApplication' }, async (system, tx) => {
    const id = await findFirstOf(tx, of)
    if (id) await askInterpreter(system, id)
  })
}

/** Further than the visitor's own eyes: a school may ask for somebody whose row only the home municipality changes. */
async function arrange(tx: Tx, system: Visit, whole: Whole): Promise<void> {
  if (whole.person) await wantInterpreter(tx, { municipality: whole.municipality, person: whole.person })
  const atSchool = whole.holder === 'provider'
  await addTask(tx, system, {
    municipality: whole.municipality,
    application: whole.id,
    component: whole.leadingComponent,
    what: 'arrangeInterpreter',
    of: atSchool ? 'provider' : 'home',
    organisation: atSchool ? whole.provider : whole.unit,
    due: endOf(limitsOf(whole), 'messageReply', system.now),
  })
}
