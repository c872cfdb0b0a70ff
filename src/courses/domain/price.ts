/**
 * What a course costs the one who pays (pris, interkommunal ersättning), and how the cost is shared. A price list is
 * versioned: a row is never changed, it ends where the next begins, and an application keeps the row it was committed at.
 * The trap: a price for one round goes before the price of the course, whichever is newer.
 */
import type { Role } from '../../shared/actor.ts'
import type { Day } from '../../shared/calendar.ts'
import { daysBetween } from '../../shared/calendar.ts'
import { covers } from '../../shared/date-range.ts'
import { type Ore, splitInProportion, whole } from '../../shared/money.ts'

export const priceUnits = ['course', 'week', 'credit', 'month'] as const
export type PriceUnit = (typeof priceUnits)[number]
export const shareKinds = ['municipality', 'af', 'project'] as const
export type ShareKind = (typeof shareKinds)[number]
/** `payer` null is the home municipality; `share` in basis points. */
export type Share = { number: number; kind: ShareKind; payer: string | null; share: number }
export type Price = {
  id: string
  provider: string
  course: string
  round: string | null
  amount: Ore
  unit: PriceUnit
  /** Percent. */
  tax: number
  agreement: string
  validFrom: Day
  /** The first day on which it no longer holds. */
  validTo: Day | null
  shares: Share[]
  version: number
}
export type Priced = { id: string; course: string; provider: string }

export const sharesAreWhole = (shares: readonly Pick<Share, 'share'>[]): boolean =>
  shares.reduce((sum, { share }) => sum + share, 0) === whole

/** The row in force on a day, or none; the round's own before the course's. */
export function priceInForce(prices: readonly Price[], of: Priced, day: Day): Price | undefined {
  const inForce = prices.filter(
    (price) =>
      price.course === of.course &&
      price.provider === of.provider &&
      (price.round === null || price.round === of.id) &&
      covers({ from: price.validFrom, to: price.validTo }, day),
  )
  return inForce.sort(
    (a, b) => Number(b.round !== null) - Number(a.round !== null) || (a.validFrom < b.validFrom ? 1 : -1),
  )[0]
}

export type Length = { starts: Day; ends: Day; credits: number | null }
const weeks = ({ starts, ends }: Length) => Math.ceil((daysBetween(starts, ends) + 1) / 7)
const counts: Record<PriceUnit, (length: Length) => number> = {
  course: () => 1,
  week: weeks,
  credit: ({ credits }) => credits ?? 0,
  /** Begun months of 30 days. */
  month: ({ starts, ends }) => Math.ceil((daysBetween(starts, ends) + 1) / 30),
}

/** Öre for the whole of a round, without tax. */
export const costOf = ({ amount, unit }: Pick<Price, 'amount' | 'unit'>, length: Length): Ore =>
  amount * counts[unit](length)

/** Öre per share, in the order of the shares; what is left over goes to the largest remainders, so that they add up. */
export const splitCost = (cost: Ore, shares: readonly Pick<Share, 'share'>[]): Ore[] =>
  splitInProportion(
    cost,
    shares.map(({ share }) => share),
  )

export type Version = Pick<Price, 'validFrom' | 'validTo' | 'round'>
/** A new row may begin after every other row for the same thing; the one before it ends there. */
export function mayBegin(prices: readonly Version[], next: { validFrom: Day; round: string | null }): boolean {
  return prices.filter(({ round }) => round === next.round).every(({ validFrom }) => validFrom < next.validFrom)
}

/** Prices are between organisations: whoever looks for a course for themselves pays nothing and sees none. */
export const seesPrices = (role: Role): boolean => !['anonymous', 'newcomer', 'token'].includes(role)
