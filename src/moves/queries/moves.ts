import { and, eq } from 'drizzle-orm'
import { readPerson, type Seen } from '../../platform/audit.ts'
import { ask, type Tx, type Visit } from '../../platform/visit.ts'
import type { Concerns } from '../../shared/relation.ts'
import type { Move, MoveKind, MoveState } from '../move.ts'
import { move } from '../tables.ts'

/** What goes on, as the receiver is shown it before saying yes. */
export type Going = {
  id: string
  receipt: string
  state: string
  course: string
  school: string
  starts: string
  ends: string
  shares: { kind: string; share: number; amount: number | null }[]
}
export type MoveRow = Concerns &
  Move & {
    id: string
    version: number
    toMunicipality: string
    application: string | null
    toRound: string | null
    toCourse: string | null
    splitDay: string | null
    text: string
    agreed: string | null
    askedAt: Date
    due: Date
    answeredAt: Date | null
    reason: string
    request: string | null
    /** The unit that the person belongs to now; `unit` is the reader's own side. */
    from: string
    /** The reader is the one who answers. */
    here: boolean
    fromName: string
    toName: string
    name: string
    language: string | null
    interpreter: boolean | null
    going: Going[] | null
  }

const text = `select m.id, m.municipality, m.person, m.kind, m.state, m.unit as "from", m.provider, m.receiver, m.asked_by as "askedBy", m.version,
    m.to_municipality as "toMunicipality", m.application, m.to_round as "toRound", c.title as "toCourse", m.split_day::text as "splitDay", m.text, m.agreed,
    m.asked_at as "askedAt", m.due, m.answered_at as "answeredAt", m.reason, m.request, m.receiver = any ($1) as here,
    case when m.kind = 'home' and m.receiver = any ($1) then m.receiver else m.unit end as unit,
    case when m.kind = 'course' then array[m.provider, m.receiver] else '{}' end as partners, m.handlers, '{}'::uuid[] as followers,
    coalesce(f.own_name, f.name) as "fromName", coalesce(t.own_name, t.name) as "toName",
    coalesce(i.name, btrim(p.given_name || ' ' || p.family_name), btrim(q.given_name || ' ' || q.family_name), '') as name, i.language, i.interpreter, i.applications as going
  from moves.move m
    join organisations.organisation f on f.id = coalesce(m.provider, m.unit)
    join organisations.organisation t on t.id = m.receiver
    left join courses.round r on r.id = m.to_round left join courses.course c on c.id = r.course
    left join people.person p on p.municipality = m.municipality and p.id = m.person
    left join people.person q on q.municipality = m.to_municipality and q.id = m.person and m.state = 'accepted'
    left join lateral moves.incoming(array[m.id]) i on m.state = 'waiting'
  where (m.unit = any ($1) or m.receiver = any ($1) or m.provider = any ($1))`

type Asking = { more: string; values?: unknown[]; verb?: string }
async function list(tx: Tx, visit: Visit, { more, values = [], verb }: Asking): Promise<Seen<MoveRow>[]> {
  const { rows } = await ask<MoveRow>(tx, `${text} ${more}`, [visit.actor.reach, ...values])
  const reading = { kind: 'move', fields: ['name', 'application'], ...(verb && { verb }) }
  return readPerson<MoveRow>(tx, visit, Promise.resolve(rows), reading)
}

/** Waiting ones first, then the latest. */
export const listMoves = (tx: Tx, visit: Visit): Promise<Seen<MoveRow>[]> =>
  list(tx, visit, { more: `order by m.state <> 'waiting', m.asked_at desc, m.id limit 100`, verb: 'list' })

export async function findMove(tx: Tx, visit: Visit, id: string): Promise<Seen<MoveRow> | undefined> {
  return (await list(tx, visit, { more: 'and m.id = $2', values: [id] }))[0]
}

/** Held until the transaction ends, so that two answers do not meet. */
export const lockMove = (tx: Tx, id: string) => ask(tx, 'select from moves.move where id = $1 for no key update', [id])

export const insertMove = (tx: Tx, row: typeof move.$inferInsert) => tx.insert(move).values(row)

type Answer = { state: MoveState; answeredBy: string | null; answeredAt: Date; reason: string }
/** False when somebody was quicker. */
export async function saveAnswer(tx: Tx, of: { municipality: string; id: string; version: number }, row: Answer) {
  const { rowCount } = await tx
    .update(move)
    .set(row)
    .where(
      and(
        eq(move.municipality, of.municipality),
        eq(move.id, of.id),
        eq(move.version, of.version),
        eq(move.state, 'waiting'),
      ),
    )
  return rowCount === 1
}

/** Does one of this kind wait already? */
export async function isMoving(
  tx: Tx,
  of: { municipality: string; person: string; application: string; kind: MoveKind },
) {
  const { rows } = await ask(
    tx,
    `select from moves.move where municipality = $1 and person = $2 and state = 'waiting' and ($3 = 'home' and kind = 'home' or application = $4) limit 1`,
    [of.municipality, of.person, of.kind, of.application],
  )
  return rows.length > 0
}
