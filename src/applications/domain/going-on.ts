/**
 * What goes on when somebody moves to another municipality (flytt): where the application stands in the new home, and
 * how each share of the price is cut at the day. The old home pays for the days before, the new one for the rest.
 * The trap: the price was frozen once and stays; nobody's part is reckoned anew by the list of today.
 */
import type { Day } from '../../shared/calendar.ts'
import type { DateRange } from '../../shared/date-range.ts'
import { splitAt } from './funding.ts'
import { standingSteps } from './parties.ts'
import type { Event } from './records.ts'
import { type FundingState, openStates, type State } from './states.ts'

/** Until the old home has said yes to the money, the new one reads from the beginning. */
const fromBeginning: readonly State[] = ['submitted', 'with_home', 'completion']
export const goesOnIn = (state: State): boolean =>
  state === 'ongoing' || (openStates.some((open) => open === state) && !fromBeginning.includes(state))

/** The states of somebody who moves: what is open and what goes on; what has ended stays where it was. */
export const moving: readonly State[] = [...openStates, 'ongoing']

export type Stop = { to: State; at: Date; reason?: string; effective?: Day }

/** The way so far, up to the first day of the course; from the day of the split it goes on in the new home. */
export function wayOf(events: readonly Event[], component: string, splitDay: Day): Stop[] {
  const steps = standingSteps(events, component).filter(
    ({ to }) => to !== 'draft' && to !== 'moved' && to !== 'transferred',
  )
  const begun = steps.findIndex(({ to }) => to === 'ongoing')
  const way = begun < 0 ? steps : steps.slice(0, begun + 1)
  return way.map(({ to, at, reason }) => ({
    to,
    at,
    ...(reason && { reason }),
    ...(to === 'ongoing' && { effective: splitDay }),
  }))
}

/** The day the participant began, as steps tell it. */
export const begunOn = (events: readonly Event[], component: string, dayOf: (at: Date) => Day): Day | undefined => {
  const step = standingSteps(events, component).find(({ to }) => to === 'ongoing')
  return step && (step.effective ?? dayOf(step.at))
}

type Share = { organisation: string; kind: string; share: number; amount: number | null }
export type NewHome = { organisation: string; funding: FundingState; by: string; at: Date }
export type Cut<T> = {
  old: { amount: number; splitFrom: number }
  share: T
  next: { organisation: string; amount: number }
}

/** Each share in two. Before the first day nothing has been paid for: the new home takes the whole. */
export function cut<T extends Share>(
  shares: readonly T[],
  course: DateRange | null,
  day: Day,
  home: NewHome,
): Cut<T>[] {
  return shares.map((share) => {
    const amount = share.amount ?? 0
    const { before, after } = course ? splitAt(amount, course, day) : { before: 0, after: amount }
    const organisation = share.kind === 'municipality' ? home.organisation : share.organisation
    return { old: { amount: before, splitFrom: amount }, share, next: { organisation, amount: after } }
  })
}
