/**
 * Mail to editors (redaktörer): that a guest has sent in a text, or a municipality an example, to those who decide on it.
 * The heading is in the letter alone: subject and address say nothing of what, or of whom.
 */
import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Tx } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { addressOf } from '../links.ts'
import { listEditors } from '../queries/in-office.ts'
import { findSentIn, type SentInKind } from '../queries/sent-in.ts'
import { system, writeTo } from './desk-mail.ts'

/** In the transaction of what is sent in. */
export const tellEditors = (tx: Tx, kind: SentInKind, id: string): Promise<void> =>
  later(tx, 'tellEditors', { kind, id }, { key: `editors ${kind} ${id}` })

const deskOf: Record<SentInKind, string> = { post: '/redaktion', example: '/exempelbanken' }
/** What waits no more is no letter. */
export const sendToEditors = (services: Services, kind: SentInKind, id: string): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const sent = await findSentIn(tx, kind, id)
      if (!sent || !services.settings.smtpUrl) return
      const link = addressOf(services, `${deskOf[kind]}/${id}`)
      await writeTo(services, await listEditors(tx, dayOf(visit.now), sent.municipality), {
        id: `${kind}-${id}-${sent.version}`,
        words: ({ sentIn }) => ({ subject: sentIn[kind].subject, text: sentIn[kind].text(sent.title, link) }),
      })
    }),
  )
