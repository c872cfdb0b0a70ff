/** Mail about what is new (nyhetsbrev): asked for twice, ended by one press. The address is erased when it ends. */
import { randomUUID } from 'node:crypto'
import { deliver, isShown, type Message, readMail } from '../../accounts/index.ts'
import { municipalities } from '../../organisations/index.ts'
import { later } from '../../platform/jobs.ts'
import { hmac, seal, sha256, unseal } from '../../platform/seal.ts'
import { asSystem, asSystemHere, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import type { Protected } from '../../protection/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import { type Digest, digestsOn, type Followed, isDue, weekdayOf } from '../domain/announcement.ts'
import { idBehind, linkFor, tokenFor } from '../links.ts'
import * as queries from '../queries/subscriptions.ts'
import { texts } from '../texts/index.ts'

const about = 'knowledge.subscription'
const system = { municipality: null, purpose: 'ownPages' } as const
const hashOf = ({ keys }: Services, mail: string) => hmac(keys.key('newsletter address'), mail)

export type Asked = {
  mail: string
  theme: string | null
  municipality: string | null
  kinds: Followed[]
  digest: Digest
}
/** The id of the letter to be confirmed; null when there is none, which the page does not tell apart. */
export const askSubscription = (visit: Visit, { mail, ...of }: Asked): Promise<string | null> =>
  asSystemHere(visit, system, async ({ services, language, now }, tx) => {
    const id = randomUUID()
    const kept = { address: hashOf(services, mail), sealed: seal(services.keys.vault, mail, about) }
    const asking = { id, ...kept, token: sha256(tokenFor(services, 'follow', id)), ...of, language, now }
    const found = (await queries.addSubscription(tx, asking)) ?? (await queries.askAgain(tx, asking))
    if (found) await later(tx, 'confirmNewsletter', { subscription: found }, { key: `newsletter ${found}` })
    return found
  })

export type State = 'asked' | 'confirmed' | 'gone'
export const readSubscription = (services: Services, token: string): Promise<State> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const id = idBehind(services, 'follow', token)
      const found = id ? await queries.findSubscription(tx, id) : undefined
      return found ? (found.confirmedAt ? 'confirmed' : 'asked') : 'gone'
    }),
  )

export function actOnSubscription(visit: Visit, token: string, act: 'confirm' | 'end'): Promise<boolean> {
  const id = idBehind(visit.services, 'follow', token)
  if (!id) return Promise.resolve(false)
  return asSystemHere(visit, system, ({ now }, tx) =>
    act === 'confirm' ? queries.confirmSubscription(tx, id, now) : queries.endSubscription(tx, id),
  )
}

type Words = Pick<Message, 'subject' | 'text' | 'link'>
function askingLetter(services: Services, { id, language }: queries.Subscription): Words {
  const t = texts(language).newsletter.letters
  const link = linkFor(services, 'follow', id)
  return { subject: t.confirmSubject, text: t.confirm(link), link }
}

/** Sends to the one who follows; the mail program's own button ends it (RFC 8058). */
async function send(services: Services, row: queries.Subscription, id: string, words: Words): Promise<void> {
  const to = unseal(services.keys.vault, row.sealed, about)
  const unsubscribe = `${linkFor(services, 'follow', row.id)}/avsluta`
  await deliver(services.settings, { kind: 'mail', to, id, unsubscribe, ...words })
}

export const confirmNewsletter = (services: Services, subscription: string): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const row = await queries.findSubscription(tx, subscription)
      if (!row || isShown(services.settings, 'mail')) return
      await send(services, row, `${subscription}-${visit.now.getTime()}`, askingLetter(services, row))
    }),
  )

const placeOfNews = (kind: queries.News['kind']): string =>
  ({ post: '/kunskap/', updated: '/kunskap/', example: '/goda-exempel/', recommendation: '/rekommendationer#' })[kind]
/** Each line says why it came. */
function digestOf(services: Services, row: queries.Subscription, news: readonly queries.News[]): Words {
  const t = texts(row.language).newsletter.letters
  const base = services.settings.baseUrl.replace(/\/$/, '')
  const place = municipalities.find(({ code }) => code === row.municipality)?.name
  const why = [row.theme && t.byTheme(row.theme), place && t.byPlace(place)].filter(Boolean).join(', ') || t.byAll
  const lines = news.map(({ kind, title, slug, what }) => {
    const href = base + placeOfNews(kind) + slug
    return [`${t.kinds[kind]}: ${title}`, ...(what ? [what] : []), href, t.why(why)].join('\n')
  })
  const link = linkFor(services, 'follow', row.id)
  return { subject: t.subject(String(news.length)), text: [t.lead, ...lines, t.end(link)].join('\n\n'), link }
}

/** One letter, or none: nothing new, no mail. */
export const sendDigest = (services: Services, subscription: string): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const row = await queries.findSubscription(tx, subscription)
      const since = row?.toldAt ?? row?.confirmedAt
      if (!row || !since) return
      const news = await queries.listNews(tx, since, row)
      if (!isDue(row.digest, weekdayOf(dayOf(visit.now)), news.length)) return
      if (!isShown(services.settings, 'mail'))
        await send(services, row, `${subscription}-${dayOf(visit.now)}`, digestOf(services, row, news))
      await queries.setTold(tx, subscription, visit.now)
    }),
  )

/** Every morning: the daily ones, on Mondays the weekly too. */
export const sendDigests = (services: Services): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const day = dayOf(visit.now)
      for (const id of await queries.listDue(tx, digestsOn(day), visit.now))
        await later(tx, 'sendNewsletter', { subscription: id }, { key: `newsletter ${id} ${day}` })
    }),
  )

/** In a demonstration that sends nothing: the letter that would have been sent. */
export const readExercise = (services: Services, token: string): Promise<Message | null> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const id = idBehind(services, 'follow', token)
      const row = id ? await queries.findSubscription(tx, id) : undefined
      if (!row || row.confirmedAt || !isShown(services.settings, 'mail')) return null
      return { kind: 'mail', to: '', ...askingLetter(services, row) }
    }),
  )

/** Somebody has become protected: nothing is sent to a mail of theirs. */
export async function forgetSubscriptions(visit: Visit, { municipality, mail }: Protected): Promise<void> {
  const address = readMail(mail)
  if (address === null) return
  await asSystemHere(visit, { municipality, purpose: 'protect' }, (_, tx) =>
    queries.forgetAddress(tx, hashOf(visit.services, address)),
  )
}

export const tidyNewsletter = (services: Services): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, (tx: Tx) => queries.tidySubscriptions(tx, visit.now).then(() => undefined)),
  )
