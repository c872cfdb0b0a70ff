import type { State } from '../../applications/index.ts'
import { ask, clientOf, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Concerns } from '../../shared/relation.ts'
import { nextStep } from '../tables.ts'

export type ParticipantRow = Concerns & {
  id: string
  receipt: string
  name: string
  state: State
  since: Date
  version: number
  component: string
  /** First day of the absence that is going on. */
  away: Day | null
  signals: number[]
  next: { kind: string; note: string } | null
}

const select = `select a.id, a.person, a.municipality, a.unit, a.partners, a.handlers, a.followers, a.receipt, a.state, a.since, a.version,
    a.leading_component as component, coalesce(trim(p.given_name || ' ' || p.family_name), '') as name, b.from_day::text as away,
    array(select s.days from participation.signal s where s.municipality = b.municipality and s.absence = b.id order by s.days) as signals,
    (select jsonb_build_object('kind', n.kind, 'note', n.note) from participation.next_step n
      where n.municipality = a.municipality and n.application = a.id) as next
  from applications.application a
    left join people.person p on p.municipality = a.municipality and p.id = a.person
    left join participation.absence b on b.municipality = a.municipality and b.application = a.id and b.to_day is null`

/** People in these states in a round of one's own school, by name; give them to `readPerson`. */
export async function listParticipants(
  tx: Tx,
  of: { round: string; reach: readonly string[] },
  states: readonly State[],
): Promise<ParticipantRow[]> {
  const { rows } = await clientOf(tx).query<ParticipantRow>({
    name: 'participants',
    text: `${select} where a.round = $1 and a.partners && $2 and a.state = any ($3) order by p.name_key, a.id`,
    values: [of.round, of.reach, states],
  })
  return rows
}

export async function findParticipant(tx: Tx, id: string, reach: readonly string[]): Promise<ParticipantRow[]> {
  const { rows } = await ask<ParticipantRow>(tx, `${select} where a.id = $1 and a.partners && $2`, [id, reach])
  return rows
}

/** Held in one order before a whole round is cancelled. */
export const lockRoundOf = (tx: Tx, round: string) =>
  ask(tx, 'select from applications.application where round = $1 order by id for no key update', [round])

type Left = { municipality: string; application: string; component: string; unit: string }
/** Who is still in the round, whoever may see them: for the site itself, after a cancellation. */
export async function listLeft(tx: Tx, round: string, states: readonly State[]): Promise<Left[]> {
  const { rows } = await ask<Left>(
    tx,
    'select municipality, application, component, unit from participation.left_in($1, $2)',
    [round, states],
  )
  return rows
}

/** What was agreed last holds. */
export const saveNextStep = (tx: Tx, { municipality, application, ...said }: typeof nextStep.$inferInsert) =>
  tx
    .insert(nextStep)
    .values({ municipality, application, ...said })
    .onConflictDoUpdate({ target: [nextStep.municipality, nextStep.application], set: said })
