-- What is restricted (begränsad behandling) is shown by no function either: not to those whom somebody had chosen to show it to, not to a partner
-- who was asked, not to a new home.
create or replace function sharing.released(at_moment timestamptz) returns table (id uuid, municipality text, person uuid, unit uuid, receiver uuid, kind text,
    parts text[], given_at timestamptz, valid_to timestamptz, name text, phone text, mail text, applications jsonb, documents jsonb)
  language sql stable security definer set search_path = '' as $$
  select c.id, c.municipality, c.person, p.unit, c.receiver, c.kind, c.parts, c.given_at, c.valid_to, pg_catalog.btrim(p.given_name || ' ' || p.family_name),
    case when 'contact' = any (c.parts) then p.phone end, case when 'contact' = any (c.parts) then p.mail end,
    case when 'application' = any (c.parts) then coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'title', k.title, 'school', o.name,
        'state', a.state, 'starts', r.starts, 'ends', r.ends) order by a.sent_at desc, a.rank)
      from applications.application a join courses.course k on k.id = a.course join courses.round r on r.id = a.round
        join organisations.organisation o on o.id = a.provider
      where a.municipality = c.municipality and a.person = c.person and not a.restricted and (c.about is null or a.id = c.about)), '[]') end,
    case when 'documents' = any (c.parts) then coalesce((select jsonb_agg(jsonb_build_object('label', d.label, 'status', d.status) order by d.label)
      from applications.document d join applications.application a on a.municipality = d.municipality and a.id = d.application
      where a.municipality = c.municipality and a.person = c.person and not a.restricted and (c.about is null or a.id = c.about)), '[]') end
  from people.consent c join people.person p on p.municipality = c.municipality and p.id = c.person
  where c.receiver = any ((select ctx.reach())::uuid[]) and c.kind in ('S3', 'S4', 'S5', 'S6') and c.withdrawn_at is null
    and (c.valid_to is null or c.valid_to > greatest(at_moment, pg_catalog.now())) and p.handlers is null and p.closed_at is null and not p.restricted
    and (select ctx.role()) in ('association', 'employer', 'admissionOfficer', 'rector', 'caseworker', 'decisionMaker', 'coordinator', 'manager')
  order by c.given_at desc, c.id $$;
create or replace function sharing.asked(of_digest bytea, at_moment timestamptz) returns table (id uuid, municipality text, person uuid, application uuid,
    receiver uuid, receiver_name text, asker text, text text, ends_at timestamptz, answered boolean)
  language sql stable security definer set search_path = '' as $$
  select q.id, q.municipality, q.person, q.application, q.receiver, coalesce(o.own_name, o.name), coalesce(u.own_name, u.name), q.text, q.ends_at, q.answered_at is not null
  from sharing.question q join people.consent c on c.municipality = q.municipality and c.id = q.consent
    join people.person p on p.municipality = q.municipality and p.id = q.person
    join organisations.organisation o on o.id = q.receiver join organisations.organisation u on u.id = p.unit
  where q.digest = of_digest and q.ended_at is null and q.ends_at > at_moment and c.withdrawn_at is null and (c.valid_to is null or c.valid_to > at_moment)
    and p.handlers is null and not p.restricted
    and not exists (select from applications.application a where a.municipality = q.municipality and a.id = q.application and a.restricted) $$;
create or replace function moves.incoming(ids uuid[]) returns table (id uuid, name text, language text, interpreter boolean, applications jsonb)
  language sql stable security definer set search_path = '' as $$
  select m.id, pg_catalog.btrim(p.given_name || ' ' || p.family_name), p.language, p.interpreter,
    (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', a.id, 'receipt', a.receipt, 'state', a.state, 'course', c.title, 'school', o.name,
        'starts', coalesce(k.starts, r.starts), 'ends', coalesce(k.agreed_end, r.ends),
        'shares', (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('kind', y.kind, 'share', y.share, 'amount', coalesce(y.split_from, y.amount)) order by y.kind, y.id), '[]')
          from applications.payer y where y.municipality = a.municipality and y.component = a.leading_component)) order by a.rank, a.id), '[]')
      from applications.application a join applications.component k on k.municipality = a.municipality and k.id = a.leading_component
        join courses.course c on c.id = a.course join courses.round r on r.id = a.round join organisations.organisation o on o.id = a.provider
      where a.municipality = m.municipality and a.person = m.person and (m.application is null or a.id = m.application)
        and (not a.restricted or m.unit = any ((select ctx.reach())::uuid[]))
        and a.state in ('submitted', 'with_home', 'completion', 'with_provider', 'assessment', 'admitted', 'offered', 'reserve', 'no_answer', 'accepted', 'awaiting_start', 'not_started', 'ongoing'))
  from moves.move m join people.person p on p.municipality = m.municipality and p.id = m.person
  where m.id = any (ids) and m.state = 'waiting' and m.handlers is null and p.handlers is null and (not p.restricted or m.unit = any ((select ctx.reach())::uuid[]))
    and ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager', 'admissionOfficer', 'rector'))
    and (m.receiver = any ((select ctx.reach())::uuid[]) or m.unit = any ((select ctx.reach())::uuid[]) or m.provider = any ((select ctx.reach())::uuid[])) $$;

-- An opening with a last day ends for the municipality's own schools too: their wall is open, so the list of partners does not say it alone.
alter policy partner on applications.application
  using ((select ctx.role()) in ('admissionOfficer', 'rector', 'payer') and partners && (select ctx.reach())::uuid[]
    and exists (select from people.access x where x.organisation = any ((select ctx.reach())::uuid[]) and x.municipality = application.municipality
      and x.person = application.person and x.about = application.id and x.valid_from <= now() and (x.valid_to is null or x.valid_to > now())));

-- An account that goes to another person, or back, takes no open session along: whoever sat there was somebody else.
create function accounts.end_with_person() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from ctx.session s where s.account = new.id;
  return new;
end $$;
revoke all on function accounts.end_with_person() from public;
create trigger end_with_person after update of person on accounts.account
  for each row when (old.person is not null and old.person is distinct from new.person) execute function accounts.end_with_person();

-- Somebody who is writing an application is not done here; a draft ends by itself, and takes its files from the disk.
create or replace function rights.due_under(of_rule rights.rule, at timestamptz) returns table (person uuid, application uuid, receipt text)
  language sql stable set search_path = '' as $$
  select a.person, a.id, a.receipt from applications.application a
  where of_rule.class = 'application' and a.municipality = of_rule.municipality and a.since < due_under.at - pg_catalog.make_interval(months => of_rule.months)
    and a.state in ('withdrawn', 'moved', 'cancelled', 'transferred', 'registered_in_error', 'not_granted', 'not_admitted', 'not_selected', 'declined', 'completed', 'interrupted')
  union all
  select p.id, null, pg_catalog.left(p.id::text, 8) from people.person p
  where of_rule.class = 'person' and p.municipality = of_rule.municipality
    and coalesce(p.closed_at, p.created_at) < due_under.at - pg_catalog.make_interval(months => of_rule.months)
    and not exists (select from applications.application a where a.municipality = p.municipality and a.person = p.id)
    and not exists (select from apply.draft d join accounts.account c on c.id = d.account where c.person = p.id) $$;
