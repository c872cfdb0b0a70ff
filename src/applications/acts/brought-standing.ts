import type { Effect } from '../domain/application.ts'
import { effectsOf } from '../domain/effects.ts'
import { holdsSeat, isUnderWay } from '../domain/states.ts'
import { rowsBetween } from '../domain/transitions.ts'
import type { Holding } from '../queries/insert.ts'
import type { Past } from './history.ts'

/** What somebody is to do where it stands now: as if the last step had been taken here, but nothing that was over long ago. */
export function tasksOf({ application, facts, by, stops }: Past, now: Date): Extract<Effect, { kind: 'task' }>[] {
  const [last, before] = [stops.at(-1), stops.at(-2)]
  const row = last && rowsBetween(before?.to ?? 'draft', last.to)[0]
  const component = application.components.find(({ id }) => id === application.leadingComponent)
  if (!row || !component) return []
  const at = { ...facts, now: last.at }
  const ask = {
    application,
    component,
    step: { to: last.to },
    actor: by,
    party: 'system',
    facts: at,
    now: last.at,
  } as const
  const tasks = effectsOf(row, ask).filter((effect) => effect.kind === 'task')
  return tasks.filter(({ due }) => isUnderWay(last.to) || due > now)
}

/** Held since the first of the states that hold one, one after the other. */
export function seatOf({ application, stops }: Past): Holding | null {
  if (!holdsSeat(stops.at(-1)?.to ?? 'draft')) return null
  const before = stops.findLastIndex(({ to }) => !holdsSeat(to))
  const since = stops[before + 1]?.at ?? new Date(0)
  return { round: application.round, component: application.leadingComponent, since }
}
