-- The person's own rights: who has looked and why, corrections, restriction, and what an organisation has chosen to tell about its staff.
create schema rights;
grant usage on schema rights to kp_app;

-- "Jag förstår inte varför": one question for each line of the log, answered by the data protection officer.
create table rights.question (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  person uuid not null,
  entry bigint not null,
  language text not null,
  asked_at timestamptz not null,
  due timestamptz not null,
  answer text not null default '',
  answered_at timestamptz,
  answered_by uuid,
  version int not null default 1,
  primary key (municipality, id),
  unique (municipality, person, entry),
  foreign key (municipality, person) references people.person (municipality, id),
  check (answered_at is not null or answer = '')
);
create index question_open on rights.question (municipality, due) where answered_at is null;

-- A correction (rättelse) or restriction (begränsning) that the person asks for; `dispute` is their own note beside what was not changed.
create table rights.request (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  person uuid not null,
  kind text not null check (kind in ('correction', 'restriction')),
  -- Null: what is kept about the person themselves.
  application uuid,
  field text not null default '',
  wrong text not null default '',
  "right" text not null default '',
  unit uuid not null references organisations.organisation (id),
  language text not null,
  asked_at timestamptz not null,
  due timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused', 'ended')),
  answer text not null default '',
  ends_on date,
  answered_at timestamptz,
  answered_by uuid,
  dispute text not null default '',
  disputed_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id),
  check (kind = 'correction' or state not in ('accepted') or ends_on is not null)
);
create index request_waiting on rights.request (unit, due) where state = 'waiting';
create index request_person on rights.request (municipality, person);
create index request_application on rights.request (municipality, application) where application is not null;

-- The log may be shown later when a law says so (fördröjd insyn): the ground, and the day when everything is shown.
create table rights.delay (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  person uuid not null,
  organisation uuid not null references organisations.organisation (id),
  ground text not null check (ground in ('crimeInvestigation', 'childProtection', 'threat')),
  reference text not null check (reference <> ''),
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  decided_by uuid not null,
  ended_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id),
  check (valid_to >= valid_from and valid_to <= valid_from + interval '6 months')
);
create index delay_person on rights.delay (person);

-- What an organisation tells about its staff: the role alone, or the name; and who is never named because somebody threatens them.
create table rights.staff_choice (
  organisation uuid primary key references organisations.organisation (id),
  names boolean not null default false,
  version int not null default 1
);
create table rights.unnamed (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references accounts.account (id),
  organisation uuid not null references organisations.organisation (id),
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1
);
create unique index unnamed_now on rights.unnamed (account, organisation) where ended_at is null;

do $$
declare t text;
begin
  foreach t in array array['question', 'request', 'delay', 'staff_choice', 'unnamed'] loop
    perform platform.guard(format('rights.%I', t)::regclass);
    execute format('grant select, insert, update on rights.%I to kp_app', t);
    execute format('create policy system on rights.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format('create policy definer on rights.%I for select to kp_owner using (true)', t);
  end loop;
  foreach t in array array['question', 'request', 'delay'] loop
    execute format($p$ create policy wall on rights.%1$I as restrictive for all to kp_app
      using (municipality = (select ctx.municipality()) or person = (select ctx.person())
        or exists (select from people.person p where p.municipality = %1$I.municipality and p.id = %1$I.person)) $p$, t);
  end loop;
  foreach t in array array['staff_choice', 'unnamed'] loop
    execute format($p$ create policy administrator on rights.%I for all to kp_app
      using ((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[]))
      with check ((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[])) $p$, t);
  end loop;
end $$;
create policy own on rights.question for select to kp_app using (person = (select ctx.person()));
create policy own_asks on rights.question for insert to kp_app with check (person = (select ctx.person()) and answered_at is null);
create policy officer on rights.question for all to kp_app
  using ((select ctx.role()) = 'dataProtectionOfficer' and municipality = (select ctx.municipality()));
create policy own on rights.request for select to kp_app using (person = (select ctx.person()));
create policy own_asks on rights.request for insert to kp_app with check (person = (select ctx.person()) and state = 'waiting');
create policy own_disputes on rights.request for update to kp_app using (person = (select ctx.person()) and state = 'refused')
  with check (person = (select ctx.person()) and state = 'refused');
-- Whoever sees the person sees what the person disputes; the desk of the responsible unit answers.
create policy concerned on rights.request for select to kp_app
  using (exists (select from people.person p where p.municipality = request.municipality and p.id = request.person));
create policy desk on rights.request for update to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker') and unit = any ((select ctx.reach())::uuid[])
    and exists (select from people.person p where p.municipality = request.municipality and p.id = request.person));
create policy manager on rights.delay for all to kp_app
  using ((select ctx.role()) = 'manager' and organisation = any ((select ctx.reach())::uuid[])
    and exists (select from people.person p where p.municipality = delay.municipality and p.id = delay.person))
  with check ((select ctx.role()) = 'manager' and organisation = any ((select ctx.reach())::uuid[])
    and exists (select from people.person p where p.municipality = delay.municipality and p.id = delay.person));
create policy officer on rights.delay for select to kp_app
  using ((select ctx.role()) = 'dataProtectionOfficer' and municipality = (select ctx.municipality()));

-- A line written under a delay is shown when the delay ends.
create function rights.delay_line() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select max(d.valid_to) into new.show_after from rights.delay d
    where d.person = new.person and d.organisation = any (organisations.above(new.organisation))
      and d.ended_at is null and d.valid_from <= new.at and d.valid_to > new.at;
  return new;
end $$;
revoke all on function rights.delay_line() from public;
create trigger delay_line before insert on platform.entry for each row
  when (new.person is not null and new.organisation is not null) execute function rights.delay_line();

-- The person's own lines: role and organisation, the name where the organisation has chosen so and nobody threatens its bearer. A delay that
-- was ended early hides nothing any longer.
drop function platform.who_looked(bigint, int);
create function rights.who_looked(of_entry bigint, before bigint, most int)
  returns table (seq bigint, at timestamptz, role text, name text, organisation text, municipality text, verb text, kind text, purpose text, controller text,
    question uuid, answered boolean)
  language sql stable security definer set search_path = '' as $$
  select e.seq, e.at, e.role,
    case when coalesce((select bool_and(c.names) from rights.staff_choice c where c.organisation = any (organisations.above(e.organisation))), false)
      and not exists (select from rights.unnamed u where u.account = e.account and u.ended_at is null)
      then (select a.name from accounts.account a where a.id = e.account and a.kind = 'staff') end,
    o.name, m.own_name, e.verb, e.about_kind, e.purpose, e.municipality, q.id, q.answered_at is not null
  from platform.entry e
    left join organisations.organisation o on o.id = e.organisation
    left join organisations.organisation m on m.kind = 'municipality' and m.municipality = coalesce(o.municipality, e.municipality)
    left join rights.question q on q.municipality = e.municipality and q.person = e.person and q.entry = e.seq
  where e.person = ctx.person() and e.account is distinct from ctx.account() and e.purpose is not null and e.purpose <> 'ownPages'
    and (e.role <> 'system' or e.verb in ('read', 'list', 'search', 'export'))
    and (e.show_after is null or e.show_after <= pg_catalog.now() or exists (select from rights.delay d where d.person = e.person and d.valid_to = e.show_after and d.ended_at is not null))
    and (of_entry is null or e.seq = of_entry) and (before is null or e.seq < before)
  order by e.seq desc limit least(most, 10000) $$;

-- The line that a question is about, for the officer who answers: who and why, as in the log.
create function rights.asked_line(of_municipality text, of_question uuid) returns table (seq bigint, at timestamptz, name text, role text, organisation text,
    verb text, kind text, fields text[], purpose text, ground text)
  language sql stable security definer set search_path = '' as $$
  select e.seq, e.at, a.name, e.role, o.name, e.verb, e.about_kind, e.fields, e.purpose, e.ground
  from rights.question q join platform.entry e on e.seq = q.entry and e.person = q.person
    left join accounts.account a on a.id = e.account and a.kind = 'staff'
    left join organisations.organisation o on o.id = e.organisation
  where (select ctx.role()) = 'dataProtectionOfficer' and q.municipality = (select ctx.municipality())
    and q.municipality = of_municipality and q.id = of_question $$;
-- How many questions are late: a number, nothing more.
create function rights.late_questions(by_then timestamptz) returns int language sql stable security definer set search_path = '' as $$
  select count(*)::int from rights.question q where (select ctx.role()) in ('operator', 'dataProtectionOfficer') and q.answered_at is null and q.due < by_then
    and ((select ctx.role()) = 'operator' or q.municipality = (select ctx.municipality())) $$;
revoke all on function rights.who_looked(bigint, bigint, int), rights.asked_line(text, uuid), rights.late_questions(timestamptz) from public;
grant execute on function rights.who_looked(bigint, bigint, int), rights.asked_line(text, uuid), rights.late_questions(timestamptz) to kp_app;

-- Restricted rows (begränsad behandling) are there for the responsible unit and the person, and for nobody else: no school, no payer, no token.
alter table people.person add column restricted boolean not null default false;
alter table applications.application add column restricted boolean not null default false;
create policy restricted on people.person as restrictive for all to kp_app
  using (not restricted or id = (select ctx.person()) or (select ctx.role()) = 'system'
    or ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and unit = any ((select ctx.reach())::uuid[])))
  with check (true);
create policy restricted on applications.application as restrictive for all to kp_app
  using (not restricted or person = (select ctx.person()) or (select ctx.role()) = 'system'
    or ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and unit = any ((select ctx.reach())::uuid[])))
  with check (true);

-- For the job alone: where a restriction has come to its end.
create function rights.ending_restrictions(today date) returns table (municipality text) language sql stable security definer set search_path = '' as $$
  select distinct r.municipality from rights.request r
  where (select ctx.role()) = 'system' and r.kind = 'restriction' and r.state = 'accepted' and r.ends_on < today $$;
revoke all on function rights.ending_restrictions(date) from public;
grant execute on function rights.ending_restrictions(date) to kp_app;
