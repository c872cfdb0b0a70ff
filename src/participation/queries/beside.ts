import { clientOf, type Tx } from '../../platform/visit.ts'
import type { CourseFacts } from '../beside.ts'

/** Absence that goes on, the agreed next step and the question that waits, in one statement. */
export async function findBeside(
  tx: Tx,
  { municipality, application }: { municipality: string; application: string },
): Promise<CourseFacts> {
  const { rows } = await clientOf(tx).query<CourseFacts>(
    `select (select b.from_day::text from participation.absence b where b.municipality = $1 and b.application = $2 and b.to_day is null) as away,
       (select jsonb_build_object('kind', n.kind, 'note', n.note) from participation.next_step n where n.municipality = $1 and n.application = $2) as next,
       (select coalesce(jsonb_agg(jsonb_build_object('after', o.after, 'outcome', o.outcome) order by o.after), '[]') from participation.outcome o
         where o.municipality = $1 and o.application = $2) as outcomes,
       (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'state', p.state, 'answer', p.answer, 'due', (p.due at time zone 'Europe/Stockholm')::date,
           'desk', coalesce(d.own_name, d.name)) order by coalesce(p.settled_at, p.proposed_at), p.id), '[]')
         from participation.proposal p join organisations.organisation d on d.id = p.desk where p.municipality = $1 and p.application = $2) as proposals`,
    [municipality, application],
  )
  return rows[0] ?? { away: null, next: null, outcomes: [], proposals: [] }
}
