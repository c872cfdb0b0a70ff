/**
 * What a file of applications tells beside the applications themselves (place on the reserve list, criteria, outcome) is
 * kept by neighbours: each says here what it does with it. Called in the same transaction, so that all stands or nothing.
 */
import type { State } from '../applications/index.ts'
import type { Tx, Visit } from '../platform/visit.ts'
import type { Day } from '../shared/calendar.ts'
import type { Criterion } from './facts/words.ts'
import type { Outcome } from './read/application.ts'

export type Followed = {
  municipality: string
  application: string
  component: string
  round: string
  state: State
  /** When it came to where it stands. */
  since: Date
  queueAt: Date
  criteria: readonly Criterion[]
  /** Place on the reserve list; null for who does not wait. */
  place: number | null
  /** When the rector's list was decided: the first offer or reserve after the admission. */
  decidedAt: Date | null
  outcomes: readonly Outcome[]
  endedOn: Day | null
}
/** `brought` in a session of the municipality whose rows they are, `settled` once at the end for all rounds. */
export type Follower = {
  brought?(tx: Tx, site: Visit, list: readonly Followed[]): Promise<void>
  settled?(tx: Tx, site: Visit, list: readonly Followed[]): Promise<void>
}

const followers: Follower[] = []
export const onImported = (follower: Follower): void => {
  if (!followers.includes(follower)) followers.push(follower)
}

export async function tellFollowers(
  step: keyof Follower,
  tx: Tx,
  site: Visit,
  list: readonly Followed[],
): Promise<void> {
  for (const follower of followers) await follower[step]?.(tx, site, list)
}
