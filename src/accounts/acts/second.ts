import type { Visit } from '../../platform/visit.ts'
import { isDemo } from '../queries/arrivals.ts'
import type { In } from './codes.ts'
import { ownFactors, showSecond } from './factors.ts'
import { guess } from './guesses.ts'
import { answeredBy } from './passkeys.ts'
import { goOnAs, type Place, signIn } from './sessions.ts'

/** The key is both who one is and the second factor. */
export async function enterByKey(visit: Visit, answer: string, place: Place): Promise<In> {
  const guessing = { what: 'passkey', about: '', address: place.address } as const
  const account = await guess(visit, guessing, () => answeredBy(visit, 'signIn', answer))
  if (account === 'tooMany' || !account) return { no: account ? 'tooMany' : 'wrong' }
  const token = await signIn(visit, { account, level: 'staff', way: 'passkey' }, place)
  return token ? { token } : { no: 'noRole' }
}

const goOn = async (visit: Visit): Promise<In> => {
  const token = await goOnAs(visit, 'stepUp', { steppedUp: visit.now })
  return token ? { token } : { no: 'gone' }
}

/** Shows the second factor again, under a new id: digits of the app, or a key of the same account. */
export async function stepUp(visit: Visit, shown: { digits: string } | { answer: string }, place: Place): Promise<In> {
  const right = 'digits' in shown ? await byDigits(visit, shown.digits, place) : await byKey(visit, shown.answer, place)
  if (right === 'tooMany' || !right) return { no: right ? 'tooMany' : 'wrong' }
  return goOn(visit)
}

async function byDigits(visit: Visit, typed: string, { address }: Place) {
  const factors = await ownFactors(visit)
  return factors && showSecond(visit, factors, { typed, address, what: 'stepUp' })
}

const byKey = (visit: Visit, answer: string, { address }: Place) =>
  guess(visit, { what: 'passkey', about: visit.actor.account ?? '', address }, async () => {
    const account = await answeredBy(visit, 'stepUp', answer)
    return account === visit.actor.account ? (account ?? undefined) : undefined
  })

/** The invented people of a demonstration have nothing to show: a press is enough. */
export async function stepUpDemo(visit: Visit): Promise<In> {
  const { account } = visit.actor
  const invented = visit.mode === 'demo' && account && (await isDemo(visit.services, account))
  return invented ? goOn(visit) : { no: 'wrong' }
}

export const isInvented = async (visit: Visit): Promise<boolean> =>
  visit.mode === 'demo' && visit.actor.account !== null && isDemo(visit.services, visit.actor.account)
