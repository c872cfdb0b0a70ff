import { randomUUID } from 'node:crypto'
import { type Entry, record } from '../../platform/audit.ts'
import { newToken } from '../../platform/seal.ts'
import { inside, type Tx, type Visit } from '../../platform/visit.ts'
import type { StaffRole } from '../../shared/actor.ts'
import { readMail } from '../contact.ts'
import { grantable } from '../grants.ts'
import {
  addHeld,
  addInvitation,
  endHeld,
  endInvitation,
  isHeldElsewhere,
  kindOf,
  listHeld,
  lockHeld,
  lockStaff,
  setDisabled,
} from '../queries/staff.ts'
import { texts } from '../texts/index.ts'
import { tell, worded } from './messages.ts'
import { tokenDigest } from './secrets.ts'

const week = 7 * 86_400_000
type About = { kind: 'account' | 'invitation'; id: string }
const entry = (visit: Visit, verb: string, about: About, ...fields: string[]): Entry => ({
  verb,
  municipality: visit.actor.municipality,
  about,
  fields,
})

/** The roles that the visitor may give at this organisation. */
export async function grantableAt(tx: Tx, visit: Visit, organisation: string): Promise<StaffRole[]> {
  const kind = await kindOf(tx, organisation)
  return kind ? grantable(visit.actor, { id: organisation, kind }) : []
}

export type Invitation = { organisation: string; role: StaffRole; mail: string; name?: string; title?: string }

/** By mail, for a week. Whether the address is known already is told to nobody: an account gets one role more. */
export const invite = (visit: Visit, { organisation, role, mail, name = '', title = '' }: Invitation) =>
  inside(visit, async (tx): Promise<'invited' | 'notYours' | 'noMail'> => {
    const to = readMail(mail)
    if (!to) return 'noMail'
    if (!(await grantableAt(tx, visit, organisation)).includes(role)) return 'notYours'
    const [id, token] = [randomUUID(), newToken()]
    const endsAt = new Date(visit.now.getTime() + week)
    const row = { id, digest: tokenDigest(token), organisation, role, mail: to, name, title }
    await addInvitation(tx, { ...row, invitedBy: visit.actor.account, madeAt: visit.now, endsAt })
    await record(tx, visit, entry(visit, 'invite', { kind: 'invitation', id }, role))
    const link = `${visit.services.settings.baseUrl}/inbjudan/${token}`
    await tell(visit, {
      kind: 'mail',
      to,
      link,
      ...worded(texts(visit.language).messages.invitation, visit.actor.name, link),
    })
    return 'invited'
  })

export const withdrawInvitation = (visit: Visit, id: string): Promise<boolean> =>
  inside(visit, async (tx) => {
    await record(tx, visit, entry(visit, 'withdrawInvitation', { kind: 'invitation', id }))
    return endInvitation(tx, id, visit.now)
  })

export type Grant = { account: string; role: StaffRole; organisation: string }
/** One role more to somebody who holds one here already. */
export const grant = (visit: Visit, { account, role, organisation }: Grant) =>
  inside(visit, async (tx): Promise<'granted' | 'held' | 'notYours'> => {
    const person = await lockStaff(tx, account)
    const may = (await grantableAt(tx, visit, organisation)).includes(role)
    if (!person || !may || person.disabledAt) return 'notYours'
    const held = await listHeld(tx, account)
    if (held.some((one) => one.role === role && one.organisation === organisation)) return 'held'
    await addHeld(tx, { account, role, organisation, grantedBy: visit.actor.account })
    await record(tx, visit, entry(visit, 'grantRole', { kind: 'account', id: account }, role))
    return 'granted'
  })

/** Bites from the next request. Nobody takes the own role: there would be nobody left to give it back. */
export const endRole = (visit: Visit, id: string) =>
  inside(visit, async (tx): Promise<'ended' | 'own' | 'notYours'> => {
    const held = await lockHeld(tx, id)
    if (!held) return 'notYours'
    if (held.account === visit.actor.account) return 'own'
    await endHeld(tx, [id])
    await record(tx, visit, entry(visit, 'endRole', { kind: 'account', id: held.account }, held.role))
    return 'ended'
  })

/** The account, or only the roles here when it is held by others as well. */
export const disable = (visit: Visit, id: string) =>
  inside(visit, async (tx): Promise<'disabled' | 'rolesEnded' | 'own' | 'notYours'> => {
    const person = await lockStaff(tx, id)
    if (!person) return 'notYours'
    if (id === visit.actor.account) return 'own'
    const elsewhere = await isHeldElsewhere(tx, id)
    const held = await listHeld(tx, id)
    if (elsewhere && held.length > 0)
      await endHeld(
        tx,
        held.map((one) => one.id),
      )
    if (!elsewhere) await setDisabled(tx, id, visit.now)
    await record(tx, visit, entry(visit, elsewhere ? 'endRoles' : 'disableAccount', { kind: 'account', id }))
    return elsewhere ? 'rolesEnded' : 'disabled'
  })

export const enable = (visit: Visit, id: string) =>
  inside(visit, async (tx): Promise<'enabled' | 'notYours'> => {
    const person = await lockStaff(tx, id)
    if (!person || (await isHeldElsewhere(tx, id))) return 'notYours'
    await setDisabled(tx, id, null)
    await record(tx, visit, entry(visit, 'enableAccount', { kind: 'account', id }))
    return 'enabled'
  })
