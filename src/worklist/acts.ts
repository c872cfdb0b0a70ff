import { type NotNow, type State, takeResponsibility, takeStep } from '../applications/index.ts'
import { clientOf, inside, type Visit } from '../platform/visit.ts'
import type { BulkAct } from './filter.ts'
import { addSaved, removeSaved } from './queries/list.ts'

export type Done = { id: string; outcome: 'done' | 'missing' | 'changed' | NotNow }

/** One after the other, each in a part of the transaction that can be undone by itself: a refusal stops nobody else's. */
export function doWithMany(visit: Visit, ids: readonly string[], act: BulkAct): Promise<Done[]> {
  return inside(visit, async (tx) => {
    const done: Done[] = []
    const client = clientOf(tx)
    for (const id of [...new Set(ids)]) {
      await client.query('savepoint one')
      const outcome = await doWithOne(visit, id, act)
      await client.query(outcome === 'done' ? 'release savepoint one' : 'rollback to savepoint one')
      done.push({ id, outcome })
    }
    return done
  })
}

async function doWithOne(visit: Visit, id: string, act: BulkAct): Promise<Done['outcome']> {
  const step = { to: act as State, ...(act === 'not_selected' && { reason: 'selectionRules' }) }
  const outcome = act === 'mine' ? await takeResponsibility(visit, id) : await takeStep(visit, id, step)
  return outcome === 'taken' || outcome === 'proposed' ? 'done' : outcome
}

export const saveFilter = (visit: Visit, { name, query, shared }: { name: string; query: string; shared: boolean }) =>
  inside(visit, (tx) =>
    addSaved(tx, {
      account: visit.actor.account ?? '',
      organisation: visit.actor.organisation ?? '',
      name,
      query,
      shared,
      madeAt: visit.now,
    }),
  )

export const forgetFilter = (visit: Visit, id: string) =>
  inside(visit, (tx) => removeSaved(tx, id, visit.actor.account ?? ''))
