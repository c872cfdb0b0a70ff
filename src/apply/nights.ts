import { randomUUID } from 'node:crypto'
import { later } from '../platform/jobs.ts'
import { asSystem, inside, type Services } from '../platform/visit.ts'
import { dayOf } from '../shared/calendar.ts'
import { openSealed } from './acts.ts'
import { endAfterDays, remindAfterDays } from './draft.ts'
import {
  addNotice,
  countDeleted,
  listEnded,
  listToRemind,
  removeDraft,
  removeReceipts,
  setReminded,
} from './queries.ts'

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)
const system = { municipality: null, purpose: 'beginApplication' } as const

/** Day 23: one reminder to whoever has said how to be reached; a draft without contact is only marked. */
export function remindDrafts(services: Services): Promise<void> {
  return asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      for (const row of await listToRemind(tx, daysBefore(visit.now, remindAfterDays))) {
        const { contact } = openSealed(services, row)
        if (contact) {
          const { channel, language } = contact
          const id = randomUUID()
          await addNotice(tx, { id, draft: row.id, channel, language, madeAt: visit.now, sendAt: visit.now })
          await later(tx, 'sendDraftNotice', { notice: id }, { key: `draft ${id}` })
        }
        await setReminded(tx, row.id, visit.now)
      }
    }),
  )
}

/** Day 30: the drafts and their files are gone, and a line says how many. Receipts of sent ones go at the same age. */
export function endDrafts(services: Services): Promise<void> {
  return asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const ended = await listEnded(tx, visit.now)
      const files: string[] = []
      for (const { id } of ended) files.push(...(await removeDraft(tx, id)))
      await removeReceipts(tx, daysBefore(visit.now, endAfterDays))
      if (ended.length === 0) return
      await countDeleted(tx, { day: dayOf(visit.now), drafts: ended.length, files: files.length })
      await later(tx, 'removeFiles', { files })
    }),
  )
}
