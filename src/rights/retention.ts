/**
 * Retention (gallring): what is removed when it is no longer needed. The trap: a list is frozen, so that two people approve the
 * same rows; what has changed since is looked at again and skipped, never added.
 */
import type { actions, classes } from './kinds.ts'

export type Class = (typeof classes)[number]
export type Action = (typeof actions)[number]

const pauseHours = 24
export const batchOf = 50

/** What can really be removed or handed over; for the others a rule says that they are kept, and why. */
const leaving: readonly Class[] = ['application', 'person']
export const mayLeave = (of: Class, action: Action): boolean => action === 'keep' || leaving.includes(of)
/** Whether there is anything to carry out. */
export const isRun = (action: Action): boolean => action !== 'keep'
export const notBefore = (approvedAt: Date): Date => new Date(approvedAt.getTime() + pauseHours * 3_600_000)

type Two = { proposedBy: string | null }
/** One proposes, another approves. */
export const mayApprove = ({ proposedBy }: Two, account: string | null): boolean =>
  proposedBy !== null && account !== null && proposedBy !== account

/** How many are skipped, by why: told while the list lasts with their numbers, afterwards as counts. */
export function countsOf(skipped: readonly { why: string; n?: number }[]): { why: string; n: number }[] {
  const counts = new Map<string, number>()
  for (const { why, n = 1 } of skipped) counts.set(why, (counts.get(why) ?? 0) + n)
  return [...counts].map(([why, n]) => ({ why, n }))
}
