-- What a step of an application brings with it beside its own rows: limits, register numbers, notices, access, counts, usual times.
alter table applications.application
  -- False until a coordinator has found the home municipality; meanwhile the controller is the municipality that arranges the round.
  add column home_known boolean not null default true,
  -- In the establishment programme (etableringsprogrammet): ordinary SFI must begin within one month.
  add column establishment boolean not null default false;
-- Where a choice came from when two municipalities share its history (flytt).
alter table applications.application add column moved_from text;

-- Limits and times with validity, scope and source. Rows here go before the defaults that every installation begins with.
create table applications.rule (
  key text not null,
  value int not null check (value >= 0),
  unit text not null check (unit in ('wd', 'days', 'months', 'workingHours', 'hours', 'count')),
  valid_from date not null,
  valid_to date,
  organisation uuid references organisations.organisation (id),
  source text not null,
  verified_on date,
  unique nulls not distinct (key, organisation, valid_from)
);
select platform.guard('applications.rule');
grant select, insert, update on applications.rule to kp_app;
create policy read_all on applications.rule for select to kp_app using (true);
create policy platform_writes on applications.rule for all to kp_app
  using ((select ctx.role()) = 'platformAdministrator') with check ((select ctx.role()) = 'platformAdministrator');

-- Register numbers (diarienummer) of decisions, one series a municipality and year.
create table applications.register (
  municipality text not null,
  year int not null,
  number int not null,
  primary key (municipality, year)
);
select platform.guard('applications.register');
create policy definer on applications.register for all to kp_owner using (true) with check (true);
create function applications.next_register(of_municipality text, of_year int) returns text
  language sql volatile security definer set search_path = '' as $$
  insert into applications.register as r (municipality, year, number) values (of_municipality, of_year, 1)
  on conflict (municipality, year) do update set number = r.number + 1
  returning pg_catalog.format('%s-%s-%s', of_municipality, of_year, pg_catalog.lpad(number::text, 5, '0')) $$;

-- What somebody is to be told (utkorg). Only the kind: the text is made when it is sent, in the reader's language.
create table applications.notice (
  municipality text not null,
  id uuid not null,
  application uuid not null,
  kind text not null,
  made_at timestamptz not null,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index notice_application on applications.notice (municipality, application);
select platform.guard('applications.notice');
grant select, insert on applications.notice to kp_app;
create policy system on applications.notice for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy wall on applications.notice as restrictive for all to kp_app
  using (exists (select from applications.application a where a.municipality = notice.municipality and a.id = notice.application));
create policy concerned on applications.notice for select to kp_app
  using (exists (select from applications.application a where a.municipality = notice.municipality and a.id = notice.application));

-- One question of a payer or for a call stands once at a time.
create unique index task_once on applications.task (municipality, component, kind, organisation, holder, due) where done_at is null;
-- A decision is never changed; when and how the person got to know of it is added to it.
grant update (notified_at, notified_by) on applications.decision to kp_app;

-- The caller must see the application through row security's own three doors; a job sees its municipality.
create function applications.concerns_me(a applications.application) returns boolean language sql stable security definer set search_path = '' as $$
  select a.municipality = (select ctx.municipality()) or a.person = (select ctx.person())
    or (a.partners && (select ctx.reach()) and exists (select from people.access x where x.municipality = a.municipality and x.about = a.id
      and x.organisation = any ((select ctx.reach())::uuid[]) and x.valid_from <= pg_catalog.now() and (x.valid_to is null or x.valid_to > pg_catalog.now()))) $$;

-- Opens the application to its school and to those who pay, the home municipality needs no opening.
create policy definer on applications.payer for select to kp_owner using (true);
create function applications.open_access(of_municipality text, of_application uuid, organisations uuid[], of_ground text, of_legal_basis text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare a applications.application;
begin
  select * into a from applications.application x where x.municipality = of_municipality and x.id = of_application;
  if a.id is null or not applications.concerns_me(a) then return; end if;
  insert into people.access (municipality, person, organisation, scope, ground, legal_basis, about)
    select a.municipality, a.person, o, 'application', of_ground, of_legal_basis, a.id from pg_catalog.unnest(organisations) as o
    where not exists (select from people.access x where x.municipality = a.municipality and x.about = a.id and x.organisation = o and x.valid_to is null);
  update applications.application y set partners = (select coalesce(pg_catalog.array_agg(distinct p), '{}') from pg_catalog.unnest(y.partners || organisations) as p)
    where y.municipality = of_municipality and y.id = of_application;
end $$;
-- Ends every opening that rests on this application at a later moment; for now at once see close_access.
create function applications.end_access(of_municipality text, of_application uuid, at timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare a applications.application;
begin
  select * into a from applications.application x where x.municipality = of_municipality and x.id = of_application;
  if a.id is null or not applications.concerns_me(a) then return; end if;
  update people.access x set valid_to = at
    where x.municipality = of_municipality and x.about = of_application and (x.valid_to is null or x.valid_to > at);
end $$;

-- Seats and reserves of a round for the catalogue: two numbers, nobody.
create function applications.publish_round(of_round uuid) returns void language sql volatile security definer set search_path = '' as $$
  select courses.publish(of_round, (select count(*)::int from courses.seat s where s.round = of_round and s.held_by is not null),
    (select count(*)::int from applications.application a where a.round = of_round and a.state = 'reserve')) $$;

-- Usual time per step (brukar ta): how long the latest stood there. No persons, and nothing about fewer than five.
create table applications.usual_time (
  state text not null,
  scope text not null check (scope in ('courseAndHome', 'course', 'kind')),
  course uuid references courses.course (id),
  home text,
  kind text,
  median int not null,
  ninety int not null,
  n int not null check (n >= 5),
  unique nulls not distinct (state, scope, course, home, kind)
);
select platform.guard('applications.usual_time');
grant select, insert, delete on applications.usual_time to kp_app;
create policy read_all on applications.usual_time for select to kp_app using (true);
create policy system on applications.usual_time for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy definer on applications.event for select to kp_owner using (true);
create index event_at on applications.event (at desc);

-- For the nightly job alone: the latest twenty stays of each step, course and home, as days.
create function applications.last_stays(after timestamptz) returns table (state text, days int, left_at timestamptz, course uuid, home text, kind text)
  language sql stable security definer set search_path = '' as $$
  with step as (
    select a.course, a.municipality as home, c.kind, e.to_state as state, e.at,
      pg_catalog.lead(e.at) over (partition by e.municipality, e.component order by e.seq) as left_at
    from applications.event e
    join applications.application a on a.municipality = e.municipality and a.id = e.application and a.leading_component = e.component
    join courses.course c on c.id = a.course
    where (select ctx.role()) = 'system' and e.at > last_stays.after and e.compensates is null
      and not exists (select from applications.event u where u.municipality = e.municipality and u.application = e.application and u.compensates = e.id)
  ), numbered as (
    select s.*, pg_catalog.row_number() over (partition by s.state, s.course, s.home order by s.left_at desc) as place
    from step s where s.left_at is not null
  )
  select n.state, pg_catalog.ceil(extract(epoch from n.left_at - n.at) / 86400)::int, n.left_at, n.course, n.home, n.kind
  from numbered n where n.place <= 20 $$;
-- Days from sending to the first answer, the latest twenty of each course that has five or more.
create function applications.last_answers(after timestamptz) returns table (course uuid, days int[])
  language sql stable security definer set search_path = '' as $$
  with answered as (
    select a.course, pg_catalog.min(e.at) - a.sent_at as took, pg_catalog.min(e.at) as at
    from applications.application a join applications.event e on e.municipality = a.municipality and e.application = a.id and e.component = a.leading_component
    where (select ctx.role()) = 'system' and a.sent_at > last_answers.after and e.to_state in ('offered', 'reserve', 'not_granted', 'not_admitted', 'not_selected')
    group by a.municipality, a.id
  ), numbered as (select s.*, pg_catalog.row_number() over (partition by s.course order by s.at desc) as place from answered s)
  select n.course, pg_catalog.array_agg(pg_catalog.ceil(extract(epoch from n.took) / 86400)::int) from numbered n where n.place <= 20
  group by n.course having count(*) >= 5 $$;

-- What the site itself must do now: ids for the nightly job, which then takes each step in the session of its municipality.
create policy definer on applications.component for select to kp_owner using (true);
create function applications.due_steps(by_then timestamptz) returns table (municipality text, application uuid, component uuid, state text)
  language sql stable security definer set search_path = '' as $$
  select c.municipality, c.application, c.id, c.state from applications.component c
    join applications.application a on a.municipality = c.municipality and a.id = c.application
    join courses.round r on r.id = a.round
  where (select ctx.role()) = 'system' and (a.paused_until is null or a.paused_until < (by_then at time zone 'Europe/Stockholm')::date)
    and (c.state in ('submitted', 'accepted') or (c.state = 'completion' and c.due < by_then)
      or (c.state = 'reserve' and r.entry_date < (by_then at time zone 'Europe/Stockholm')::date)) $$;
create index component_state on applications.component (state, due);

revoke all on function applications.next_register(text, int), applications.concerns_me(applications.application),
  applications.open_access(text, uuid, uuid[], text, text), applications.end_access(text, uuid, timestamptz), applications.publish_round(uuid),
  applications.last_stays(timestamptz), applications.last_answers(timestamptz), applications.due_steps(timestamptz) from public;
grant execute on function applications.next_register(text, int), applications.open_access(text, uuid, uuid[], text, text),
  applications.end_access(text, uuid, timestamptz), applications.publish_round(uuid), applications.last_stays(timestamptz),
  applications.last_answers(timestamptz), applications.due_steps(timestamptz) to kp_app;
