/**
 * A place that is offered (erbjudande): how long it stands, what must be done before it passes on, and to whom it goes.
 * An automatic offer only carries out the rector's decided list; with `confirm` an officer presses the button.
 * The trap: an offer never lapses in silence. A reminder on each channel and a call come first.
 */
import { addWorkingDays } from '../../shared/calendar.ts'
import { answerBy } from './clocks.ts'
import type { Effect } from './effects.ts'
import type { Facts } from './facts.ts'
import { type Offered, whyNotPassOn } from './guards.ts'
import type { RankedList } from './ranking.ts'
import type { Application, Payer } from './records.ts'
import { endOf } from './rules.ts'

export type OfferFrom = 'admitted' | 'reserve'

/** Last moment to answer: days for the first round, working days when a seat was freed. */
export const answerUntil = (from: OfferFrom, facts: Facts): Date =>
  from === 'reserve' ? endOf(facts.limits, 'reserveAnswer', facts.now) : answerBy(facts, facts.now)

/** `channels` are those the person has; somebody without any is written to. */
export type Offer = Offered & { application: string; until: Date; from: OfferFrom }

export type Duty =
  | { do: 'remind'; channel: string }
  | { do: 'call'; due: Date }
  | { do: 'passOn' }
  | { do: 'wait'; until: Date }

const channelsOf = ({ channels }: Offer): readonly string[] => (channels.length > 0 ? channels : ['letter'])

/** What the job does with an offer that has not been answered, now. */
export function dutiesOf(offer: Offer, { limits, now }: Pick<Facts, 'limits' | 'now'>): Duty[] {
  const remindFrom = addWorkingDays(offer.until, -1)
  const unreminded = channelsOf(offer).filter((channel) => !offer.remindedOn.includes(channel))
  const reminders: Duty[] = now > remindFrom ? unreminded.map((channel) => ({ do: 'remind', channel })) : []
  const mustCall = offer.callTask === 'none' && (offer.from === 'reserve' || now > remindFrom)
  const call: Duty[] = mustCall ? [{ do: 'call', due: endOf(limits, 'callTask', now) }] : []
  if (reminders.length + call.length > 0) return [...reminders, ...call]
  if (now <= remindFrom) return [{ do: 'wait', until: remindFrom }]
  return [mayPassOn(offer, { limits, now }) ? { do: 'passOn' } : { do: 'wait', until: passesOnAt(offer, limits) }]
}

export const mayPassOn = (offer: Offer, facts: Pick<Facts, 'limits' | 'now'>): boolean =>
  whyNotPassOn({ ...offer, channels: channelsOf(offer) }, facts) === null

function passesOnAt({ until, callTask, callTaskSince }: Offer, limits: Facts['limits']): Date {
  const called = callTask === 'open' && callTaskSince ? endOf(limits, 'callTask', callTaskSince) : until
  return called > until ? called : until
}

const isValid = (payers: readonly Pick<Payer, 'funding'>[]) =>
  payers.length > 0 && payers.every(({ funding }) => ['statutory', 'committed', 'not_applicable'].includes(funding))

/** First on the list whose payers have all said yes; those before keep their places. */
export function nextInLine(
  list: RankedList,
  payersOf: (application: string) => readonly Pick<Payer, 'funding'>[],
): string | null {
  return list.candidates.find(({ application }) => isValid(payersOf(application)))?.application ?? null
}

/** A freed seat: carried out at once, or laid before the officer with four working hours to confirm. */
export function onFreedSeat(
  next: string | null,
  { round, limits, now }: Facts,
): { offer: string | null; effects: Effect[] } {
  if (next === null) return { offer: null, effects: [] }
  if (round.offerMode === 'automatic') return { offer: next, effects: [] }
  const due = endOf(limits, 'reserveConfirm', now)
  return { offer: null, effects: [{ kind: 'task', what: 'confirmOffer', of: 'provider', due, about: next }] }
}

export type OtherChoices = {
  /** Ranked lower: withdrawn by the site with the reason `other_choice_accepted`. */
  lower: string[]
  /** Ranked higher and not kept: withdrawn as the applicant's own wish. */
  higher: string[]
  kept: string[]
}

type Choice = Pick<Application, 'id' | 'rank' | 'state'>

/** What an acceptance means for the person's other open choices in the period. */
export function afterAcceptance(accepted: Choice, others: readonly Choice[], keepHigher: boolean): OtherChoices {
  const open = others.filter(({ id }) => id !== accepted.id)
  const ids = (choices: readonly Choice[]) => choices.map(({ id }) => id)
  const higher = open.filter(({ rank }) => rank < accepted.rank)
  const kept = keepHigher ? higher.filter(({ state }) => state === 'reserve') : []
  const left = higher.filter((choice) => !kept.includes(choice))
  return { lower: ids(open.filter(({ rank }) => rank > accepted.rank)), higher: ids(left), kept: ids(kept) }
}
