import { randomUUID } from 'node:crypto'
import type { RoundFacts } from '../../courses/index.ts'
import type { Change } from '../domain/application.ts'
import type { Application, Payer } from '../domain/records.ts'
import { endOf, type Limits } from '../domain/rules.ts'
import type { NewRows } from '../queries/insert.ts'
import { type NewChoice, type NewSending, partnersOf } from './starting.ts'

type Row<Table extends keyof NewRows> = NewRows[Table][number]
/** One choice as the rows it is written as. */
export type Made = { application: Row<'application'> } & Pick<
  NewRows,
  'component' | 'payer' | 'event' | 'file' | 'document'
>
export type Making = {
  facts: Omit<NewSending, 'choices' | 'draft'>
  application: Application
  choice: NewChoice
  round: RoundFacts
  limits: Limits
  at: Date
  queueAt?: Date | undefined
  request: string
}
type Of = { municipality: string; application: string }

export function rowsOf(making: Making, change: Change): Made {
  const { facts, application, choice, round, request } = making
  const of = { municipality: facts.municipality, application: application.id }
  const event = change.events.map(({ from, to, ...row }, index) => ({
    ...row,
    ...of,
    fromState: from,
    toState: to,
    seq: index + 1,
    request,
  }))
  return {
    application: rowOf(making, change),
    component: change.components.map((place) => componentOf(of, application, place)),
    payer: application.payers.map((payer) => ({ ...of, ...payer, ...fundingIn(change, payer, making) })),
    event,
    ...papersOf(of, choice, round, event[0]?.account ?? null),
  }
}

function rowOf(making: Making, { state, holder, since, due, events }: Change): Row<'application'> {
  const { facts, application, choice, round, at } = making
  return {
    ...howOf(facts),
    ...whatOf(application),
    ...wishOf(choice),
    ...{ state, holder, since, due },
    huvudman: round.huvudman,
    startedBy: facts.startedAs === 'applicant' ? null : (events[0]?.account ?? null),
    queueAt: making.queueAt ?? at,
    sentAt: at,
  }
}

const howOf = (facts: Making['facts']) => ({
  municipality: facts.municipality,
  person: facts.person,
  unit: facts.unit,
  language: facts.language,
  channel: facts.channel,
  startedAs: facts.startedAs,
  followers: [...(facts.followers ?? [])],
  homeKnown: facts.homeKnown,
  establishment: facts.establishment ?? false,
  demo: facts.demo ?? false,
})

const whatOf = (application: Application) => ({
  id: application.id,
  receipt: application.receipt ?? '',
  sending: application.sending ?? '',
  provider: application.provider,
  course: application.course,
  round: application.round,
  rank: application.rank,
  leadingComponent: application.leadingComponent,
  partners: partnersOf(application),
})

const wishOf = (choice: NewChoice) => ({
  importKey: choice.importKey ?? null,
  stayOnHigher: choice.stayOnHigher ?? false,
  eligibility: choice.eligibility ?? 'unknown',
  conditions: choice.conditions ?? [],
  wish: choice.wish ?? '',
  copiedFrom: choice.copiedFrom ?? null,
})

const componentOf = (of: Of, { components }: Application, place: Change['components'][number]): Row<'component'> => ({
  ...of,
  id: place.component,
  kind: components.find(({ id }) => id === place.component)?.kind ?? 'vocational',
  state: place.to,
  holder: place.holder,
  since: place.since,
  due: place.due,
})

function fundingIn({ effects }: Change, { component, organisation, funding }: Payer, { limits, at }: Making) {
  const asked = effects.find(
    (effect) => effect.kind === 'funding' && effect.component === component && effect.organisation === organisation,
  )
  const to = asked?.kind === 'funding' ? asked.to : funding
  return { funding: to, due: to === 'requested' ? endOf(limits, 'payerAnswer', at) : null }
}

/** One line for each document that the course asks for, and for each that came with the application. */
function papersOf(of: Of, { files = [] }: NewChoice, round: RoundFacts, uploadedBy: string | null) {
  const kept = files.map(({ item, label, file }) => ({
    item,
    label,
    row: { ...of, ...file, id: randomUUID(), uploadedBy },
  }))
  const items = new Map(round.documents.map(({ code, text }) => [code, text]))
  for (const { item, label, row } of kept) if (!items.has(item)) items.set(item, label ?? row.name)
  const document = [...items].map(([item, label]) => {
    const found = kept.findLast((one) => one.item === item)
    return { ...of, item, label, file: found?.row.id ?? null, status: found ? 'received' : 'missing' }
  })
  return { file: kept.map(({ row }) => row), document }
}
