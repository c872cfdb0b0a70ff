/**
 * The reserve list (reservlista): who comes before whom, by the rule set of the round, and how that is explained.
 * Ties go by queue date, then application; there is no lottery. The rector decides the list once; later joiners are
 * placed by the rules of that list, never by newer ones.
 * The trap: the list can only be ordered by the criteria named here. Sex, origin, health, religion and age are not
 * among them, so no row of data can bring them in.
 */
import type { Refusal } from './application.ts'

export const criterionCodes = [
  'shortEducation',
  'weakPosition',
  'ongoingStudyPlan',
  'noUpperSecondary',
  'unemployedOrAtRisk',
  'neededForWork',
] as const
export type CriterionCode = (typeof criterionCodes)[number]

export type Criterion = {
  code: CriterionCode
  /** What the staff must have seen. */
  evidence: string
  law: string
  /** Which end goes first: fewest years of school, highest need. */
  first: 'low' | 'high'
}
export type RuleSet = { id: string; version: number; criteria: readonly Criterion[] }

/** Upper-secondary vocational adult education, SFS 2011:1108 and 2016:937 (order: verify before use). */
export const defaultRuleSet: RuleSet = {
  id: 'komvux-yrke',
  version: 1,
  criteria: [
    { code: 'shortEducation', evidence: 'betyg eller egen uppgift', law: 'Skollagen 20 kap. 23 §', first: 'low' },
    { code: 'weakPosition', evidence: 'bedömning', law: 'SFS 2016:937', first: 'high' },
    { code: 'ongoingStudyPlan', evidence: 'studieplan', law: 'SFS 2011:1108', first: 'high' },
    { code: 'noUpperSecondary', evidence: 'betyg', law: 'SFS 2011:1108', first: 'high' },
    { code: 'unemployedOrAtRisk', evidence: 'intyg', law: 'SFS 2011:1108', first: 'high' },
    { code: 'neededForWork', evidence: 'intyg från arbetsgivare', law: 'SFS 2011:1108', first: 'high' },
  ],
}

export type Candidate = {
  application: string
  /** First complete submission. */
  queueDate: Date
  /** Years of school for `shortEducation`, else 1 or 0; without evidence nothing, and last. */
  merits: Readonly<Partial<Record<CriterionCode, number>>>
}

export type DecidedBy = CriterionCode | 'queueDate' | 'application' | 'alone'

type Order = { sign: number; by: Exclude<DecidedBy, 'alone'> }

function compare(a: Candidate, b: Candidate, criteria: readonly Criterion[]): Order {
  for (const { code, first } of criteria) {
    const worst = first === 'low' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
    const [mine, other] = [a.merits[code] ?? worst, b.merits[code] ?? worst]
    if (mine !== other) return { sign: (mine < other ? -1 : 1) * (first === 'low' ? 1 : -1), by: code }
  }
  const earlier = a.queueDate.getTime() - b.queueDate.getTime()
  if (earlier !== 0) return { sign: Math.sign(earlier), by: 'queueDate' }
  return { sign: a.application < b.application ? -1 : Number(a.application > b.application), by: 'application' }
}

export const ranked = (candidates: readonly Candidate[], { criteria }: RuleSet): Candidate[] =>
  [...candidates].sort((a, b) => compare(a, b, criteria).sign)

export type Placed = { application: string; place: number; decidedBy: DecidedBy }

/** A decided list: its order stands, its rules are kept with it. */
export type RankedList = { version: number; rules: RuleSet; candidates: readonly Candidate[] }

/** What put each one after the one before; the first is told what put it first. */
export function placesOf({ candidates, rules }: Pick<RankedList, 'candidates' | 'rules'>): Placed[] {
  return candidates.map((candidate, index) => {
    const neighbour = candidates[index - 1] ?? candidates[1]
    const decidedBy = neighbour ? compare(candidate, neighbour, rules.criteria).by : 'alone'
    return { application: candidate.application, place: index + 1, decidedBy }
  })
}

/** The rector's one decision: seats to the first, the rest on reserve in the same order, counted from 1. */
export function decideList(
  candidates: readonly Candidate[],
  rules: RuleSet,
  seats: number,
): { offered: Placed[]; reserve: RankedList } {
  const order = ranked(candidates, rules)
  const offered = placesOf({ candidates: order, rules }).slice(0, Math.max(0, seats))
  return { offered, reserve: { version: 1, rules, candidates: order.slice(offered.length) } }
}

/** Somebody joins a decided list, by its own rules; a newer rule set takes a new decision. */
export function join(list: RankedList, candidate: Candidate, rules: RuleSet): { done: RankedList } | Refusal {
  if (rules.id !== list.rules.id || rules.version !== list.rules.version)
    return { refused: 'notNow', why: 'listIsDecided' }
  const at = list.candidates.findIndex((other) => compare(candidate, other, rules.criteria).sign < 0)
  const index = at < 0 ? list.candidates.length : at
  const candidates = [...list.candidates.slice(0, index), candidate, ...list.candidates.slice(index)]
  return { done: { ...list, version: list.version + 1, candidates } }
}

export const leave = (list: RankedList, application: string): RankedList => ({
  ...list,
  version: list.version + 1,
  candidates: list.candidates.filter((candidate) => candidate.application !== application),
})

/** Rows of lists shorter than this do not say how many there are. */
const smallList = 5
export type ShownPlace = { place: number; of: number | null; decidedBy: DecidedBy }

/** "Nr 4 of 11", or only "nr 4" on a short list; nothing for somebody who is not on it. */
export function placeOf(list: RankedList, application: string): ShownPlace | null {
  const found = placesOf(list).find((placed) => placed.application === application)
  if (!found) return null
  const of = list.candidates.length < smallList ? null : list.candidates.length
  return { place: found.place, of, decidedBy: found.decidedBy }
}

export type PlaceMoved = {
  application: string
  from: number
  to: number
  why: 'priority' | 'freed'
  rule: DecidedBy | null
}

/** Whom a change moves, and by which rule; never by whom. */
export function movesBetween(before: RankedList, after: RankedList): PlaceMoved[] {
  const old = new Map(placesOf(before).map(({ application, place }) => [application, place]))
  const joined = after.candidates.filter(({ application }) => !old.has(application))
  return placesOf(after).flatMap(({ application, place }): PlaceMoved[] => {
    const from = old.get(application)
    if (from === undefined || from === place) return []
    const me = after.candidates[place - 1]
    const passer = joined.find((other) => me && compare(other, me, after.rules.criteria).sign < 0)
    const rule = me && passer ? compare(passer, me, after.rules.criteria).by : null
    return [
      { application, from, to: place, why: place > from ? 'priority' : 'freed', rule: place > from ? rule : null },
    ]
  })
}
