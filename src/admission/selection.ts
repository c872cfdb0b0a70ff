/**
 * The selection (urval) to a round: who is offered a seat and who waits, by the rules of the round and by nothing else.
 * The rector decides the whole list once; each application gets its own place and the criterion that put it there.
 * The trap: a merit counts only when the school has seen something that shows it, and an answer to a criterion that is
 * not among the six of the law is no merit at all.
 */
import {
  type Candidate,
  type Criterion,
  type CriterionCode,
  criterionCodes,
  type DecidedBy,
  defaultRuleSet,
  placesOf,
  type RuleSet,
  ranked,
} from '../applications/index.ts'

export type Answer = { code: CriterionCode; value: number; evidence: string }
export type Applicant = {
  application: string
  state: 'admitted' | 'reserve'
  queueDate: Date
  merits: Candidate['merits']
  /** Every payer has said yes, or the law has. */
  funded: boolean
  /** SFI is a right: such an application never waits on a reserve list. */
  sfi: boolean
}

/** `waits`: nothing can be decided about it yet, and why. */
export type Proposed = { application: string; rank: number; criterion: DecidedBy } & (
  | { outcome: 'offered' }
  | { outcome: 'reserve'; place: number }
  | { outcome: 'waits'; why: 'payer' | 'seatsLeft' | 'sfi' }
)

const isCriterion = (code: string): code is CriterionCode => criterionCodes.some((known) => known === code)

export const meritsOf = (answers: readonly Answer[]): Candidate['merits'] =>
  Object.fromEntries(answers.filter(({ evidence }) => evidence.trim() !== '').map(({ code, value }) => [code, value]))

export type RuleRow = { code: string; evidence: string; compare: string; law: string }
export type RuleSetRow = { id: string; version: number; rules: readonly RuleRow[] }

/** The rules of the round as the ranking takes them; a round without a rule set of its own goes by the house's. */
export function rulesOf(row: RuleSetRow | null): RuleSet {
  const criteria = row?.rules.flatMap(({ code, evidence, compare, law }): Criterion[] =>
    isCriterion(code) ? [{ code, evidence, law, first: compare === 'low' ? 'low' : 'high' }] : [],
  )
  return row && criteria && criteria.length > 0 ? { id: row.id, version: row.version, criteria } : defaultRuleSet
}

/** The same rules, as they were when a list was decided? */
export const isSame = (a: RuleSet, b: RuleSet): boolean => a.id === b.id && a.version === b.version

/** The list as it would be decided now, with `free` seats; those who wait already keep to the same order as the new. */
export function propose(applicants: readonly Applicant[], rules: RuleSet, free: number): Proposed[] {
  const candidates = ranked(
    applicants.map(({ application, queueDate, merits }) => ({ application, queueDate, merits })),
    rules,
  )
  const byId = new Map(applicants.map((applicant) => [applicant.application, applicant]))
  const line = placesOf({ candidates, rules }).map(({ application, place, decidedBy }) => ({
    applicant: byId.get(application) as Applicant,
    rank: place,
    criterion: decidedBy,
  }))
  const seated = new Set(
    line
      .filter(({ applicant }) => applicant.funded)
      .slice(0, Math.max(0, free))
      .map(({ applicant }) => applicant.application),
  )
  const offered = line.filter(({ applicant }) => applicant.state === 'admitted' && seated.has(applicant.application))
  const isFull = offered.length >= free
  let place = 0
  return line.map(({ applicant, rank, criterion }): Proposed => {
    const of = { application: applicant.application, rank, criterion }
    if (applicant.state === 'admitted' && seated.has(applicant.application)) return { ...of, outcome: 'offered' }
    const why = whyWaits(applicant, isFull)
    if (why) return { ...of, outcome: 'waits', why }
    place += 1
    return { ...of, outcome: 'reserve', place }
  })
}

/** A reserve list begins when the seats are gone; whoever stands on it already stays. */
function whyWaits({ state, funded, sfi }: Applicant, isFull: boolean): 'payer' | 'seatsLeft' | 'sfi' | null {
  if (state === 'reserve') return null
  if (isFull) return sfi ? 'sfi' : null
  return funded ? 'seatsLeft' : 'payer'
}

type Stamped = { id: string; version: number; answers: readonly Answer[]; funded: boolean }
/**
 * A number for everything that the proposal rests on: when it differs, somebody has changed something since the page was
 * drawn. Nine digits, as a form carries a version.
 */
export function stampOf(rows: readonly Stamped[], list: number, free: number): number {
  const said = rows.map(({ id, version, answers, funded }) => [id, version, funded, answers])
  let hash = 0x811c9dc5
  for (const sign of JSON.stringify([said, list, free])) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) % 1_000_000_000
}
