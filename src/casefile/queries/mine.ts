import { type State, shaped } from '../../applications/index.ts'
import { ask, clientOf, type Tx } from '../../platform/visit.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Concerns } from '../../shared/relation.ts'

export type MineRow = Concerns & {
  id: string
  rank: number
  state: State
  due: Date | null
  sentAt: Date
  title: string
  texts: Record<string, { title?: string }>
  starts: Day
}

const text = `select jsonb_build_object('id', a.id, 'person', a.person, 'municipality', a.municipality, 'unit', a.unit, 'partners', a.partners,
    'handlers', a.handlers, 'followers', a.followers, 'rank', a.rank, 'state', a.state, 'due', a.due, 'sent_at', a.sent_at, 'title', k.title,
    'texts', k.texts, 'starts', r.starts) as row
  from applications.application a join courses.course k on k.id = a.course join courses.round r on r.id = a.round
  where a.person = $1 order by a.sent_at desc, a.rank limit 100`

/** Everything the person has sent, under every controller that owns a row about them. */
export async function listMine(tx: Tx, person: string): Promise<MineRow[]> {
  const { rows } = await clientOf(tx).query<{ row: Record<string, unknown> }>({
    name: 'applications-mine',
    text,
    values: [person],
  })
  return rows.map(({ row }) => shaped<MineRow>(row))
}

export type Colleague = { id: string; name: string; title: string; role: string }
/** Whom the work can be given to: the desk's own people, once each. */
export async function listColleagues(tx: Tx): Promise<Colleague[]> {
  const { rows } = await ask<Colleague>(
    tx,
    `select distinct on (c.name, c.id) c.id, c.name, c.title, c.role from accounts.colleagues() c where c.role in ('caseworker', 'decisionMaker') order by c.name, c.id`,
  )
  return rows
}

/** Higher choices of the same person that stand on a reserve list. */
export async function countReserves(
  tx: Tx,
  of: { municipality: string; person: string; rank: number },
): Promise<number> {
  const { rows } = await ask<{ n: number }>(
    tx,
    `select count(*)::int as n from applications.application where municipality = $1 and person = $2 and rank < $3 and state = 'reserve'`,
    [of.municipality, of.person, of.rank],
  )
  return rows[0]?.n ?? 0
}

/** Municipalities that receive applications, in Swedish order. */
export async function listHomes(tx: Tx): Promise<{ code: string; name: string }[]> {
  const { rows } = await ask<{ code: string; name: string }>(
    tx,
    `select municipality as code, coalesce(own_name, name) as name from organisations.organisation where kind = 'municipality' order by name collate "sv-x-icu"`,
  )
  return rows
}
