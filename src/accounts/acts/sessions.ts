import { record } from '../../platform/audit.ts'
import { newToken } from '../../platform/seal.ts'
import { inside, type Visit } from '../../platform/visit.ts'
import type { Level } from '../../shared/actor.ts'
import { endOwnSessions, endSession, openSession, type Renewal, renewSession } from '../queries/sessions.ts'

/** How somebody has shown who they are. */
export type Way = 'demo' | 'code' | 'digits' | 'receipt' | 'link' | 'passkey' | 'oidc' | 'invitation' | 'setUp'
export type Shown = { account: string; held?: string | null; level: Level; way: Way }
/** From where: the browser, whether the computer is borrowed, and the address that guesses are counted by. */
export type Place = { browser: string; borrowed: boolean; address: string }

const about = (account: string) => ({ kind: 'account', id: account })

/**
 * A new session under a new id; the one before is dead. Undefined when the account is ended or holds no role.
 * The line in the log is written first: it is lost with the form when the door stays shut.
 */
export async function signIn(visit: Visit, shown: Shown, place: Place): Promise<string | undefined> {
  const token = newToken()
  const { browser, borrowed } = place
  const opening = { token, account: shown.account, held: shown.held ?? null, level: shown.level, browser, borrowed }
  const entry = { verb: 'signIn', municipality: null, about: about(shown.account), fields: [shown.way, shown.level] }
  await inside(visit, (tx) => record(tx, visit, entry))
  if (!(await openSession(visit.services, opening, visit.now))) return undefined
  if (visit.sessionId) await endSession(visit.services, visit.session)
  return token
}

/** The same person goes on under a new id. Undefined when the session has ended or the role is not held. */
export async function goOnAs(visit: Visit, verb: string, renewal: Renewal): Promise<string | undefined> {
  const token = newToken()
  const entry = { verb, municipality: visit.actor.municipality, about: about(visit.actor.account ?? '') }
  await inside(visit, (tx) => record(tx, visit, entry))
  return (await renewSession(visit.services, visit.session, token, renewal)) ? token : undefined
}

export const switchRole = (visit: Visit, held: string) => goOnAs(visit, 'switchRole', { held })

export async function signOut(visit: Visit): Promise<void> {
  if (!visit.sessionId || !visit.actor.account) return
  const entry = { verb: 'signOut', municipality: visit.actor.municipality, about: about(visit.actor.account) }
  await inside(visit, (tx) => record(tx, visit, entry))
  await endSession(visit.services, visit.session)
}

/** Ends one of the visitor's sessions, or all. False when it was not theirs or has ended. */
export const endOwn = (visit: Visit, one: string | null): Promise<boolean> =>
  inside(visit, async (tx) => {
    const entry = { verb: 'endSession', municipality: null, about: about(visit.actor.account ?? '') }
    await record(tx, visit, entry)
    return (await endOwnSessions(tx, one)) > 0
  })
