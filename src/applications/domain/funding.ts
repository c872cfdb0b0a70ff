/**
 * Who pays (finansiering): per component and payer, apart from where the application stands. Inside the cooperation
 * area the law has answered for vocational subjects; outside it the home municipality says whether it commits.
 * The trap: an application that comes late is no ground for a no, and who committed never attests the payment.
 */
import type { Actor } from '../../shared/actor.ts'
import { addMonths, type Day } from '../../shared/calendar.ts'
import { common, covers, type DateRange, daysIn } from '../../shared/date-range.ts'
import { type Ore, splitInProportion, whole } from '../../shared/money.ts'
import type { Refusal } from './application.ts'
import type { Facts } from './facts.ts'
import { partiesOf } from './parties.ts'
import type { RefusalReason } from './reasons.ts'
import type { Application, Payer } from './records.ts'
import type { FundingState } from './states.ts'

/** A municipality's place in a cooperation area (samverkansområde), for one kind of education. */
export type CooperationArea = DateRange & { area: string; education: string; municipality: string }
/** Kinds of education for which the law makes the home municipality pay inside the area. */
export type StatutoryKind = DateRange & { education: string; vocational: boolean; source: string }
const statutoryKinds: readonly StatutoryKind[] = [
  {
    education: 'komvux',
    vocational: true,
    from: '2025-01-01',
    to: null,
    source: 'Skollagen 20 kap.; prop. 2024/25:145',
  },
  {
    education: 'yrkes_sfi',
    vocational: true,
    from: '2025-01-01',
    to: null,
    source: 'Skollagen 20 kap.; prop. 2024/25:145',
  },
]

export type FundingQuestion = {
  home: string
  /** The municipality that answers for the education (huvudman). */
  huvudman: string
  education: string
  vocational: boolean
  start: Day
}

/** Home and huvudman share an area for that education on the day it starts. */
export function isInside(
  { home, huvudman, education, start }: FundingQuestion,
  areas: readonly CooperationArea[],
): boolean {
  const valid = areas.filter((row) => row.education === education && covers(row, start))
  const homes = valid.filter(({ municipality }) => municipality === home)
  return homes.some(({ area }) => valid.some((row) => row.area === area && row.municipality === huvudman))
}

/** What the home municipality's share begins as. Its own course costs nobody else anything. */
export function fundingFor(
  question: FundingQuestion,
  areas: readonly CooperationArea[],
  kinds = statutoryKinds,
): FundingState {
  const { home, huvudman, education, vocational, start } = question
  if (home === huvudman) return 'not_applicable'
  const isLaw = kinds.some(
    (kind) => kind.education === education && kind.vocational === vocational && covers(kind, start),
  )
  return isLaw && isInside(question, areas) ? 'statutory' : 'requested'
}

export type Answer = { component: string; organisation: string; answer: 'committed' | 'refused'; reason?: string }
export type Answered = {
  component: string
  organisation: string
  funding: FundingState
  decidedAt: Date
  decidedBy: string
}

/** The payer's yes or no. The home municipality's no is a decision that takes two: the step to `not_granted`. */
export function answerFunding(
  wish: Answer,
  application: Application,
  actor: Actor,
  facts: Facts,
): { done: Answered } | Refusal {
  const payer = application.payers.find(
    (row) => row.component === wish.component && row.organisation === wish.organisation,
  )
  if (!payer || !mayAnswer(payer, application, actor, facts)) return { refused: 'notYours' }
  const why = whyNotAnswer(wish, payer, facts)
  if (why) return { refused: 'notNow', why }
  const { component } = payer
  return {
    done: {
      component,
      organisation: payer.organisation,
      funding: wish.answer,
      decidedAt: facts.now,
      decidedBy: actor.account ?? '',
    },
  }
}

function whyNotAnswer({ answer, reason }: Answer, { kind, funding }: Payer, { home }: Facts): RefusalReason | null {
  const isHome = kind === 'municipality'
  if (funding !== 'requested' && funding !== 'appealed') return 'movedOn'
  if (answer === 'committed') return isHome && !home?.identityConfirmed ? 'identityNotConfirmed' : null
  if (isHome) return 'needsSecondPerson'
  if (!reason) return 'missingReason'
  return reason === 'lateApplication' ? 'lateIsNoGround' : null
}

function mayAnswer({ kind, organisation }: Payer, application: Application, actor: Actor, { link }: Facts): boolean {
  const parts = partiesOf(actor, application, link)
  return kind === 'municipality'
    ? parts.includes('homeCaseworker')
    : parts.includes('afPayer') && actor.reach.includes(organisation)
}

export type Reasons = { component: string; organisation: string; special: boolean }

/** Special personal reasons are the home municipality's to say, for as long as it has not answered. */
export function noteReasons(
  { component, organisation, special }: Reasons,
  application: Application,
  actor: Actor,
  { link }: Facts,
): { done: { specialReasons: boolean } } | Refusal {
  const payer = application.payers.find((row) => row.component === component && row.organisation === organisation)
  const parts = partiesOf(actor, application, link)
  const isOwn = parts.includes('homeCaseworker') || parts.includes('homeDecisionMaker')
  if (payer?.kind !== 'municipality' || !isOwn) return { refused: 'notYours' }
  if (payer.funding !== 'requested') return { refused: 'notNow', why: 'movedOn' }
  return { done: { specialReasons: special } }
}

/** Attesting a payment (attest): never by the account that committed to it. */
export function attest({ decidedBy = null }: Payer, { account }: Actor): { done: { attestedBy: string } } | Refusal {
  if (account === null) return { refused: 'notYours' }
  return account === decidedBy ? { refused: 'notNow', why: 'needsSecondPerson' } : { done: { attestedBy: account } }
}

export const isWhole = (payers: readonly Pick<Payer, 'share'>[]): boolean =>
  payers.every(({ share }) => Number.isInteger(share) && share > 0) &&
  payers.reduce((sum, { share }) => sum + share, 0) === whole

export type Portion = { organisation: string; amount: Ore }

/** What each pays of one amount. */
export const byShares = (amount: Ore, payers: readonly Pick<Payer, 'organisation' | 'share'>[]): Portion[] => {
  const parts = splitInProportion(
    amount,
    payers.map(({ share }) => share),
  )
  return payers.map(({ organisation }, index) => ({ organisation, amount: parts[index] ?? 0 }))
}

/**
 * A payer's part of the price where somebody moves: what the old home pays for the days before, and the rest for the new one.
 * Rounded as invoices are, so that what is sent already stands; the two are always the whole.
 */
export function splitAt(amount: Ore, course: DateRange, day: Day): { before: Ore; after: Ore } {
  const days = daysOf(course)
  const gone = course.from < day ? daysOf(common(course, { from: course.from, to: day })) : 0
  const before = days === 0 ? 0 : Number((BigInt(amount) * BigInt(gone)) / BigInt(days))
  return { before, after: amount - before }
}

const daysOf = (range: DateRange | null): number => (range && daysIn(range)) || 0

export type MonthPart = { month: string; days: number; amount: Ore }

/** The price by calendar month, by days: the rows of invoices. Nothing is asked before the course goes on. */
export function byMonth(price: Ore, course: DateRange): MonthPart[] {
  const months = monthsOf(course)
  const amounts = splitInProportion(
    price,
    months.map(({ days }) => days),
  )
  return months.map((part, index) => ({ ...part, amount: amounts[index] ?? 0 }))
}

function monthsOf({ from, to }: DateRange): { month: string; days: number }[] {
  if (to === null) return []
  const found: { month: string; days: number }[] = []
  for (let first = from; first < to; first = nextMonth(first)) {
    const days = daysOf(common({ from, to }, { from: first, to: nextMonth(first) }))
    found.push({ month: first.slice(0, 7), days })
  }
  return found
}

const nextMonth = (day: Day): Day => addMonths(`${day.slice(0, 7)}-01`, 1)
