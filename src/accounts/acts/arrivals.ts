import { newToken } from '../../platform/seal.ts'
import type { Services, Visit } from '../../platform/visit.ts'
import { acceptInvitation, findInvitation, type Invited, isSetUp, offerSetUp, setUpOwner } from '../queries/arrivals.ts'
import { texts } from '../texts/index.ts'
import { type Guessing, mayTry } from './guesses.ts'
import { browserOf, tokenDigest } from './secrets.ts'
import { type Place, signIn } from './sessions.ts'

const ofToken = ({ address }: Place): Guessing => ({ what: 'token', about: '', address })

/** What an invitation is about; looking uses nothing up. */
export const lookAtInvitation = (visit: Visit, token: string): Promise<Invited | undefined> =>
  findInvitation(visit.services, tokenDigest(token), browserOf(visit), visit.now)

/** A token when the account is new or has no second factor yet; `signIn` when it has one and must be shown. */
export type Arrived = { token: string } | { signIn: true } | { no: 'gone' | 'tooMany' }

export async function accept(
  visit: Visit,
  token: string,
  who: { name: string; title: string },
  place: Place,
): Promise<Arrived> {
  const answer = { digest: tokenDigest(token), browser: browserOf(visit), language: visit.language, ...who }
  const accepted = await acceptInvitation(visit.services, answer, visit.now)
  if (!accepted) return { no: (await mayTry(visit, ofToken(place))) ? 'gone' : 'tooMany' }
  const { account, held, has_factor } = accepted
  if (has_factor) return { signIn: true }
  const opened = await signIn(visit, { account, held, level: 'phone', way: 'invitation' }, place)
  return opened ? { token: opened } : { no: 'gone' }
}

/** What the start prints: how to sign in as anybody, or, as long as nobody has an account, the one-time link to the first one. */
export async function accountHello(services: Services): Promise<string> {
  const { baseUrl, mode } = services.settings
  if (mode === 'demo') return texts('sv').hello.demo(`${baseUrl}/logga-in/demo`)
  const token = newToken()
  const offered = await offerSetUp(services, tokenDigest(token), services.clock())
  return offered ? texts('sv').hello.setUp(`${baseUrl}/kom-igang/${token}`) : ''
}

export const maySetUpSite = (visit: Visit, token: string): Promise<boolean> =>
  isSetUp(visit.services, tokenDigest(token))

export type First = { organisation: string; name: string; mail: string }
/** Makes the owner of the platform and its first administrator, who goes on to set up a second factor. */
export async function setUpSite(visit: Visit, token: string, first: First, place: Place): Promise<string | undefined> {
  const account = await setUpOwner(visit.services, tokenDigest(token), { ...first, language: visit.language })
  if (!account) {
    await mayTry(visit, ofToken(place))
    return undefined
  }
  return signIn(visit, { account, level: 'phone', way: 'setUp' }, place)
}
