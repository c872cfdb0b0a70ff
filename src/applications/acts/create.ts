import { randomUUID } from 'node:crypto'
import { findPriceInForce, listRounds, type Price } from '../../courses/index.ts'
import { listOrganisations } from '../../organisations/index.ts'
import { openAccess } from '../../people/index.ts'
import { record } from '../../platform/audit.ts'
import { later } from '../../platform/jobs.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/calendar.ts'
import { type Change, take } from '../domain/application.ts'
import { amountOf, defaultRules } from '../domain/rules.ts'
import { insertRows, listAreas, listOpen, listRules, type NewRows, noRows, queueDateOf } from '../queries/insert.ts'
import { insertTasks } from '../queries/save.ts'
import { tellPerson } from './notice.ts'
import { type Made, rowsOf } from './rows.ts'
import { type Around, draftOf, type NewSending, startFacts } from './starting.ts'
import type { NotNow } from './step.ts'

export type Sent = {
  sending: string
  codeVersion: number
  choices: { id: string; receipt: string; round: string; rank: number }[]
}

type Wanted = { municipality: string; unit: string; people: string[]; rounds: string[] }
/** Rounds, prices, areas, limits, and what these people have open. */
async function lookAround(tx: Tx, visit: Visit, of: Wanted): Promise<Around> {
  const rounds = await listRounds(tx, [...new Set(of.rounds)])
  const prices = new Map<string, Price | undefined>()
  for (const round of rounds) prices.set(round.id, await findPriceInForce(tx, round, dayOf(visit.now)))
  const [municipality] = await listOrganisations(tx, { kinds: ['municipality'], municipality: of.municipality })
  return {
    rounds: new Map(rounds.map((round) => [round.id, round])),
    prices,
    areas: await listAreas(tx, [of.municipality, ...rounds.map(({ huvudman }) => huvudman)]),
    open: await listOpen(tx, of.municipality, of.people),
    home: municipality?.id ?? of.unit,
    limits: { rules: [...(await listRules(tx)), ...defaultRules], organisation: of.unit },
  }
}

/**
 * Sends an application: one row for each choice, with components, payers, documents, events, and what opens it to the
 * school and the payers. `visit` is the site's own session in the home municipality, `by` whoever presses the button.
 * Nothing is written when one of the choices is refused.
 */
export async function createApplication(
  tx: Tx,
  visit: Visit,
  by: Actor,
  facts: NewSending,
): Promise<{ done: Sent } | NotNow> {
  const { municipality, unit, person, choices } = facts
  const around = await lookAround(tx, visit, {
    municipality,
    unit,
    people: [person],
    rounds: choices.map(({ round }) => round),
  })
  const refused = tooMany(facts, around, visit)
  if (refused) return refused
  const sending = randomUUID()
  const all: Sending[] = []
  for (const index of choices.keys()) {
    const one = await send({ tx, visit, by, facts, around, sending }, index)
    if ('notNow' in one) return one
    all.push(one)
  }
  await write({ tx, visit, facts, sending, sentBy: by.account }, all)
  return { done: { sending, codeVersion: 1, choices: all.map(({ made }) => chosen(made)) } }
}

const chosen = ({ application: { id, receipt, round, rank } }: Made) => ({ id: id ?? '', receipt, round, rank })

function tooMany({ person, choices }: NewSending, { open, limits }: Around, { now }: Visit): NotNow | null {
  const most = amountOf(limits, 'maxChoices', now)
  if (open.filter((standing) => standing.person === person).length + choices.length > most)
    return { notNow: 'tooManyChoices', about: String(most) }
  const rounds = choices.map(({ round }) => round)
  return new Set(rounds).size < rounds.length ? { notNow: 'alreadyApplied' } : null
}

type Sending = { made: Made; change: Change }
type Begun = { tx: Tx; visit: Visit; by: Actor; facts: NewSending; around: Around; sending: string }

async function send({ tx, visit, by, facts, around, sending }: Begun, index: number): Promise<Sending | NotNow> {
  const choice = facts.choices[index]
  const round = choice && around.rounds.get(choice.round)
  if (!choice || !round) return { notNow: 'roundClosed' }
  const application = draftOf(facts, { sending, round, rank: index + 1, choice, around })
  const taken = take({ to: 'submitted' }, application, by, startFacts(facts, round, around, visit.now))
  if ('refused' in taken) return notNow(taken)
  const queueAt = choice.copiedFrom ? await queueDateOf(tx, facts.municipality, choice.copiedFrom) : undefined
  const { limits } = around
  const making = { facts, application, choice, round, limits, at: visit.now, queueAt, request: visit.request }
  return { made: rowsOf(making, taken.done), change: taken.done }
}

const notNow = (refusal: Extract<ReturnType<typeof take>, { refused: string }>): NotNow =>
  refusal.refused === 'notYours'
    ? { notNow: 'movedOn' }
    : { notNow: refusal.why, ...(refusal.about !== undefined && { about: refusal.about }) }

type Writing = { tx: Tx; visit: Visit; facts: NewSending; sending: string; sentBy: string | null }

async function write({ tx, visit, facts, sending, sentBy }: Writing, all: readonly Sending[]): Promise<void> {
  const rows = noRows()
  const { municipality, person, textVersion = '' } = facts
  rows.sending.push({ municipality, id: sending, person, sentAt: visit.now, sentBy, textVersion })
  for (const { made } of all) addRows(rows, made)
  await insertRows(tx, rows)
  await openAccess(tx, visit, ...openingsOf(rows.application))
  await record(tx, visit, ...rows.application.map(entryOf))
  for (const one of all) await follow(tx, visit, one)
}

export function addRows(rows: NewRows, { application, ...others }: Made): void {
  rows.application.push(application)
  for (const [name, list] of Object.entries(others)) (rows[name as keyof NewRows] as unknown[]).push(...list)
}

const entryOf = ({ municipality, person, id }: NewRows['application'][number]) => ({
  verb: 'send',
  municipality,
  person,
  about: { kind: 'application', id: id ?? '' },
  fields: ['application'],
})

/** School and payers see it from the moment it is sent. */
export const openingsOf = (rows: NewRows['application']) =>
  rows.flatMap(({ municipality, person, id, partners }) =>
    (partners ?? []).map((organisation) => ({
      municipality,
      person,
      organisation,
      scope: 'application',
      ground: 'own_task',
      legalBasis: '6.1.e',
      about: id ?? null,
    })),
  )

/** Who must act, what is told, and the site's own next step. */
async function follow(tx: Tx, visit: Visit, { made: { application }, change }: Sending): Promise<void> {
  const of = { municipality: application.municipality, application: application.id ?? '' }
  const tasks = change.effects.filter((effect) => effect.kind === 'task')
  const rows = tasks.map(({ what, of: holder, due }) => ({
    ...of,
    component: application.leadingComponent,
    kind: what,
    holder,
    organisation: application.unit,
    due,
    madeAt: visit.now,
  }))
  if (rows.length > 0) await insertTasks(tx, rows)
  for (const effect of change.effects)
    if (effect.kind === 'notice') await tellPerson(tx, visit, { ...of, kind: effect.text, at: effect.at })
  await later(tx, 'advance', of)
}
