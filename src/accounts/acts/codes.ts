import { randomBytes } from 'node:crypto'
import type { Visit } from '../../platform/visit.ts'
import type { Level } from '../../shared/actor.ts'
import { newAccessCode } from '../../shared/receipt.ts'
import { type Contact, masked } from '../contact.ts'
import type { Message } from '../delivery.ts'
import {
  askDigits,
  type Desk,
  type Digits,
  type Found,
  findAsked,
  findDesk,
  type KeptContact,
  listContacts,
  listSharing,
  useCode,
  useDigits,
} from '../queries/newcomers.ts'
import { texts } from '../texts/index.ts'
import { guess, mayTry } from './guesses.ts'
import { sealMessage, send, worded } from './messages.ts'
import { keptContact, openContact } from './newcomers.ts'
import { browserOf, codeDigest, digitsDigest } from './secrets.ts'
import { goOnAs, type Place, signIn } from './sessions.ts'
import { tellEarlier, warnContact } from './warnings.ts'

/** Why somebody is not in: said in words on the same page. */
export type No = { no: 'wrong' | 'gone' | 'tooMany' | 'noRole' }
export type In = { token: string } | No
const entered = (token: string | undefined): In => (token ? { token } : { no: 'gone' })

/** What was checked at a desk holds for every way in; else the way itself is the level. */
const levelOf = (own: Level, way: Level): Level => (own === 'checked' ? 'checked' : way)

/** Eight characters from a caseworker or on paper. */
export async function enterCode(visit: Visit, code: string, place: Place): Promise<In> {
  const digest = codeDigest(visit.services.keys, code)
  const guessing = { what: 'code', about: '', address: place.address } as const
  const own = await guess(visit, guessing, () => useCode(visit.services, digest, browserOf(visit), visit.now))
  if (own === 'tooMany' || !own) return { no: own ?? 'wrong' }
  return entered(await signIn(visit, { account: own.account, level: levelOf(own.level, 'code'), way: 'code' }, place))
}

/**
 * Sends six digits to a phone or mail, for this browser. Known and unknown alike: the same statements, the same answer. `account`:
 * somebody signed in who shows more of who they are.
 */
export async function askForDigits(
  visit: Visit,
  to: Contact | KeptContact,
  place: Place,
  account: string | null = null,
): Promise<boolean> {
  const { keys } = visit.services
  const kept = 'hmac' in to ? to : keptContact(keys, to)
  const { kind, value } = 'hmac' in to ? openContact(keys, to) : to
  const about = kept.hmac.toString('hex')
  if (!(await mayTry(visit, { what: 'askDigits', about, address: place.address }))) return false
  const digits = newAccessCode(randomBytes(16))
  const message: Message = { kind, to: value, ...worded(texts(visit.language).messages.digits, digits) }
  const sealed = sealMessage(visit, message)
  const asking = { contact: kept, digest: digitsDigest(visit, digits), account, message: sealed }
  await askDigits(visit.services, asking, visit.now)
  await send(visit, sealed, kind)
  return true
}

/** Where the digits of this browser went, as much of it as its owner needs. */
export async function askedTo(visit: Visit): Promise<{ kind: Contact['kind']; to: string } | undefined> {
  const asked = visit.session ? await findAsked(visit.services, browserOf(visit), visit.now) : undefined
  return asked && { kind: asked.kind, to: masked(openContact(visit.services.keys, asked)) }
}

type KeepContact = (visit: Visit, contact: Contact) => Promise<void>
const keepers: KeepContact[] = []
/** A phone or mail that somebody signed in has just shown to be theirs is of use to features above: they say what they do with it. */
export const registerContact = (keep: KeepContact): void => {
  keepers.push(keep)
}

/** The digits were right and belong to several: the visitor says who. */
export type Choose = { choose: true }

export async function enterDigits(visit: Visit, digits: string, place: Place): Promise<In | Choose> {
  const asked = await findAsked(visit.services, browserOf(visit), visit.now)
  if (!asked) return { no: 'gone' }
  const about = asked.hmac.toString('hex')
  const before = visit.actor.account ? await ownContacts(visit) : []
  let said = 'wrong' as Digits['outcome']
  const right = await guess(visit, { what: 'digits', about, address: place.address }, async () => {
    const used = await useDigits(visit.services, browserOf(visit), digitsDigest(visit, digits), visit.now)
    said = used.outcome
    return used.outcome === 'right' ? used : undefined
  })
  if (right === 'tooMany') return { no: 'tooMany' }
  if (said === 'gone') await warnContact(visit, asked, place.address)
  if (right?.for_account) await nowTheirs(visit, asked, before)
  return right ? arriveBy(visit, right, place) : { no: said === 'gone' ? 'gone' : 'wrong' }
}

async function nowTheirs(visit: Visit, asked: KeptContact, before: readonly KeptContact[]): Promise<void> {
  for (const keep of keepers) await keep(visit, openContact(visit.services.keys, asked))
  await tellEarlier(visit, before, asked)
}

function arriveBy(visit: Visit, { for_account, found }: Digits, place: Place): Promise<In | Choose> | Choose | No {
  const [first] = found
  if (!first) return { no: 'gone' }
  if (for_account) return showMore(visit, first)
  return found.length > 1 ? { choose: true } : enterAs(visit, first, place)
}

const enterAs = async (visit: Visit, { id, level }: Found, place: Place): Promise<In> =>
  entered(await signIn(visit, { account: id, level: levelOf(level, 'phone'), way: 'digits' }, place))

/** The same visit at a higher level, under a new id. */
const showMore = async (visit: Visit, { level }: Found): Promise<In> =>
  entered(await goOnAs(visit, 'showMore', { level: levelOf(level, 'phone'), steppedUp: visit.now }))

export const sharers = (visit: Visit): Promise<Found[]> =>
  visit.session ? listSharing(visit.services, browserOf(visit), visit.now) : Promise.resolve([])

export async function enterAsOneOf(visit: Visit, chosen: string, place: Place): Promise<In> {
  const found = (await sharers(visit)).find(({ id }) => id === chosen)
  return found ? enterAs(visit, found, place) : { no: 'gone' }
}

/**
 * More from somebody signed in: digits to a phone or mail of theirs, or to a new one. Who is in by a number and a code alone may not
 * put a phone of their own beside the one that is known.
 */
export async function askForMore(visit: Visit, to: Contact | 'phone' | 'mail', place: Place) {
  const known = await ownContacts(visit)
  if (typeof to === 'string') {
    const own = known.find(({ kind }) => kind === to)
    return own ? askForDigits(visit, own, place, visit.actor.account) : false
  }
  if (known.length > 0 && visit.actor.level === 'code') return false
  return askForDigits(visit, to, place, visit.actor.account)
}

/** The visitor's own phone and mail, which digits can be sent to. */
export const ownContacts = (visit: Visit): Promise<KeptContact[]> =>
  listContacts(visit.services, visit.actor.account ?? '')
export const shownContact = (visit: Visit, contact: KeptContact): string =>
  masked(openContact(visit.services.keys, contact))

/** Where the visitor can show who they are, and the phone of those who know. */
export const ownDesk = (visit: Visit): Promise<Desk | undefined> => findDesk(visit.services, visit.actor.account ?? '')
