import { asSystem, inside, type Services, type Tx, type Visit } from '../platform/visit.ts'
import { openSealed, readDraft } from './acts.ts'
import type { Draft } from './draft.ts'
import { listDueNotices, listSentNotices, lockNotice, saveNotice } from './queries.ts'

type Contact = NonNullable<Draft['contact']>
/** A reminder on its way (påminnelse): to whom stands in the draft, sealed with the rest of it. */
export type DraftNotice = { id: string; attempts: number; channel: string; contact: Contact }
type Settled = { sentAt: Date } | { failedAt: Date } | { attempts: number; sendAt: Date }

const system = { municipality: null, purpose: 'beginApplication' } as const

/** Gives the reminder, held, to whoever sends; what is given back stands with the row. Nothing when it has been sent or the draft is gone. */
export const withDraftNotice = (
  services: Services,
  id: string,
  send: (visit: Visit, notice: DraftNotice) => Promise<Settled>,
): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const row = await lockNotice(tx, id, visit.now)
      const contact = row && openSealed(services, row).contact
      if (!row || !contact) return
      const { attempts, channel } = row
      await saveNotice(tx, id, await send(visit, { id, attempts, channel, contact }))
    }),
  )

/** What has been sent about a draft, to whoever writes it and nobody else. */
export async function findSentReminder(visit: Visit, draft: string): Promise<DraftNotice[] | undefined> {
  const open = await readDraft(visit, draft)
  if (!open?.isOwn) return undefined
  const { contact } = open.draft
  const rows = await asSystem(visit.services, system, (by) => inside(by, (tx) => listSentNotices(tx, draft)))
  return contact ? rows.map((row) => ({ ...row, contact })) : []
}

export const eachDueDraftNotice = (services: Services, tell: (tx: Tx, id: string) => Promise<void>): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      for (const { id } of await listDueNotices(tx, visit.now)) await tell(tx, id)
    }),
  )
