import { record } from '../../platform/audit.ts'
import { apart, inside, type Visit } from '../../platform/visit.ts'
import { carryOutRecovery } from '../queries/arrivals.ts'
import {
  addRecovery,
  confirmOne,
  findByMail,
  listHeld,
  listRecoveries,
  lockStaff,
  type OpenRecovery,
} from '../queries/staff.ts'
import { texts } from '../texts/index.ts'
import { tell, worded } from './messages.ts'

const day = 86_400_000
const about = (id: string) => ({ kind: 'account', id })

/** The same by the colleague's mail, as an administrator knows it. */
export const askRecoveryFor = (visit: Visit, mail: string) =>
  inside(visit, async (tx) => {
    const account = await findByMail(tx, mail)
    return account ? askRecovery(visit, account) : 'notYours'
  })

/** An administrator asks for somebody who has lost phone and key; within a day a second person confirms. The person is told. */
export const askRecovery = (visit: Visit, account: string) =>
  inside(visit, async (tx): Promise<'asked' | 'own' | 'notYours'> => {
    const person = await lockStaff(tx, account)
    const [held] = person ? await listHeld(tx, account) : []
    if (!person || !held || person.disabledAt) return 'notYours'
    if (account === visit.actor.account) return 'own'
    const endsAt = new Date(visit.now.getTime() + day)
    const asked = { account, organisation: held.organisation, askedBy: visit.actor.account ?? '', askedAt: visit.now }
    await addRecovery(tx, { ...asked, endsAt })
    await record(tx, visit, { verb: 'askRecovery', municipality: visit.actor.municipality, about: about(account) })
    if (person.mail)
      await tell(visit, {
        kind: 'mail',
        to: person.mail,
        ...worded(texts('sv').messages.recoveryAsked, visit.actor.name),
      })
    return 'asked'
  })

/** Those that wait in the visitor's organisation, and whether the visitor may be the second person. */
export const waitingRecoveries = (visit: Visit): Promise<(OpenRecovery & { mine: boolean })[]> =>
  inside(visit, async (tx) => {
    const { account } = visit.actor
    const found = await listRecoveries(tx, visit)
    return found.map((one) => ({ ...one, mine: one.askedBy !== account && one.account !== account }))
  })

/** Keys, app, codes and open visits of the account are gone; a mail leads the person to setting up anew. */
export async function confirmRecovery(visit: Visit, id: string): Promise<boolean> {
  const confirmed = await keepConfirmed(visit, id)
  const back = confirmed ? await carryOutRecovery(visit.services, id) : undefined
  if (!back) return false
  const link = `${visit.services.settings.baseUrl}/logga-in/personal`
  await tell(visit, { kind: 'mail', to: back.mail, link, ...worded(texts('sv').messages.recovered, link) })
  return true
}

/** Kept before the door carries it out: the door reads what is committed. */
const keepConfirmed = (visit: Visit, id: string): Promise<boolean> =>
  apart(visit, async (tx) => {
    const confirmed = await confirmOne(tx, visit, id)
    if (!confirmed) return false
    const entry = { verb: 'confirmRecovery', municipality: visit.actor.municipality, about: about(confirmed.account) }
    await record(tx, visit, entry)
    return true
  })
