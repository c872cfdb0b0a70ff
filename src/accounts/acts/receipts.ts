import type { Services, Visit } from '../../platform/visit.ts'
import type { In } from './codes.ts'
import { guess } from './guesses.ts'
import { type Place, signIn } from './sessions.ts'

/** The account behind a sent application, by its number and the code of the sending; the same statements whatever is asked. */
export type FindBySending = (
  services: Services,
  sent: { receipt: string; code: string },
  now: Date,
) => Promise<string | undefined>

let findBySending: FindBySending | undefined
/** Applications lie above accounts: the feature that sends them tells how one is found. */
export const registerCodeSignIn = (find: FindBySending): void => {
  findBySending = find
}
export const hasCodeSignIn = (): boolean => findBySending !== undefined

/** Number and code of a sent application: the least that shows anything, so the level is always `code`. */
export async function enterReceipt(visit: Visit, sent: { receipt: string; code: string }, place: Place): Promise<In> {
  const find = findBySending
  if (!find) return { no: 'wrong' }
  const { receipt, code } = sent
  const account = await guess(visit, { what: 'receipt', about: receipt, address: place.address }, () =>
    find(visit.services, { receipt, code }, visit.now),
  )
  if (account === 'tooMany' || !account) return { no: account ? 'tooMany' : 'wrong' }
  const token = await signIn(visit, { account, level: 'code', way: 'receipt' }, place)
  return token ? { token } : { no: 'wrong' }
}
