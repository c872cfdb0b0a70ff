import { dayOf, type WorkingHours } from '../../shared/calendar.ts'
import type { Facts } from '../domain/facts.ts'
import { fundingFor } from '../domain/funding.ts'
import { defaultRules, type Limits } from '../domain/rules.ts'
import type { Office, Whole } from '../queries/whole.ts'

/** What the caller knows and the application's own rows do not say: rank, signals, who came by a link. */
export type Known = Partial<Omit<Facts, 'now' | 'round'>> & { round?: Partial<Facts['round']> }

const hoursOf = ({ hoursFrom, hoursTo }: Pick<Office, 'hoursFrom' | 'hoursTo'>): WorkingHours => ({
  from: hoursFrom.slice(0, 5),
  to: hoursTo.slice(0, 5),
})

/** Rows go before the defaults; working hours are those of whoever holds it. */
export const limitsOf = ({ rules, holder, school, home, unit, provider }: Whole): Limits => ({
  rules: [...rules, ...defaultRules],
  hours: hoursOf(holder === 'provider' ? school : home),
  organisation: holder === 'provider' ? provider : unit,
})

/** The home municipality's own course is nobody else's cost: then the law is not asked. */
function statutoryOf({ municipality, huvudman, homeKnown, of, in: round, areas }: Whole): boolean | undefined {
  if (!homeKnown || municipality === huvudman) return undefined
  const question = { home: municipality, huvudman, education: of.kind, vocational: of.vocational, start: round.starts }
  return fundingFor(question, areas) === 'statutory'
}

const channelsOf = ({ applicant }: Whole): string[] => {
  const { phone = '', mail = '' } = applicant ?? {}
  const found = [...(phone ? ['sms'] : []), ...(mail ? ['mail'] : [])]
  return found.length > 0 ? found : ['letter']
}

function offerOf(whole: Whole): NonNullable<Facts['offer']> {
  const { offer, call } = whole
  const sinceOffer = call && offer && call.madeAt >= offer.sentAt ? call : null
  const channels = channelsOf(whole)
  return {
    channels,
    remindedOn: offer?.remindedAt ? channels : [],
    callTask: sinceOffer ? (sinceOffer.doneAt ? 'closed' : 'open') : 'none',
    callTaskSince: sinceOffer?.madeAt ?? null,
  }
}

/** Education that leads on from SFI: who waits for it has a right to ordinary SFI meanwhile. */
export const sfiKinds: readonly string[] = ['yrkes_sfi', 'sfi']

/** Everything a guard may ask, from the rows that were read together. */
export function factsOf(whole: Whole, now: Date, { round: knownRound, ...known }: Known = {}): Facts {
  const { in: round, applicant } = whole
  const statutory = statutoryOf(whole)
  return {
    now,
    limits: limitsOf(whole),
    round: {
      intake: round.intake,
      start: round.starts,
      lastEntry: round.entryDate,
      freeSeats: round.free,
      selection:
        round.intake === 'closed' || round.intake === 'cancelled' || dayOf(now) > round.entryDate ? 'closed' : 'open',
      offerMode: round.offerMode,
      answerDays: round.answerDays,
      stayOnHigher: round.stayOnHigher,
      // Who cancels a round says who has no next step; a single application never cancels by itself.
      withoutNextStep: [whole.receipt],
      ...knownRound,
    },
    home: { known: whole.homeKnown, identityConfirmed: applicant?.identityCheckedAt != null },
    ...(statutory !== undefined && { statutory }),
    costDecisionNeeded: whole.municipality !== whole.huvudman && statutory !== true,
    eligibility: whole.eligibility,
    sfi: { right: sfiKinds.includes(whole.of.kind), establishment: whole.establishment },
    offer: offerOf(whole),
    accepted: whole.accepted,
    ...known,
  }
}
