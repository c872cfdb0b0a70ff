-- as: migrate
-- What pages ask most is asked once a statement, and by an index (docs/trust-load.md).

-- Another municipality's row has passed the wall because it is opened to the reader: `partner` does not ask that a second time. In the own
-- municipality the wall is open, and there the question stands.
alter policy partner on applications.application using (
  (select ctx.role() in ('admissionOfficer', 'rector', 'payer')) and partners && (select ctx.reach())
  and (municipality is distinct from (select ctx.municipality()) or exists (select from people.opened x
    where x.municipality = application.municipality and x.person = application.person and x.about = application.id offset 0)));
alter policy partner on people.person using (
  (select ctx.role() in ('admissionOfficer', 'rector', 'payer'))
  and (municipality is distinct from (select ctx.municipality()) or exists (select from people.opened x
    where x.municipality = person.municipality and x.person = person.id offset 0)));

-- How many of a round were offered a seat from the reserve list: found by the round's own applications, without reading what else has happened to each of
-- them. From the other end it would grow with the region (hence `offset 0`).
create index event_from_reserve on applications.event (municipality, application)
  where from_state = 'reserve' and to_state = 'offered' and compensates is null;
create index application_of_round on applications.application (round) include (municipality, id) where handlers is null;
create or replace function admission.freed_before(of_round uuid) returns int language sql stable security definer set search_path = '' as $$
  select case when b.id is null then null else (select count(*)::int
      from (select a.municipality, a.id from applications.application a where a.round = b.id and a.handlers is null offset 0) a
        cross join lateral (select from applications.event e where e.municipality = a.municipality and e.application = a.id
          and e.from_state = 'reserve' and e.to_state = 'offered' and e.compensates is null offset 0) e) end
  from courses.round r left join lateral (select o.id from courses.round o where o.course = r.course and o.provider = r.provider
    and o.starts < r.starts order by o.starts desc limit 1) b on true
  where r.id = of_round $$;

-- One page of lines is found first; what is told of whoever looked is asked once for each of them, not once a line.
create or replace function rights.who_looked(of_entry bigint, before bigint, most int)
  returns table (seq bigint, at timestamptz, role text, name text, organisation text, municipality text, verb text, kind text, purpose text, controller text,
    question uuid, answered boolean)
  language sql stable security definer set search_path = '' as $$
  with line as materialized (
    select e.seq, e.at, e.role, e.account, e.organisation, e.municipality, e.person, e.verb, e.about_kind, e.purpose
    from platform.entry e
    where e.person = (select ctx.person()) and e.account is distinct from (select ctx.account()) and e.purpose is not null and e.purpose <> 'ownPages'
      and (e.role <> 'system' or e.verb in ('read', 'list', 'search', 'export'))
      and (e.show_after is null or e.show_after <= pg_catalog.now() or exists (select from rights.delay d where d.person = e.person and d.valid_to = e.show_after and d.ended_at is not null))
      and (of_entry is null or e.seq = of_entry) and (before is null or e.seq < before)
    order by e.seq desc limit least(most, 10000)
  ), naming as materialized (
    select o.organisation from (select distinct l.organisation from line l) o
    where (select bool_and(c.names) from rights.staff_choice c where c.organisation = any (organisations.above(o.organisation)))
  ), named as materialized (
    select a.id, a.name from accounts.account a
    where a.kind = 'staff' and a.id in (select l.account from line l join naming g on g.organisation = l.organisation)
      and not exists (select from rights.unnamed u where u.account = a.id and u.ended_at is null)
  )
  select l.seq, l.at, l.role, case when g.organisation is not null then n.name end, o.name, m.own_name, l.verb, l.about_kind, l.purpose, l.municipality,
    q.id, q.answered_at is not null
  from line l
    left join naming g on g.organisation = l.organisation
    left join named n on n.id = l.account
    left join organisations.organisation o on o.id = l.organisation
    left join organisations.organisation m on m.kind = 'municipality' and m.municipality = coalesce(o.municipality, l.municipality)
    left join rights.question q on q.municipality = l.municipality and q.person = l.person and q.entry = l.seq
  order by l.seq desc $$;

-- What is said round an application, one row each: a page shows the newest of it, and the application's own page none. (`messages` of the view around
-- stands until no site of the version before is left.)
create view applications.talk as
select x.municipality, x.application, x.id, x.from_account, x.from_party, x.to_party, x.text, x.language, x.at, x.answer_by, x.read_at
from applications.application a join applications.message x on x.municipality = a.municipality and x.application = a.id;
grant create on schema applications to kp_reads;
alter view applications.talk owner to kp_reads;
revoke create on schema applications from kp_reads;
grant select on applications.talk to kp_app;
