import { record } from '../../platform/audit.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import { pause, resume } from '../domain/pause.ts'
import { saveComponent, saveRow } from '../queries/save.ts'
import { type Asked, entryOf, lockSeen, type Outcome, refuse, sceneOf } from './step.ts'

/** The clock stands still until a day; null lets it run again. */
export type Wish = { until: Day; reason: string } | null

export function pauseApplication(visit: Visit, id: string, wish: Wish, asked: Asked = {}): Promise<Outcome> {
  return inside(visit, async (tx) => {
    const whole = await lockSeen(tx, visit, id)
    if (!whole) return 'missing'
    if (asked.version !== undefined && asked.version !== whole.version) return 'changed'
    const scene = sceneOf({ tx, visit, whole }, { to: whole.state }, asked)
    const paused = wish ? pause(wish, whole, scene.actor, scene.facts) : resume(whole, scene.actor, scene.facts)
    if ('refused' in paused) return refuse(scene, paused)
    const { components, ...row } = paused.done
    for (const { component, due } of components) await saveComponent(tx, whole, component, { due })
    await saveRow(tx, whole, row)
    await record(tx, visit, entryOf(scene, wish ? 'pause' : 'resume', ['due']))
    return 'taken'
  })
}
