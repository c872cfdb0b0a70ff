import { newToken } from '../../platform/seal.ts'
import type { Visit } from '../../platform/visit.ts'
import { askLink, type Factors, findFactors, findLink, useLink } from '../queries/factors.ts'
import { texts } from '../texts/index.ts'
import type { In } from './codes.ts'
import { hasFactor, showSecond } from './factors.ts'
import { mayTry } from './guesses.ts'
import { sealMessage, send, worded } from './messages.ts'
import { browserOf, tokenDigest } from './secrets.ts'
import { type Place, signIn } from './sessions.ts'

/** A link by mail for staff. Known and unknown alike: the same statements, the same answer. False when asked for too often. */
export async function askForLink(visit: Visit, mail: string, place: Place): Promise<boolean> {
  if (!(await mayTry(visit, { what: 'askLink', about: mail, address: place.address }))) return false
  const token = newToken()
  const link = `${visit.services.settings.baseUrl}/logga-in/lank/${token}`
  const sealed = sealMessage(visit, {
    kind: 'mail',
    to: mail,
    link,
    ...worded(texts(visit.language).messages.link, link),
  })
  await askLink(visit.services, { mail, digest: tokenDigest(token), message: sealed }, visit.now)
  await send(visit, sealed, 'mail')
  return true
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** Whose link it is, with what else they must show. Looking uses nothing up; unknown and worn out are the same. */
export async function lookAtLink(visit: Visit, token: string): Promise<Factors | undefined> {
  const account = await findLink(visit.services, tokenDigest(token), browserOf(visit), visit.now)
  return findFactors(visit.services, account ?? nobody)
}

/** With a second factor one is in; without any one may only set it up. */
export async function enterByLink(visit: Visit, token: string, typed: string, place: Place): Promise<In> {
  const factors = await lookAtLink(visit, token)
  if (!factors)
    return (await mayTry(visit, { what: 'token', about: '', address: place.address }))
      ? { no: 'gone' }
      : { no: 'tooMany' }
  const asked = hasFactor(factors)
  if (asked) {
    const shown = await showSecond(visit, factors, { typed, address: place.address, what: 'secondFactor' })
    if (shown === 'tooMany' || !shown) return { no: shown ?? 'wrong' }
  }
  const account = await useLink(visit.services, tokenDigest(token), browserOf(visit), visit.now)
  if (!account) return { no: 'gone' }
  const opened = await signIn(visit, { account, level: asked ? 'staff' : 'phone', way: 'link' }, place)
  return opened ? { token: opened } : { no: 'noRole' }
}
