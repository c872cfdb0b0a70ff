/**
 * Sharing (delning): what somebody has chosen to show to one receiver, which parts, and until when. Nothing is shared by itself, and a
 * consent ends after a year at most. The trap: what an authority sees because a law says so is no choice, and is never asked as one.
 */

/** What can be chosen; S1 comes with an application that somebody else sends, the others have no feature yet. */
export const kinds = ['S3', 'S4', 'S5', 'S6'] as const
export type Kind = (typeof kinds)[number]
export const parts = ['contact', 'application', 'documents', 'quote'] as const
export type Part = (typeof parts)[number]

/** Last word of the address. */
export const words: Record<Kind, string> = {
  S3: 'arbetsgivare',
  S4: 'forening',
  S5: 'efter-kursen',
  S6: 'citat',
}
export const kindOf = (word: string): Kind | undefined => kinds.find((kind) => words[kind] === word)

const offered: Record<Kind, readonly Part[]> = {
  S3: ['contact', 'application'],
  S4: ['contact', 'application', 'documents'],
  S5: ['contact'],
  S6: ['quote'],
}
/** Which parts can be released; where there is one, it is what the consent is about. */
export const partsFor = (kind: Kind): readonly Part[] => offered[kind]

/** Kinds of organisation that may receive; where there is none, only those whom the person knows already. */
export const receiverKind: Partial<Record<Kind, 'employer' | 'association'>> = { S3: 'employer', S4: 'association' }

export const lengths = [1, 3, 6, 12] as const
/** The last moment: so many months from now, and never more than twelve. A day that the month lacks becomes its last. */
export function endsAfter(months: number, now: Date): Date {
  const end = new Date(now)
  const day = end.getUTCDate()
  end.setUTCMonth(end.getUTCMonth() + Math.min(months, 12), 1)
  const last = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate()
  end.setUTCDate(Math.min(day, last))
  return end
}

/** How long a question to a partner waits for its answer. */
export const linkDays = [7, 14, 30] as const

/** The wording that was agreed to; a new wording gets a new name. */
export const textVersion = 'delning 2026-11'

type Ending = { withdrawnAt: Date | null; validTo: Date | null }
/** When it ended, or null while it holds. */
export function endOf({ withdrawnAt, validTo }: Ending, now: Date): Date | null {
  if (withdrawnAt) return withdrawnAt
  return validTo && validTo <= now ? validTo : null
}
