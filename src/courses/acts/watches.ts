import { type Contact, deliver, isShown, type Message, readMail, readPhone } from '../../accounts/index.ts'
import { later } from '../../platform/jobs.ts'
import { hmac, seal, unseal } from '../../platform/seal.ts'
import { asSystem, asSystemHere, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import type { Protected } from '../../protection/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import type { Language } from '../../shared/language.ts'
import { quietUntil } from '../../shared/quiet-hours.ts'
import { wordsOf } from '../domain/course.ts'
import { tokenOf } from '../links.ts'
import * as queries from '../queries/watches.ts'
import { texts } from '../texts/index.ts'

const about = 'courses.watch'
const hmacOf = ({ keys }: Services, { kind, value }: Contact) => hmac(keys.key('watch contact'), `${kind} ${value}`)
const sealed = ({ keys }: Services, { value }: Contact) => seal(keys.vault, value, about)

/** Nothing is sent where a demonstration shows the letter on the page instead. */
async function post(tx: Tx, { settings }: Services, notice: string, kind: Contact['kind']): Promise<void> {
  if (!isShown(settings, kind)) await later(tx, 'sendWatchNotice', { notice })
}

export type Asking = { course: string; round: string | null; contact: Contact; language: Language }
/** The letter to be confirmed; null when there is none, which the page does not tell apart. */
export function askWatch(visit: Visit, { course, round, contact, language }: Asking): Promise<string | null> {
  const { services, now } = visit
  const kept = { contact: sealed(services, contact), contactHmac: hmacOf(services, contact) }
  return inside(visit, async (tx) => {
    const asking = { course, round, channel: contact.kind, language, now, ...kept }
    const { outcome, notice } = await queries.askWatch(tx, asking)
    if (outcome === 'made' && notice) await post(tx, services, notice, contact.kind)
    return notice
  })
}

/** A link to all that somebody watches. */
export function askWatches(visit: Visit, contact: Contact): Promise<string | null> {
  const { services, now, language } = visit
  return inside(visit, async (tx) => {
    const notice = await queries.askWatches(tx, { contactHmac: hmacOf(services, contact), language, now })
    if (notice) await post(tx, services, notice, contact.kind)
    return notice
  })
}

export const confirmWatch = (visit: Visit, notice: string): Promise<boolean> =>
  inside(visit, (tx) => queries.confirmWatch(tx, notice, visit.now))
export const endWatch = (visit: Visit, of: { notice: string; watch: string }): Promise<boolean> =>
  inside(visit, (tx) => queries.endWatch(tx, { ...of, now: visit.now }))

type Lettered = Pick<queries.Notice, 'id' | 'kind' | 'language' | 'round' | 'slug' | 'title' | 'texts'>
/** The words of a letter, in the language that was chosen. */
export function wordsOfLetter(services: Services, notice: Lettered): Pick<Message, 'subject' | 'text' | 'link'> {
  const language = notice.language as Language
  const t = texts(language).letter
  const base = services.settings.baseUrl
  const words = { title: notice.title ?? '', ingress: '', body: '', texts: notice.texts ?? {} }
  const { title } = wordsOf(words, language)
  const own = `${base}/bevakningar/${tokenOf(services, 'watch', notice.id)}`
  const course = `${base}/kurser/${notice.slug}${notice.round ? `/${notice.round}` : ''}`
  if (notice.kind === 'confirm') return { subject: t.confirmSubject, text: t.confirm(title, own), link: own }
  if (notice.kind === 'list') return { subject: t.listSubject, text: t.list(own), link: own }
  return { subject: t.openedSubject, text: t.opened(title, course), link: course }
}

const system = { municipality: null, purpose: 'ownPages' } as const

/** Sends one letter. When a course has opened, the address is erased with it; links keep theirs for two days. */
export const sendNotice = (services: Services, id: string): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const notice = await queries.lockNotice(tx, id)
      if (!notice || isShown(services.settings, notice.channel)) return
      const to = unseal(services.keys.vault, notice.contact, about)
      await deliver(services.settings, { kind: notice.channel, to, id, ...wordsOfLetter(services, notice) })
      await (notice.kind === 'opened' ? queries.removeNotice(tx, id) : queries.setSent(tx, id, visit.now))
    }),
  )

/** The round is open: everybody who waited for it or its course is told once, and not waited for again. */
export const tellWatchers = (services: Services, round: string): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const notices = await queries.turnIntoNotices(tx, { round, today: dayOf(visit.now), now: visit.now })
      const at = quietUntil(visit.now) ?? visit.now
      for (const notice of notices) await later(tx, 'sendWatchNotice', { notice }, { at, key: `watch ${notice}` })
    }),
  )

/** Somebody has become protected: nothing is sent to a phone or mail of theirs. */
export async function forgetWatches(visit: Visit, { municipality, phone, mail }: Protected): Promise<void> {
  const { services } = visit
  const kinds = [
    { kind: 'phone', value: readPhone(phone) },
    { kind: 'mail', value: readMail(mail) },
  ]
  const hmacs = kinds.filter((one): one is Contact => one.value !== null).map((one) => hmacOf(services, one))
  if (hmacs.length === 0) return
  await asSystemHere(visit, { municipality, purpose: 'protect' }, (_, tx) => queries.forgetContacts(tx, hmacs))
}

export const tidyWatches = (services: Services): Promise<void> =>
  asSystem(services, system, (visit) => inside(visit, (tx) => queries.tidyWatches(tx, visit.now)))

/** In a demonstration that sends nothing: the letter that would have been sent. */
export const readExercise = (services: Services, id: string): Promise<Message | null> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const notice = await queries.lockNotice(tx, id)
      if (!notice || !isShown(services.settings, notice.channel)) return null
      return { kind: notice.channel, to: '', ...wordsOfLetter(services, notice) }
    }),
  )
