import { randomUUID } from 'node:crypto'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import { insertRows, type NewRows, noRows, takeSeats, withoutKeys } from '../queries/insert.ts'
import { publishRound } from '../queries/save.ts'
import { addRows, lookAround, opened } from './create.ts'
import { changeOf, decisionsOf, isStillOpen, offersOf, type Past, type Stop, seatOf, withPast } from './history.ts'
import { rowsOf } from './rows.ts'
import { type Around, draftOf, type NewChoice, type NewSending, startFacts } from './starting.ts'

/** An application as another system tells it. The stops must be a way through the table (`pathProblems`). */
export type Imported = Omit<NewSending, 'municipality' | 'unit' | 'draft' | 'choices' | 'link'> & {
  choice: NewChoice & { importKey: string }
  rank: number
  stops: readonly Stop[]
}
export type Brought = { made: number; known: number; without: string[] }

/**
 * Brings applications with their history into one municipality, in a few statements for each thousand. What is there
 * already, by its key, stays as it is. `without`: rounds that have fewer seats than the rows say are taken.
 */
export async function importApplications(
  tx: Tx,
  visit: Visit,
  of: { municipality: string; unit: string; by: Actor },
  list: readonly Imported[],
): Promise<Brought> {
  const fresh = await withoutKeys(tx, of.municipality, list, ({ choice }) => choice.importKey)
  const around = await lookAround(tx, visit, {
    ...of,
    people: [],
    rounds: fresh.map(({ choice }) => choice.round),
  })
  const rows = noRows()
  const seats: { round: string; component: string }[] = []
  for (const one of fresh) {
    const past = addImported(rows, { visit, of, around }, one)
    const seat = seatOf(past)
    if (seat) seats.push(seat)
  }
  await insertRows(tx, rows)
  await opened(tx, visit, rows.application, 'import')
  const without = await takeSeats(tx, seats)
  for (const round of around.rounds.keys()) await publishRound(tx, round)
  return { made: fresh.length, known: list.length - fresh.length, without }
}

type Bringing = { visit: Visit; of: { municipality: string; unit: string; by: Actor }; around: Around }

function addImported(rows: NewRows, { visit, of, around }: Bringing, one: Imported): Past {
  const { choice, rank, stops, ...how } = one
  const round = around.rounds.get(choice.round)
  const sentAt = stops[0]?.at
  if (!round || !sentAt) throw new Error('an imported application names a round and a beginning')
  const facts = { ...how, municipality: of.municipality, unit: of.unit }
  const sending = randomUUID()
  const application = draftOf(facts, { sending, round, rank, choice, around })
  const past = {
    application,
    round,
    price: around.prices.get(round.id),
    facts: factsOf(facts, { round, around, sentAt }),
    by: of.by,
    stops,
  }
  const { limits } = around
  const made = withPast(
    rowsOf({ facts, application, choice, round, limits, at: sentAt, request: visit.request }, changeOf(past)),
    past,
  )
  if (!isStillOpen(past, visit.now)) made.application.partners = []
  rows.sending.push({ municipality: of.municipality, id: sending, person: how.person, sentAt, sentBy: of.by.account })
  addRows(rows, made)
  rows.decision.push(...decisionsOf(past))
  rows.offer.push(...offersOf(past))
  return past
}

const noDraft = { consent: true, missingFields: [], previewAccepted: true, duplicateOf: null }
type Round = { round: Parameters<typeof startFacts>[1]; around: Around; sentAt: Date }

function factsOf(facts: Omit<NewSending, 'draft' | 'choices'>, { round, around, sentAt }: Round): Past['facts'] {
  const found = startFacts({ ...facts, draft: noDraft, choices: [] }, round, around, sentAt)
  return { ...found, costDecisionNeeded: facts.municipality !== round.huvudman && found.statutory !== true }
}
