/**
 * The reserve list as it stands now (reservlista): place numbers, what put each after the one before, and who was moved
 * when somebody with priority came. The trap: a person learns which rule moved them, never who.
 */
import { type Candidate, type DecidedBy, movesBetween, placesOf, type RuleSet, ranked } from '../applications/index.ts'

export type Waiting = Candidate & {
  municipality: string
  component: string
  /** The place it was told last; null for who has just come. */
  place: number | null
  funded: boolean
  paused: boolean
  /** An officer has been asked to confirm its offer. */
  asked: boolean
  /** Protected: has a turn and no place number. */
  hidden: boolean
}
export type Placing = {
  municipality: string
  application: string
  merits: Candidate['merits']
  queueDate: Date
  place: number
  line: number
  placedBy: DecidedBy
  /** Somebody with priority came: the place before, and the rule. */
  moved: { from: number; rule: DecidedBy } | null
}

export function arrange(waiting: readonly Waiting[], rules: RuleSet): Placing[] {
  const byId = new Map(waiting.map((one) => [one.application, one]))
  const candidates = ranked(waiting, rules)
  const stood = waiting.filter(({ place }) => place !== null).sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
  const before = { version: 0, rules, candidates: stood }
  const passed = new Map(
    movesBetween(before, { version: 1, rules, candidates }).map(({ application, rule }) => [application, rule]),
  )
  return placesOf({ candidates, rules }).map(({ application, place, decidedBy }) => {
    const { municipality, merits, queueDate, place: from } = byId.get(application) as Waiting
    const rule = passed.get(application)
    const moved = rule && from !== null && place > from ? { from, rule } : null
    return { municipality, application, merits, queueDate, place, line: candidates.length, placedBy: decidedBy, moved }
  })
}

/** Whom a free seat goes to: the first whose payers have all said yes and who has not asked for a pause. */
export const nextOf = (
  waiting: readonly Waiting[],
  rules: RuleSet,
  passedBy: ReadonlySet<string> = new Set(),
): Waiting | undefined => {
  const open = waiting.filter(({ application, funded, paused }) => funded && !paused && !passedBy.has(application))
  const [first] = ranked(open, rules)
  return open.find(({ application }) => application === first?.application)
}
