import type { Visit } from '../../platform/visit.ts'
import { type Guess, type Limit, limits, perAddress, window } from '../guessing.ts'
import { beginAttempt, takeBack } from '../queries/guesses.ts'
import { guessDigest } from './secrets.ts'

export type Guessing = { what: Guess; about: string; address: string }

/** False when it has been done too often. It counts also when the page is refused. */
export const mayTry = async (visit: Visit, guessing: Guessing): Promise<boolean> =>
  (await counted(visit, guessing)) !== null

function counted({ services, now }: Visit, { what, about, address }: Guessing): Promise<string | null> {
  const { pair, subject, minutes, apart }: Limit = limits[what]
  const of = (text: string) => guessDigest(services.keys, text)
  const counts = {
    subject: of(`${what} ${about}`),
    address: of(apart ? `${what} ${address}` : address),
    pair,
    whole: subject,
    minutes,
    most: apart?.address ?? perAddress,
    window: apart?.minutes ?? window,
  }
  return beginAttempt(services, counts, now)
}

/** Tries something that can be guessed. A wrong answer is undefined and stays counted; a right one is taken back. */
export async function guess<Right extends object | string>(
  visit: Visit,
  guessing: Guessing,
  attempt: () => Promise<Right | undefined>,
): Promise<Right | 'tooMany' | undefined> {
  const id = await counted(visit, guessing)
  if (id === null) return 'tooMany'
  const right = await attempt()
  if (right !== undefined) await takeBack(visit.services, id)
  return right
}
