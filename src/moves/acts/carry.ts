import { randomUUID } from 'node:crypto'
import { goOnAt, type HomeMove, type Leaving, leaveHome, moving, type NotNow } from '../../applications/index.ts'
import { listOrganisations } from '../../organisations/index.ts'
import { asSystemHere, type Tx, type Visit } from '../../platform/visit.ts'
import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/calendar.ts'
import {
  closePerson,
  copyRows,
  endOldConsents,
  findPlan,
  listConsents,
  listMoving,
  listPlaces,
  openPerson,
  type Plan,
} from '../queries/along.ts'
import type { MoveRow } from '../queries/moves.ts'
import type { Outcome } from './answer.ts'
import { planFile } from './plan.ts'

const purpose = 'handleApplication'
type Row = Record<string, unknown>
type Gone = { leaving: Leaving; entry: Row[]; answer: Row[] }
type Going = { gone: Gone[]; plan: Plan; consents: Row[] }

/**
 * The new home has said yes: everything that is open or goes on for the person goes there in this one transaction. The
 * old home is left with its closed row, the new one begins with its own; the person reads both.
 */
export async function carryHome(visit: Visit, move: MoveRow): Promise<Outcome> {
  const { municipality, toMunicipality: to, person } = move
  const left = await asSystemHere(visit, { municipality, purpose }, (system, tx) => leave(tx, system, visit, move))
  if ('notNow' in left) return left
  await asSystemHere(visit, { municipality: to, purpose }, (system, tx) => arrive(tx, { system, visit, move }, left))
  await asSystemHere(visit, { municipality, purpose }, (_, tx) => closePerson(tx, { municipality, person }, visit.now))
  return 'done'
}

const homeOf = async (tx: Tx, municipality: string): Promise<string> =>
  (await listOrganisations(tx, { kinds: ['municipality'], municipality }))[0]?.id ?? ''

/** The caseworker who sent, as whose step it is taken. */
const senderOf = ({ askedBy, from, municipality }: MoveRow): Actor => ({
  account: askedBy,
  name: '',
  role: 'caseworker',
  level: 'staff',
  organisation: from,
  reach: [from],
  municipality,
  person: null,
  delegated: [],
})

async function leave(tx: Tx, system: Visit, { actor, now }: Visit, move: MoveRow): Promise<Going | NotNow> {
  const of = { municipality: move.municipality, person: move.person }
  const plan = await findPlan(tx, of)
  const home: HomeMove = {
    to: move.toMunicipality,
    home: await homeOf(tx, move.toMunicipality),
    splitDay: move.splitDay ?? dayOf(now),
    sender: senderOf(move),
    receiver: actor,
    askedAt: move.askedAt,
  }
  const gone: Gone[] = []
  for (const id of await listMoving(tx, of, moving)) {
    const places = await listPlaces(tx, of.municipality, id)
    const leaving = await leaveHome(tx, system, id, home)
    if ('notNow' in leaving) return leaving
    gone.push({ leaving, ...places })
  }
  const receivers = gone.flatMap(({ leaving: { whole } }) => [
    whole.provider,
    ...whole.payers.map(({ organisation }) => organisation),
  ])
  return { gone, plan, consents: await listConsents(tx, of, receivers, now) }
}

type Arriving = { system: Visit; visit: Visit; move: MoveRow }
async function arrive(tx: Tx, { system, visit, move }: Arriving, { gone, plan, consents }: Going): Promise<void> {
  const municipality = move.toMunicipality
  const to = {
    municipality,
    unit: move.receiver,
    home: await homeOf(tx, municipality),
    by: visit.actor,
    firstSfi: plan.firstSfi,
  }
  await endOldConsents(tx, { municipality, person: move.person }, visit.now)
  const more = [await planFile(visit, move, plan)]
  const ids = new Map<string, string>()
  for (const { leaving, entry, answer } of gone) {
    const id = await goOnAt(tx, system, { ...to, more }, leaving)
    if (!id) continue
    ids.set(leaving.whole.id, id)
    const moved = (rows: Row[]) => rows.map((row) => ({ ...row, municipality, id: randomUUID(), application: id }))
    await copyRows(tx, 'admission.entry', leaving.whole.state === 'reserve' ? moved(entry) : [])
    await copyRows(tx, 'admission.answer', moved(answer))
  }
  await openPerson(tx, { municipality, person: move.person }, plan.firstSfi)
  const about = (row: Row) => (row.about === null ? null : (ids.get(String(row.about)) ?? null))
  const kept = consents.filter((row) => row.about === null || about(row) !== null)
  await copyRows(
    tx,
    'people.consent',
    kept.map((row) => ({ ...row, municipality, id: randomUUID(), about: about(row) })),
  )
}
