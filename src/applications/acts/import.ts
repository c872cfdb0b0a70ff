import { randomUUID } from 'node:crypto'
import { openAccess } from '../../people/index.ts'
import type { Tx, Visit } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import {
  endAccessAt,
  type Holding,
  insertRows,
  type NewRows,
  noRows,
  publishRounds,
  takeSeats,
  withoutKeys,
} from '../queries/insert.ts'
import { insertTasks } from '../queries/save.ts'
import { seatOf, tasksOf } from './brought-standing.ts'
import { addRows, openingsOf } from './create.ts'
import { deskOf } from './effects.ts'
import { sfiKinds } from './facts.ts'
import {
  changeOf,
  decisionsOf,
  offersOf,
  openUntil,
  type Past,
  type Stop,
  type Told,
  withPast,
  withPause,
} from './history.ts'
import { rowsOf } from './rows.ts'
import { type Around, draftOf, type NewChoice, type NewSending, startFacts } from './starting.ts'
import { aroundOf, lookWide, type Wide } from './wide.ts'

/** An application as another system tells it. The stops must be a way through the table (`pathProblems`), the first its sending. */
export type Imported = Omit<NewSending, 'municipality' | 'unit' | 'draft' | 'choices' | 'link'> & {
  choice: NewChoice & { importKey: string }
  rank: number
  stops: readonly Stop[]
  /** An id for choices that were sent together; alone where nothing is said. */
  sending?: string
  told?: Told
}
export type Brought = { made: NewRows['application']; known: number; seats: Holding[] }
type Bringing = { municipality: string; unit: string; by: Actor; wide?: Wide }

/**
 * Brings applications with their history into one municipality, in a few statements for each thousand. What is there
 * already, by its key, stays as it is. The caller takes the seats when all municipalities are through (`seatImported`),
 * and logs who brought whom.
 */
export async function importApplications(
  tx: Tx,
  visit: Visit,
  of: Bringing,
  list: readonly Imported[],
): Promise<Brought> {
  const fresh = await withoutKeys(tx, of.municipality, list, ({ choice }) => choice.importKey)
  const rounds = fresh.map(({ choice }) => choice.round)
  const around = aroundOf(of.wide ?? (await lookWide(tx, visit, rounds)), of)
  const rows = noRows()
  const sendings = new Set<string>()
  const pasts = fresh.map((one) => addImported(rows, { visit, of, around, sendings }, one))
  await insertRows(tx, rows)
  await openImported(tx, visit, rows.application, pasts)
  await insertTasks(
    tx,
    pasts.flatMap((past) => demandedBy(past, visit.now)),
  )
  return {
    made: rows.application,
    known: list.length - fresh.length,
    seats: pasts.flatMap((past) => seatOf(past) ?? []),
  }
}

/** Seats for those who have one, and counts for the catalogue. Gives the rounds that have fewer than are taken. */
export async function seatImported(tx: Tx, { seats, rounds }: { seats: Holding[]; rounds: readonly string[] }) {
  const without = await takeSeats(tx, seats)
  await publishRounds(tx, rounds)
  return without
}

type Bring = { visit: Visit; of: Bringing; around: Around; sendings: Set<string> }

function addImported(rows: NewRows, { visit, of, around, sendings }: Bring, one: Imported): Past {
  const { choice, rank, stops, sending = randomUUID(), told = {}, ...how } = one
  const round = around.rounds.get(choice.round)
  const sentAt = stops[0]?.at
  if (!round || !sentAt) throw new Error('an imported application names a round and a beginning')
  const facts = { ...how, municipality: of.municipality, unit: of.unit }
  const application = draftOf(facts, { sending, round, rank, choice, around })
  const price = around.prices.get(round.id)
  const past = { application, round, price, facts: factsOf(facts, { round, around, sentAt }), by: of.by, stops, told }
  const making = { facts, application, choice, round, limits: around.limits, at: sentAt, queueAt: told.queueAt }
  const made = withPause(withPast(rowsOf({ ...making, request: visit.request }, changeOf(past)), past), past, visit.now)
  if (openUntil(past, visit.now) === 'closed') made.application.partners = []
  if (!sendings.has(sending))
    rows.sending.push({ municipality: of.municipality, id: sending, person: how.person, sentAt, sentBy: of.by.account })
  sendings.add(sending)
  addRows(rows, made)
  rows.decision.push(...decisionsOf(past))
  rows.offer.push(...offersOf(past))
  return past
}

/** Without them what was brought in would stand on nobody's list of things to do. */
const demandedBy = (past: Past, now: Date) =>
  tasksOf(past, now).map(({ what, of, due, about }) => ({
    municipality: past.application.municipality,
    application: past.application.id,
    component: past.application.leadingComponent,
    kind: what,
    holder: of,
    organisation: deskOf(past.application, of, about),
    due,
    madeAt: now,
    note: about ?? '',
  }))

/** Open to school and payers as long as the rules say from the last stop on. */
async function openImported(tx: Tx, visit: Visit, rows: NewRows['application'], pasts: readonly Past[]): Promise<void> {
  await openAccess(tx, visit, ...openingsOf(rows))
  const ends = pasts.flatMap((past) => {
    const until = openUntil(past, visit.now)
    return until instanceof Date ? [{ application: past.application.id, until }] : []
  })
  await endAccessAt(tx, ends)
}

const noDraft = { consent: true, missingFields: [], previewAccepted: true, duplicateOf: null }
type Round = { round: Parameters<typeof startFacts>[1]; around: Around; sentAt: Date }

function factsOf(facts: Omit<NewSending, 'draft' | 'choices'>, { round, around, sentAt }: Round): Past['facts'] {
  const found = startFacts({ ...facts, draft: noDraft, choices: [] }, round, around, sentAt)
  const sfi = { right: sfiKinds.includes(round.kind), establishment: facts.establishment ?? false }
  return { ...found, sfi, costDecisionNeeded: facts.municipality !== round.huvudman && found.statutory !== true }
}
