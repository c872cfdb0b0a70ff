import { deliver, isShown, type Message } from '../../accounts/index.ts'
import { type DraftNotice, eachDueDraftNotice, findSentReminder, withDraftNotice } from '../../apply/index.ts'
import { later } from '../../platform/jobs.ts'
import type { Services, Visit } from '../../platform/visit.ts'
import type { Language } from '../../shared/language.ts'
import { quietUntil } from '../../shared/quiet-hours.ts'
import { lettered, sentence, smsOf } from '../message.ts'
import { nextTry, planFor, triesEach, type Way } from '../sending.ts'
import { texts } from '../texts/index.ts'
import { contactKind, mayUse } from './ways.ts'

/** A draft of day 23: nobody's application yet, so nobody calls; when both ways fail, the page itself must do. */
export const sendDraftNotice = (services: Services, id: string): Promise<void> =>
  withDraftNotice(services, id, async (visit, notice) => {
    const { attempts } = notice
    const night = quietUntil(visit.now)
    if (night) return { attempts, sendAt: night }
    const ways = waysFor(visit, notice)
    const way = ways[Math.floor(attempts / triesEach)]
    if (!way) return { failedAt: visit.now }
    if (await hasLeft(visit, notice, way)) return { sentAt: visit.now }
    return { attempts: attempts + 1, sendAt: nextTry((attempts % triesEach) + 1, visit.now) ?? visit.now }
  })

/** Nobody posts a reminder of a draft: who chose letters is reached by what else was given. */
function waysFor(visit: Visit, { channel, contact: { phone, mail } }: DraftNotice): Way[] {
  const choice = { channel: channel === 'letter' ? 'sms' : channel, phone, mail }
  const plan = planFor({ choice, mayUse: (way) => mayUse(visit, way), tried: [], named: null })
  return 'rest' in plan ? [plan.by, ...plan.rest] : []
}

async function hasLeft({ services }: Visit, notice: DraftNotice, way: Way): Promise<boolean> {
  if (isShown(services.settings, contactKind(way))) return true
  try {
    await deliver(services.settings, messageOf(services, notice, way))
    return true
  } catch {
    // What the gateway said may hold the number: nothing of it is kept.
    return false
  }
}

function messageOf({ settings }: Pick<Services, 'settings'>, { id, contact }: DraftNotice, way: Way): Message {
  const { language } = contact
  const t = texts(language).message
  const subject = t.subjectDraft
  const link = `${settings.baseUrl}/utkast`
  const paragraphs = [sentence(language, { kind: 'remind.draft', value: '' }) ?? '']
  const letter = lettered({ language, subject, paragraphs, way: { label: t.draft, link }, small: [t.noReply] })
  if (way === 'sms') return { kind: 'phone', to: contact.phone, subject, text: smsOf({ subject, link }), link, id }
  return { kind: 'mail', to: contact.mail, subject, link, id, ...letter }
}

type ShownReminder = { message: Message; language: Language }
/** The reminder of one's own draft where nothing is sent; undefined when it is nobody's own. */
export async function readDraftSent(visit: Visit, draft: string): Promise<ShownReminder[] | undefined> {
  const found = await findSentReminder(visit, draft)
  if (!found) return undefined
  return found.flatMap((notice) => {
    const [way] = waysFor(visit, notice)
    if (!way || !isShown(visit.services.settings, contactKind(way))) return []
    return { message: messageOf(visit.services, notice, way), language: notice.contact.language }
  })
}

/** What waited for the morning or for a new try. */
export const tendDraftNotices = (services: Services): Promise<void> =>
  eachDueDraftNotice(services, (tx, notice) => later(tx, 'sendDraftNotice', { notice }, { key: `draft ${notice}` }))
