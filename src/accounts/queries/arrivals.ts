import type { Services } from '../../platform/visit.ts'
import { isDone, through } from './door.ts'

/** What the first page of an invitation tells. */
export type Invited = {
  id: string
  organisation: string
  role: string
  mail: string
  name: string
  title: string
  inviter: string
}
const look = { name: 'door-invitation', text: 'select * from accounts.find_invitation($1, $2, $3)' }
export const findInvitation = async (services: Services, digest: Buffer, browser: Buffer, now: Date) =>
  (await through<Invited>(services, look, [digest, browser, now]))[0]

export type Accepted = { account: string; held: string; has_factor: boolean }
export type Answer = { digest: Buffer; browser: Buffer; name: string; title: string; language: string }
const accept = { name: 'door-accept', text: 'select * from accounts.accept_invitation($1, $2, $3, $4, $5, $6)' }
export const acceptInvitation = async (services: Services, { digest, browser, ...of }: Answer, now: Date) =>
  (await through<Accepted>(services, accept, [digest, browser, of.name, of.title, of.language, now]))[0]

const offer = { name: 'door-set-up-offer', text: 'select accounts.offer_set_up($1, $2) as done' }
/** False when somebody has an account already. */
export const offerSetUp = (services: Services, digest: Buffer, now: Date) => isDone(services, offer, [digest, now])

const find = { name: 'door-set-up-find', text: 'select accounts.find_set_up($1) as done' }
export const isSetUp = (services: Services, digest: Buffer) => isDone(services, find, [digest])

export type Owner = { organisation: string; name: string; mail: string; language: string }
const own = { name: 'door-set-up', text: 'select accounts.set_up_owner($1, $2, $3, $4, $5) as account' }
export const setUpOwner = async (services: Services, digest: Buffer, { organisation, name, mail, language }: Owner) =>
  (await through<{ account: string | null }>(services, own, [digest, organisation, name, mail, language]))[0]
    ?.account ?? null

const back = { name: 'door-recovery-carry', text: 'select mail, language from accounts.carry_out_recovery($1)' }
export const carryOutRecovery = async (services: Services, id: string) =>
  (await through<{ mail: string; language: string }>(services, back, [id]))[0]

const demo = { name: 'door-is-demo', text: 'select accounts.is_demo($1) as done' }
export const isDemo = (services: Services, account: string) => isDone(services, demo, [account])
