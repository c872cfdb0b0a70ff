/** Mail about new figures (prenumeration): asked for twice, ended by one press. The address is erased when it ends. */
import { randomUUID } from 'node:crypto'
import { deliver, isShown, type Message, readMail } from '../../accounts/index.ts'
import { later } from '../../platform/jobs.ts'
import * as link from '../../platform/link.ts'
import { hmac, seal, sha256, unseal } from '../../platform/seal.ts'
import { asSystem, asSystemHere, inside, type Services, type Tx, type Visit } from '../../platform/visit.ts'
import type { Protected } from '../../protection/index.ts'
import { formatDate } from '../../shared/texts.ts'
import * as queries from '../queries/pages/subscriptions.ts'
import { texts } from '../texts/index.ts'

const about = 'figures.subscription'
const system = { municipality: null, purpose: 'ownPages' } as const
const tokenOf = (services: Services, id: string) => link.tokenOf(services, about, id)
const idIn = (services: Services, token: string) => link.idIn(services, about, token)
const hashOf = ({ keys }: Services, mail: string) => hmac(keys.key('subscription address'), mail)

type Asked = { mail: string; indicator: string | null; municipality: string | null }
/** The id of the letter to be confirmed; null when there is none, which the page does not tell apart. */
export const askSubscription = (visit: Visit, { mail, indicator, municipality }: Asked): Promise<string | null> =>
  asSystemHere(visit, system, async ({ services, language, now }, tx) => {
    const id = randomUUID()
    const kept = { address: hashOf(services, mail), sealed: seal(services.keys.vault, mail, about) }
    const token = sha256(tokenOf(services, id))
    const asking = { id, ...kept, token, indicator, municipality, language, now }
    const found = (await queries.addSubscription(tx, asking)) ?? (await queries.askAgain(tx, asking))
    if (found && !isShown(services.settings, 'mail')) await post(tx, found, { kind: 'confirm' })
    return found
  })

export type Letter = { kind: 'confirm' } | { kind: 'new' | 'moved'; release: number }
const post = (tx: Tx, subscription: string, of: Letter) =>
  later(
    tx,
    'sendFigureLetter',
    { subscription, ...of },
    { key: `figures ${subscription} ${of.kind} ${'release' in of ? of.release : ''}` },
  )

export type State = 'asked' | 'confirmed' | 'gone'
export const readSubscription = (services: Services, token: string): Promise<State> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const id = idIn(services, token)
      const found = id ? await queries.findSubscription(tx, id) : undefined
      return found ? (found.confirmed ? 'confirmed' : 'asked') : 'gone'
    }),
  )

export function actOnSubscription(visit: Visit, token: string, act: 'confirm' | 'end'): Promise<boolean> {
  const id = idIn(visit.services, token)
  if (!id) return Promise.resolve(false)
  return asSystemHere(visit, system, ({ now }, tx) =>
    act === 'confirm' ? queries.confirmSubscription(tx, id, now) : queries.endSubscription(tx, id),
  )
}

type Words = Pick<Message, 'subject' | 'text' | 'link'>
async function wordsOf(tx: Tx, services: Services, row: queries.Subscription, of: Letter): Promise<Words | undefined> {
  const t = texts(row.language).subscribe
  const base = services.settings.baseUrl
  const own = `${base}/siffror/prenumerera/${tokenOf(services, row.id)}`
  if (of.kind === 'confirm') return { subject: t.subjectConfirm, text: t.letterConfirm(own), link: own }
  if (of.kind === 'new') {
    const name = await queries.findReleaseName(tx, of.release)
    const to = `${base}${row.indicator ? `/siffror/nyckeltal/${row.indicator}` : `/siffror/utgava/${name}`}`
    return name ? { subject: t.subjectNew(name), text: t.letterNew(to, own), link: to } : undefined
  }
  const move = await queries.findLastMove(tx, of.release)
  const day = (value: string) => formatDate(row.language, value)
  return (
    move && { subject: t.subjectMoved, text: t.letterMoved(day(move.from), day(move.to), move.reason, own), link: own }
  )
}

/** One letter to one subscriber; nothing when they have ended it meanwhile. */
export const sendLetter = (services: Services, subscription: string, of: Letter): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const row = await queries.findSubscription(tx, subscription)
      if (!row || isShown(services.settings, 'mail')) return
      const words = await wordsOf(tx, services, row, of)
      if (!words) return
      const to = unseal(services.keys.vault, row.sealed, about)
      const id = `${subscription}-${of.kind}-${'release' in of ? of.release : 0}`
      await deliver(services.settings, { kind: 'mail', to, id, ...words })
    }),
  )

/** A release is out, or its date has moved: everybody whom it concerns is told once. */
export const tellSubscribers = (services: Services, release: number, kind: 'new' | 'moved'): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const list = kind === 'new' ? queries.listToTell : queries.listToTellMoved
      for (const id of await list(tx, release)) await post(tx, id, { kind, release })
    }),
  )

/** In a demonstration that sends nothing: the letter that would have been sent. */
export const readExercise = (services: Services, token: string): Promise<Message | null> =>
  asSystem(services, system, (visit) =>
    inside(visit, async (tx) => {
      const id = idIn(services, token)
      const row = id ? await queries.findSubscription(tx, id) : undefined
      if (!row || row.confirmed || !isShown(services.settings, 'mail')) return null
      const words = await wordsOf(tx, services, row, { kind: 'confirm' })
      return words ? { kind: 'mail', to: '', ...words } : null
    }),
  )
export const exerciseToken = tokenOf

/** Somebody has become protected: nothing is sent to a mail of theirs. */
export async function forgetSubscriptions(visit: Visit, { municipality, mail }: Protected): Promise<void> {
  const address = readMail(mail)
  if (address === null) return
  await asSystemHere(visit, { municipality, purpose: 'protect' }, (_, tx) =>
    queries.forgetAddress(tx, hashOf(visit.services, address)),
  )
}

export const tidySubscriptions = (services: Services): Promise<void> =>
  asSystem(services, system, (visit) =>
    inside(visit, (tx) => queries.tidySubscriptions(tx, visit.now).then(() => undefined)),
  )
