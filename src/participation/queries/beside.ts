/** Absence that goes on, the agreed next step, the questions afterwards and what the school proposes, of the application `$2` of the municipality `$1`. */
export const courseFacts = `select jsonb_build_object(
  'away', (select b.from_day::text from participation.absence b where b.municipality = $1 and b.application = $2 and b.to_day is null),
  'next', (select jsonb_build_object('kind', n.kind, 'note', n.note) from participation.next_step n where n.municipality = $1 and n.application = $2),
  'outcomes', (select coalesce(jsonb_agg(jsonb_build_object('after', o.after, 'outcome', o.outcome) order by o.after), '[]') from participation.outcome o
    where o.municipality = $1 and o.application = $2),
  'proposals', (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'state', p.state, 'answer', p.answer, 'due', (p.due at time zone 'Europe/Stockholm')::date,
      'desk', coalesce(d.own_name, d.name)) order by coalesce(p.settled_at, p.proposed_at), p.id), '[]')
    from participation.proposal p join organisations.organisation d on d.id = p.desk where p.municipality = $1 and p.application = $2))`
