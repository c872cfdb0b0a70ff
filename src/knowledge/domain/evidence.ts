/**
 * How much is known about a good example (evidensnivå): computed from what has been filled in, never typed by anybody.
 * The trap: a number without a before, or from too few people, is not a follow-up, however large it is.
 */
export const levels = [1, 2, 3, 4, 5] as const
export type EvidenceLevel = (typeof levels)[number]
/** Fewer people than this tell about somebody, not about the way of working. */
export const least = 5
const repeats = 2

export type EvidenceFacts = {
  described: boolean
  places: number
  period: string | null
  participants: number | null
  /** A named indicator before and after, and how many people it counts. */
  indicator: string | null
  before: number | null
  after: number | null
  counted: number | null
  /** Somebody outside, or a group to compare with, with a report that can be read. */
  evaluatedBy: 'external' | 'comparison' | null
  report: string | null
}

const isTried = (of: EvidenceFacts) => of.places >= 1 && of.period !== null && (of.participants ?? 0) > 0
const isFollowedUp = (of: EvidenceFacts) =>
  of.indicator !== null && of.before !== null && of.after !== null && (of.counted ?? 0) >= least
/** Only then may anybody say what caused what; that others have done the same does not show it. */
export const isEvaluated = (of: EvidenceFacts): boolean =>
  isFollowedUp(of) && of.evaluatedBy !== null && of.report !== null

/** The level by its own facts alone: 0 when nothing is described. */
export function ownLevel(of: EvidenceFacts): 0 | 1 | 2 | 3 | 4 {
  if (!of.described) return 0
  if (!isTried(of)) return 1
  if (!isFollowedUp(of)) return 2
  return isEvaluated(of) ? 4 : 3
}

type Other = { organisation: string; facts: EvidenceFacts }
/** Repeated: followed up here, and in two more organisations of those who took it up. */
export function levelOf(own: EvidenceFacts, organisation: string, adopters: readonly Other[]): 0 | EvidenceLevel {
  const level = ownLevel(own)
  const further = new Set(adopters.filter(({ facts }) => ownLevel(facts) >= 3).map((adopter) => adopter.organisation))
  further.delete(organisation)
  return level >= 3 && further.size >= repeats ? 5 : level
}

/** What would take it to the next level, in the order of the template. */
export function lacksFor(of: EvidenceFacts): (keyof EvidenceFacts)[] {
  const demands: Record<number, (keyof EvidenceFacts)[]> = {
    0: ['described'],
    1: ['places', 'period', 'participants'],
    2: ['indicator', 'before', 'after', 'counted'],
    3: ['evaluatedBy', 'report'],
    4: [],
  }
  return (demands[ownLevel(of)] ?? []).filter((name) => isLacking(of, name))
}
function isLacking(of: EvidenceFacts, name: keyof EvidenceFacts): boolean {
  const value = of[name]
  if (name === 'counted') return Number(value ?? 0) < least
  return value === null || value === false || value === 0
}
