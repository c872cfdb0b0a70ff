import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import type { Event } from '../domain/records.ts'
import { isOpen, type State } from '../domain/states.ts'
import { type Undo, undo } from '../domain/undo.ts'
import { untell } from '../queries/due.ts'
import { closeTasks, openAccess, reopenOffer, saveComponent, saveFunding, savePaidTime } from '../queries/save.ts'
import type { Scene } from './effects.ts'
import { partnersOf } from './starting.ts'
import { type Asked, carry, entryOf, lockSeen, type Outcome, refuse, sceneOf } from './step.ts'

/** Takes back a wrong step by an event of its own; what the step had brought is taken back by rows of their own. */
export function undoStep(visit: Visit, id: string, wish: Undo, asked: Asked = {}): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const whole = await lockSeen(tx, visit, id)
    const event = whole?.events.find((one) => one.id === wish.event)
    if (!whole || !event) return 'missing'
    if (asked.version !== undefined && asked.version !== whole.version) return 'changed'
    const step = { to: event.from ?? event.to, component: event.component }
    const scene = sceneOf({ tx, visit, whole }, step, asked)
    const undone = undo(wish, whole, scene.actor, scene.facts)
    if ('refused' in undone) return refuse(scene, undone)
    const outcome = await carry(scene, undone.done)
    if (outcome === 'taken') await restore(scene, event)
    return outcome
  })
}

async function restore(scene: Scene, event: Event): Promise<void> {
  const { tx, whole, visit, actor, component } = scene
  await untell(tx, whole, event.at, visit.now)
  await closeTasks(tx, whole, [component], { at: visit.now, by: actor.account, madeFrom: event.at })
  if (event.from === 'offered') await reopenOffer(tx, whole, component)
  if (event.from && goesOn(event.from)) await openAccess(tx, whole, partnersOf(whole))
  if (ended.includes(event.to)) await payAgain(scene)
  if (event.to === 'not_granted') await askAgain(scene)
  await record(tx, visit, entryOf(scene, 'undo'))
}

const goesOn = (state: State): boolean => isOpen(state) || state === 'ongoing' || state === 'interrupted'
const ended: readonly State[] = ['completed', 'interrupted']

/** The course goes on: so does its time, and the money that had ended with it. */
async function payAgain({ tx, whole, component }: Scene): Promise<void> {
  await saveComponent(tx, whole, component, { ends: null, lastPresent: null, result: null })
  await savePaidTime(tx, whole, component, { validTo: null })
  for (const payer of whole.payers.filter((one) => one.component === component && one.funding === 'ended')) {
    const funding = payer.decidedAt ? 'committed' : 'statutory'
    await saveFunding(tx, whole, { component, organisation: payer.organisation, funding, due: null })
  }
}

async function askAgain({ tx, whole, component, facts }: Scene): Promise<void> {
  for (const { organisation, funding } of whole.payers.filter((one) => one.component === component))
    if (funding === 'refused')
      await saveFunding(tx, whole, { component, organisation, funding: 'requested', due: facts.now })
}
