import { randomBytes, randomUUID } from 'node:crypto'
import type { Price, RoundFacts } from '../../courses/index.ts'
import { dayOf } from '../../shared/calendar.ts'
import { newReceipt } from '../../shared/receipt.ts'
import type { Result } from '../domain/eligibility.ts'
import type { Facts } from '../domain/facts.ts'
import { type CooperationArea, fundingFor } from '../domain/funding.ts'
import type { Application, Payer } from '../domain/records.ts'
import type { Limits } from '../domain/rules.ts'
import { type ComponentKind, holderOf, leadingComponent } from '../domain/states.ts'
import type { Standing } from '../queries/insert.ts'

/** A file that has been let in already; the bytes stay where they are. */
export type NewFile = { name: string; kind: string; size: number; digest: Buffer; stored: string; uploadedAt: Date }
export type NewChoice = {
  round: string
  stayOnHigher?: boolean
  conditions?: { code: string; result: 'met' | 'not_met' | 'unknown' }[]
  eligibility?: Result
  wish?: string
  /** The application that this one begins again from; its place in the line is kept. */
  copiedFrom?: string | null
  importKey?: string
  components?: readonly ComponentKind[]
  files?: readonly { item: string; label?: string; file: NewFile }[]
}
/** Whose it is and how it came, the same for every choice of one sending. */
export type NewSending = {
  municipality: string
  person: string
  /** The unit that receives for the home municipality. */
  unit: string
  /** False when nobody could say: the controller is then the one that arranges, and a coordinator finds out. */
  homeKnown: boolean
  establishment?: boolean
  language: string
  channel: string
  startedAs: string
  followers?: readonly string[]
  textVersion?: string
  demo?: boolean
  draft: NonNullable<Facts['draft']>
  link?: Facts['link']
  /** In the order that the person wants them. */
  choices: readonly NewChoice[]
}

/** What many sendings of one municipality share. */
export type Around = {
  rounds: Map<string, RoundFacts>
  prices: Map<string, Price | undefined>
  areas: CooperationArea[]
  open: Standing[]
  /** The organisation that pays for the home municipality. */
  home: string
  limits: Limits
}

const sfiOnly: readonly ComponentKind[] = ['sfi']
const trade: readonly ComponentKind[] = ['vocational']
export type Starting = { sending: string; round: RoundFacts; rank: number; choice: NewChoice; around: Around }

/** The draft as plain words, so that the same table decides about sending as about every later step. */
export function draftOf(
  facts: Pick<NewSending, 'municipality' | 'person' | 'unit' | 'followers'>,
  { sending, round, rank, choice, around }: Starting,
): Application {
  const id = randomUUID()
  const components = (choice.components ?? (round.kind === 'sfi' ? sfiOnly : trade)).map((kind) =>
    draftComponent(id, kind),
  )
  const price = around.prices.get(round.id)
  return {
    ...facts,
    ...unsent,
    id,
    receipt: newReceipt(randomBytes(16)),
    sending,
    provider: round.provider,
    round: round.id,
    course: round.course,
    rank,
    leadingComponent: leadingComponent(components).id,
    components,
    payers: components.flatMap((component) => payersFor(component, price, around.home)),
  }
}

const unsent = {
  state: 'draft',
  holder: 'applicant',
  since: new Date(0),
  due: null,
  pausedUntil: null,
  pauseReason: null,
  responsible: null,
  version: 1,
  documents: [],
  decisions: [],
  events: [],
  proposals: [],
} as const

const draftComponent = (application: string, kind: ComponentKind) => ({
  id: randomUUID(),
  application,
  kind,
  state: 'draft' as const,
  since: unsent.since,
  due: null,
  holder: holderOf('draft', kind),
  version: 1,
})

/** As the price is shared; SFI is the home municipality's own. Without a price it pays the whole. */
function payersFor({ id, kind }: { id: string; kind: ComponentKind }, price: Price | undefined, home: string): Payer[] {
  const whole = { component: id, share: 10_000, funding: 'not_applicable', decidedAt: null } as const
  const alone: Payer = { ...whole, organisation: home, kind: 'municipality' }
  if (!price || price.shares.length === 0 || kind === 'sfi') return [alone]
  const state = price.shares.find((share) => share.kind === 'af')?.payer
  if (kind === 'af' && state) return [{ ...whole, organisation: state, kind: 'af' }]
  return price.shares.map((part) => ({
    ...whole,
    organisation: part.payer ?? home,
    kind: part.kind,
    share: part.share,
  }))
}

/** Those whom the application is opened to; the home municipality needs no opening. */
export const partnersOf = ({ provider, payers }: Pick<Application, 'provider' | 'payers'>): string[] => [
  ...new Set([
    provider,
    ...payers.filter(({ kind }) => kind !== 'municipality').map(({ organisation }) => organisation),
  ]),
]

/** Undefined where nobody else's money is asked for: the home municipality's own course, or no known home. */
function statutoryFor(
  { municipality, homeKnown }: Pick<NewSending, 'municipality' | 'homeKnown'>,
  round: RoundFacts,
  areas: readonly CooperationArea[],
): boolean | undefined {
  if (!homeKnown || municipality === round.huvudman) return undefined
  const { huvudman, kind: education, vocational, starts: start } = round
  return fundingFor({ home: municipality, huvudman, education, vocational, start }, areas) === 'statutory'
}

/** What the guards of the sending ask. */
export function startFacts(facts: NewSending, round: RoundFacts, around: Around, now: Date): Facts {
  const first = around.open.find((standing) => standing.person === facts.person && standing.round === round.id)
  const statutory = statutoryFor(facts, round, around.areas)
  const hasEnded = round.intake === 'open' && round.entryDate < dayOf(now)
  return {
    now,
    limits: around.limits,
    round: {
      intake: hasEnded ? 'closed' : round.intake,
      start: round.starts,
      lastEntry: round.entryDate,
      freeSeats: Math.max(0, round.seats - round.seatsTaken),
      selection: 'open',
      offerMode: round.offerMode,
      answerDays: round.answerDays,
      stayOnHigher: round.stayOnHigher,
      withoutNextStep: [],
    },
    draft: { ...facts.draft, duplicateOf: first?.receipt ?? facts.draft.duplicateOf },
    home: { known: facts.homeKnown, identityConfirmed: false },
    ...(statutory !== undefined && { statutory }),
    ...(facts.link && { link: facts.link }),
  }
}
