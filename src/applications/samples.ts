import type { Actor } from '../shared/actor.ts'
import { type Change, type Effect, type Step, take } from './domain/application.ts'
import type { Facts, RoundFacts } from './domain/facts.ts'
import type { Application, Component, Event, Payer } from './domain/records.ts'
import { defaultRules } from './domain/rules.ts'
import { holderOf, type State } from './domain/states.ts'

/** Invented people and organisations, the same in tests, demonstration and documentation. */
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const malmo = '1280'
export const lund = '1281'
export const malmoUnit = id(101)
const lundUnit = id(102)
export const welderSchool = id(103)
const bakerSchool = id(104)
export const malmoMunicipality = id(105)
export const arbetsformedlingen = id(106)

const staff = (n: number, name: string, but: Partial<Actor> & Pick<Actor, 'role'>): Actor => ({
  account: id(n),
  name,
  level: 'staff',
  organisation: null,
  reach: [],
  municipality: null,
  person: null,
  delegated: [],
  ...but,
})
const atMalmo = { organisation: malmoUnit, reach: [malmoUnit], municipality: malmo }
const atSchool = { organisation: welderSchool, reach: [welderSchool] }

export const fatima: Actor = { ...staff(1, 'Fatima', { role: 'newcomer', level: 'checked' }), person: id(51) }
export const yusuf: Actor = { ...staff(2, 'Yusuf', { role: 'newcomer', level: 'phone' }), person: id(52) }
export const sara = staff(3, 'Sara', { role: 'caseworker', ...atMalmo })
export const lars = staff(4, 'Lars', { role: 'caseworker', ...atMalmo })
export const mona = staff(5, 'Mona', { role: 'decisionMaker', ...atMalmo, delegated: ['cost'] })
export const per = staff(6, 'Per', { role: 'decisionMaker', ...atMalmo, delegated: ['cost'] })
export const cecilia = staff(7, 'Cecilia', { role: 'coordinator', ...atMalmo })
export const ulf = staff(8, 'Ulf', { role: 'admissionOfficer', ...atSchool })
export const rut = staff(9, 'Rut', { role: 'rector', ...atSchool, delegated: ['admission', 'seat'] })
export const stina = staff(10, 'Stina', { role: 'studyCounsellor', ...atMalmo })
export const tove = staff(11, 'Tove', { role: 'sfiTeacher', ...atMalmo })
export const anders = staff(12, 'Anders', {
  role: 'payer',
  organisation: arbetsformedlingen,
  reach: [arbetsformedlingen],
})
export const bo = staff(13, 'Bo', { role: 'caseworker', organisation: lundUnit, reach: [lundUnit], municipality: lund })
export const baker = staff(14, 'Britta', { role: 'admissionOfficer', organisation: bakerSchool, reach: [bakerSchool] })
export const theSite: Actor = { ...staff(0, 'Knutpunkt', { role: 'system' }), account: null }
export const passerBy: Actor = { ...staff(0, '', { role: 'anonymous', level: 'none' }), account: null }

/** A Tuesday morning in Stockholm, the day most samples happen on. */
export const tuesday = new Date('2027-03-02T08:00:00Z')

export const aRound = (but: Partial<RoundFacts> = {}): RoundFacts => ({
  intake: 'open',
  start: '2027-04-12',
  lastEntry: '2027-04-09',
  freeSeats: 1,
  selection: 'open',
  offerMode: 'automatic',
  answerDays: null,
  stayOnHigher: true,
  withoutNextStep: [],
  ...but,
})

/** Nothing stands in the way; a test says what does. */
export const theFacts = (but: Partial<Facts> = {}): Facts => ({
  now: tuesday,
  limits: { rules: defaultRules },
  round: aRound(),
  draft: { consent: true, missingFields: [], previewAccepted: true, duplicateOf: null },
  home: { known: true, identityConfirmed: true },
  eligibility: 'eligible',
  firstInRank: true,
  ...but,
})

export const aComponent = (but: Partial<Component> = {}): Component => {
  const state: State = but.state ?? 'with_home'
  return {
    id: id(201),
    application: id(200),
    kind: 'vocational',
    state,
    since: new Date('2027-03-01T08:00:00Z'),
    holder: holderOf(state, but.kind),
    due: null,
    version: 1,
    ...but,
  }
}

export const aPayer = (but: Partial<Payer> = {}): Payer => ({
  component: id(201),
  organisation: malmoMunicipality,
  kind: 'municipality',
  share: 10_000,
  funding: 'committed',
  decidedAt: new Date('2027-03-01T08:00:00Z'),
  decidedBy: sara.account,
  ...but,
})

export const anEvent = (but: Partial<Event> = {}): Event => ({
  id: id(301),
  application: id(200),
  component: id(201),
  seq: 1,
  from: 'submitted',
  to: 'with_home',
  party: 'system',
  account: null,
  organisation: null,
  ground: null,
  reason: null,
  note: null,
  at: new Date('2027-03-01T08:00:00Z'),
  compensates: null,
  ...but,
})

/** Fatima's wish to learn to weld. The leading component stands where the application is said to stand. */
export const anApplication = (but: Partial<Application> = {}): Application => {
  const since = but.since ?? new Date('2027-03-01T08:00:00Z')
  const { state = 'with_home', due = null } = but
  const components = but.components ?? [aComponent({ state, since, due })]
  return {
    municipality: malmo,
    id: id(200),
    receipt: '8K3F7Q2M',
    sending: id(210),
    person: fatima.person,
    unit: malmoUnit,
    provider: welderSchool,
    round: id(220),
    course: id(230),
    rank: 1,
    state,
    holder: holderOf(state),
    since,
    due,
    pausedUntil: null,
    pauseReason: null,
    responsible: sara.account,
    version: 1,
    leadingComponent: components[0]?.id ?? id(201),
    followers: [stina.account ?? '', tove.account ?? ''],
    payers: [aPayer()],
    documents: [],
    decisions: [],
    events: [],
    proposals: [],
    ...but,
    components,
  }
}

/** What the acts would have saved: the application after a change, with its new events numbered. */
export function applied(application: Application, change: Change, newId: () => string): Application {
  const places = new Map(change.components.map((place) => [place.component, place]))
  const components = application.components.map((component) => {
    const place = places.get(component.id)
    if (!place) return component
    return { ...component, state: place.to, holder: place.holder, since: place.since, due: place.due }
  })
  const { state, holder, since, due } = change
  const seq = application.events.length
  const events = change.events.map((event, index) => ({ ...event, id: newId(), seq: seq + index + 1 }))
  const proposed = change.proposal ? [{ ...change.proposal, id: newId(), state: 'waiting' as const }] : []
  // A step that is taken overtakes what was proposed for the same component.
  const earlier = application.proposals.map((proposal) =>
    places.has(proposal.component) && proposal.state === 'waiting'
      ? { ...proposal, state: 'returned' as const }
      : proposal,
  )
  const proposals = [...earlier, ...proposed]
  const payers = application.payers.map((payer) => ({ ...payer, funding: fundingAfter(payer, change) }))
  return {
    ...application,
    state,
    holder,
    since,
    due,
    components,
    payers,
    proposals,
    events: [...application.events, ...events],
  }
}

function fundingAfter({ component, organisation, funding }: Payer, { effects }: Change) {
  const answer = effects.findLast(
    (effect) => effect.kind === 'funding' && effect.component === component && effect.organisation === organisation,
  )
  return answer?.kind === 'funding' ? answer.to : funding
}

/** The change a step makes, where nothing stands in the way. */
export function done(step: Step, application: Application, actor: Actor, facts: Facts = theFacts()): Change {
  const outcome = take(step, application, actor, facts)
  if (!('done' in outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return outcome.done
}
export const kindsOf = ({ effects }: Change) => effects.map(({ kind }) => kind)
export const effectsIn = ({ effects }: Change, kind: Effect['kind']) => effects.filter((effect) => effect.kind === kind)
