import type { Visit } from '../../platform/visit.ts'
import { findIdentity, linkIdentity } from '../queries/factors.ts'
import { linked, mayChange, maySetUp, nowStaff, ownFactors } from './factors.ts'
import type { Identity } from './oidc.ts'
import { goOnAs, type Place, signIn } from './sessions.ts'

type Arrived = { token: string } | { no: 'text' | 'unknown' | 'taken' }
const entered = (token: string | undefined, no: 'text' | 'unknown'): Arrived => (token ? { token } : { no })

/** Who came back from the municipality's sign-in, on the errand that they went for. */
export async function arriveByOidc(visit: Visit, identity: Identity, place: Place): Promise<Arrived> {
  const { issuer, subject, errand } = identity
  if (errand === 'link') return linkOwn(visit, identity)
  const account = await findIdentity(visit.services, issuer, subject)
  if (!account) return { no: 'unknown' }
  if (errand === 'signIn')
    return entered(await signIn(visit, { account, level: 'staff', way: 'oidc' }, place), 'unknown')
  if (account !== visit.actor.account) return { no: 'text' }
  return entered(await goOnAs(visit, 'stepUp', { steppedUp: visit.now }), 'text')
}

/** From now on that sign-in leads to this account; it is a second factor in itself. */
async function linkOwn(visit: Visit, { issuer, subject }: Identity): Promise<Arrived> {
  const factors = await ownFactors(visit)
  if (!factors || !maySetUp(visit, factors) || !mayChange(visit, factors)) return { no: 'text' }
  const kept = await linkIdentity(visit.services, { issuer, subject, account: factors.account }, visit.now)
  if (!kept) return { no: 'taken' }
  await linked(visit, factors)
  return entered(await nowStaff(visit), 'text')
}
