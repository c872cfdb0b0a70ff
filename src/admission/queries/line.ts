import type { Candidate } from '../../applications/index.ts'
import { ask, type Tx } from '../../platform/visit.ts'
import type { Placing } from '../line.ts'
import type { OwnPlace } from '../place.ts'
import { entry } from '../tables.ts'

export type LineRow = {
  municipality: string
  application: string
  component: string
  merits: Candidate['merits']
  queueAt: Date
  place: number | null
  funded: boolean
  pausedUntil: string | null
  asked: boolean
  /** Protected: waits like everybody else, without a place that could be counted. */
  hidden: boolean
}

/** Everybody who waits in the round, of all municipalities: for the keeper of the line, who is the site itself. */
export async function listLine(tx: Tx, round: string): Promise<LineRow[]> {
  const { rows } = await ask<LineRow>(
    tx,
    `select municipality, application, component, merits, queue_at as "queueAt", place, funded, paused_until::text as "pausedUntil", asked, hidden from admission.line($1)`,
    [round],
  )
  return rows
}

type Line = { round: string; list: string | null; at: Date }
export const saveLine = (tx: Tx, { round, list, at }: Line, places: readonly Placing[]) =>
  ask(tx, 'select admission.place_line($1, $2, $3, $4)', [
    round,
    list,
    at,
    JSON.stringify(
      places.map(({ municipality, application, merits, queueDate, place, line, placedBy, moved }) => ({
        municipality,
        application,
        merits,
        queue_at: queueDate,
        place,
        line,
        placed_by: placedBy,
        moved_from: moved?.from ?? null,
        moved_by: moved?.rule ?? null,
      })),
    ),
  ])

/** Who stands better than they know and has not been told today; it is noted that they are told now. */
export async function takeMovedUp(
  tx: Tx,
  round: string,
  at: Date,
): Promise<{ municipality: string; application: string }[]> {
  const { rows } = await ask<{ municipality: string; application: string }>(
    tx,
    'select municipality, application from admission.moved_up($1, $2)',
    [round, at],
  )
  return rows
}

export const insertEntries = (tx: Tx, rows: (typeof entry.$inferInsert)[]) => tx.insert(entry).values(rows)

/** Where an application stands, as its own page tells it. */
/** Of the application `$2` of the municipality `$1`. */
export const ownPlace = `select jsonb_build_object('place', e.place, 'line', e.line, 'placedBy', e.placed_by, 'movedFrom', e.moved_from,
    'freedBefore', admission.freed_before((select a.round from applications.application a where a.municipality = $1 and a.id = $2)),
    'asked', exists (select from admission.ping g where g.municipality = e.municipality and g.application = e.application and g.answered_at is null))
  from admission.entry e where e.municipality = $1 and e.application = $2 and e.place is not null order by e.joined_at desc limit 1`

export async function findOwnPlace(
  tx: Tx,
  of: { municipality: string; application: string },
): Promise<OwnPlace | undefined> {
  const { rows } = await ask<{ place: OwnPlace | null }>(tx, `select (${ownPlace}) as place`, [
    of.municipality,
    of.application,
  ])
  return rows[0]?.place ?? undefined
}

export type Moved = { up: boolean; place: number; by: string | null }
/** Which way somebody went the latest time, and the rule by which another went before. */
export async function findMoved(tx: Tx, of: { municipality: string; application: string }): Promise<Moved | undefined> {
  const { rows } = await ask<Moved>(
    tx,
    `select told_at > coalesce(moved_at, '-infinity') is true as up, place, moved_by as by from admission.entry
     where municipality = $1 and application = $2 and place is not null order by joined_at desc limit 1`,
    [of.municipality, of.application],
  )
  return rows[0]
}

/** Offers that are to be looked after: ids, of all municipalities. */
export async function listWaitingOffers(tx: Tx, at: Date): Promise<{ municipality: string; application: string }[]> {
  const { rows } = await ask<{ municipality: string; application: string }>(
    tx,
    'select municipality, application from admission.waiting_offers($1)',
    [at],
  )
  return rows
}

/** Rounds with a free seat and somebody who waits, of all schools. */
export async function listOpenLines(tx: Tx, at: Date): Promise<string[]> {
  const { rows } = await ask<{ round: string }>(tx, 'select round from admission.open_lines($1)', [at])
  return rows.map(({ round }) => round)
}

/** Before a whole new decision: nobody stands where the old list had put them. */
export const forgetPlaces = (tx: Tx, round: string) =>
  ask(tx, 'update admission.entry set place = null, line = null where round = $1 and place is not null', [round])
