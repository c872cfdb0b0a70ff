/**
 * Mail to moderators (moderatorer): that comments wait or are reported, and once that their two working days have passed.
 * The letter counts and leads to the page; nobody's words or names are in it.
 */
import { later } from '../../platform/jobs.ts'
import { asSystem, inside, type Services, type Tx } from '../../platform/visit.ts'
import { dayOf } from '../../shared/calendar.ts'
import { slotAfter } from '../domain/comment.ts'
import { addressOf } from '../links.ts'
import { listModerators } from '../queries/in-office.ts'
import { countWaiting, takeLate, type Waits } from '../queries/moderators.ts'
import type { DeskTexts } from '../texts/desk.ts'
import { system, writeTo } from './desk-mail.ts'

/** In the transaction of what has come; many in the same quarter of an hour are one letter. */
export const tellModerators = (tx: Tx, now: Date): Promise<void> => {
  const at = slotAfter(now)
  return later(tx, 'tellModerators', { at: at.toISOString() }, { at, key: `moderators ${at.getTime()}` })
}

type Words = (t: DeskTexts['moderation']['letters']) => { subject: string; text: string }
const send = async (services: Services, tx: Tx, id: string, words: Words): Promise<void> =>
  writeTo(services, await listModerators(tx, dayOf(services.clock())), {
    id,
    words: ({ moderation }) => words(moderation.letters),
  })
const linkIn = (services: Services): string => addressOf(services, '/redaktion/kommentarer')

/** Nothing that waits any more is no letter. */
export const sendToModerators = (services: Services, at: string): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const waits: Waits = await countWaiting(tx)
      const all = waits.waiting + waits.reported + waits.hidden
      if (all === 0 || !services.settings.smtpUrl) return
      await send(services, tx, `comments-${Date.parse(at)}`, (t) => ({
        subject: t.subject(String(all)),
        text: t.text(String(waits.waiting), String(waits.reported), String(waits.hidden), linkIn(services)),
      }))
    }),
  )

export const remindModerators = (services: Services): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const late = await takeLate(tx, visit.now)
      if (late === 0 || !services.settings.smtpUrl) return
      await send(services, tx, `late-comments-${dayOf(visit.now)}`, (t) => ({
        subject: t.lateSubject(String(late)),
        text: t.lateText(String(late), linkIn(services)),
      }))
    }),
  )
