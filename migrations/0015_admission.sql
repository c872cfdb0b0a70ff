-- Admission (urval och antagning): what the school has seen of each criterion, the rector's decided lists, and who stands where on the reserve list.
create schema admission;
grant usage on schema admission to kp_app, kp_door;

-- One decision of a rector about a whole round. The rules are kept as they were: a newer rule set never reorders a decided list.
create table admission.list (
  id uuid primary key default gen_random_uuid(),
  round uuid not null references courses.round (id),
  number int not null,
  rules jsonb not null,
  seats int not null,
  decided_by uuid,
  delegation uuid references organisations.delegation (id),
  decided_at timestamptz not null,
  unique (round, number)
);
select platform.guard('admission.list');
grant select, insert on admission.list to kp_app;
create policy system on admission.list for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy school on admission.list for select to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector')
    and exists (select from courses.round r where r.id = list.round and r.provider = any ((select ctx.reach())::uuid[])));
create policy rector on admission.list for insert to kp_app
  with check ((select ctx.role()) = 'rector' and decided_by = (select ctx.account())
    and exists (select from courses.round r where r.id = list.round and r.provider = any ((select ctx.reach())::uuid[])));

-- What the school has seen of one criterion, and by what. Nothing about sex, origin, health, religion or age has a place here.
create table admission.answer (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  code text not null
    check (code in ('shortEducation', 'weakPosition', 'ongoingStudyPlan', 'noUpperSecondary', 'unemployedOrAtRisk', 'neededForWork')),
  -- Years of school for the first, else 1 or 0.
  value int not null check (value between 0 and 40),
  evidence text not null default '' check (length(evidence) <= 300),
  seen_by uuid,
  seen_at timestamptz not null,
  version int not null default 1,
  primary key (municipality, id),
  unique (municipality, application, code),
  foreign key (municipality, application) references applications.application (municipality, id)
);

-- Somebody on a list: the decision about one application, and where it stands now.
create table admission.entry (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  round uuid not null references courses.round (id),
  -- Null where somebody was put on the reserve list of a round that nobody has decided a list for.
  list uuid references admission.list (id),
  -- Place in the whole decided list; null for who came later.
  rank int,
  outcome text not null check (outcome in ('offered', 'reserve')),
  criterion text not null,
  -- What the place rests on, as it was when it was given.
  merits jsonb not null default '{}',
  queue_at timestamptz not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  -- Now: place, length of the line and what put them after the one before. Null for who does not wait.
  place int,
  line int,
  placed_by text,
  -- The latest time somebody went before: from which place, by which rule. Never who.
  moved_from int,
  moved_by text,
  moved_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  unique nulls not distinct (municipality, application, list),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index entry_round on admission.entry (round) where place is not null;

-- "Vill du stå kvar?" asked of those who wait.
create table admission.ping (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('stay', 'leave')),
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index ping_application on admission.ping (municipality, application, asked_at desc);

-- Taking part (deltagande): absence, the agreed next step, and what became of it.
create schema participation;
grant usage on schema participation to kp_app, kp_door;

create table participation.absence (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  component uuid not null,
  from_day date not null,
  -- The last day away; null while nobody has come back.
  to_day date,
  noted_by uuid,
  noted_at timestamptz not null,
  version int not null default 1,
  primary key (municipality, id),
  check (to_day is null or to_day >= from_day),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, component) references applications.component (municipality, id)
);
create unique index absence_open on participation.absence (municipality, component) where to_day is null;
create index absence_application on participation.absence (municipality, application);

create table participation.signal (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  absence uuid not null,
  days int not null,
  at timestamptz not null,
  primary key (municipality, id),
  unique (municipality, absence, days),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, absence) references participation.absence (municipality, id)
);
create index signal_application on participation.signal (municipality, application);

-- What comes after a round that is cancelled, agreed with each person before it is.
create table participation.next_step (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  kind text not null check (kind in ('nextStart', 'otherCourse', 'sfi', 'home', 'work', 'other')),
  note text not null default '' check (length(note) <= 500),
  recorded_by uuid,
  recorded_at timestamptz not null,
  version int not null default 1,
  primary key (municipality, id),
  unique (municipality, application),
  foreign key (municipality, application) references applications.application (municipality, id)
);

create table participation.outcome (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  component uuid not null,
  -- Days after the end: 0, 90 or 180.
  after int not null,
  on_day date not null,
  asked_at timestamptz,
  called_at timestamptz,
  outcome text check (outcome in ('work', 'regular_studies', 'other_activity', 'parental_leave', 'moved_away', 'unknown')),
  extent text check (extent in ('full', 'part')),
  subsidised boolean,
  answered_at timestamptz,
  -- The part that answered: the applicant, or staff who called.
  answered_as text,
  answered_by uuid,
  version int not null default 1,
  primary key (municipality, id),
  unique (municipality, component, after),
  check ((outcome = 'work') = (extent is not null)),
  check ((outcome is null) = (answered_at is null)),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, component) references applications.component (municipality, id)
);
create index outcome_application on participation.outcome (municipality, application);

-- Rows of an application are open to whoever the application itself is open to; the school writes, and in two places the person.
do $$
declare t text;
begin
  foreach t in array array['admission.answer', 'admission.entry', 'admission.ping', 'participation.absence', 'participation.signal', 'participation.next_step', 'participation.outcome'] loop
    perform platform.guard(t::regclass);
    execute format('grant select, insert, update on %s to kp_app', t);
    execute format('create policy system on %s for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format($p$ create policy wall on %1$s as restrictive for all to kp_app
      using (exists (select from applications.application a where a.municipality = %2$I.municipality and a.id = %2$I.application)) $p$, t, split_part(t, '.', 2));
    execute format($p$ create policy concerned on %1$s for select to kp_app
      using (exists (select from applications.application a where a.municipality = %2$I.municipality and a.id = %2$I.application)) $p$, t, split_part(t, '.', 2));
    execute format($p$ create policy school on %1$s for all to kp_app
      using ((select ctx.role()) in ('admissionOfficer', 'rector')
        and exists (select from applications.application a where a.municipality = %2$I.municipality and a.id = %2$I.application and a.provider = any ((select ctx.reach())::uuid[]))) $p$, t, split_part(t, '.', 2));
    execute format('create policy definer on %s for all to kp_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy definer on admission.list for select to kp_owner using (true);
create policy answers on admission.ping for update to kp_app
  using ((select ctx.role()) in ('newcomer', 'caseworker', 'coordinator', 'studyCounsellor')
    and exists (select from applications.application a where a.municipality = ping.municipality and a.id = ping.application));
create policy answers on participation.outcome for update to kp_app
  using ((select ctx.role()) in ('newcomer', 'caseworker', 'decisionMaker', 'coordinator', 'studyCounsellor')
    and exists (select from applications.application a where a.municipality = outcome.municipality and a.id = outcome.application));

-- For the keeper of the line alone: everybody who waits for a seat in the round, whatever their municipality. Ids and merits, no names.
create function admission.line(of_round uuid) returns table (municipality text, application uuid, component uuid, merits jsonb, queue_at timestamptz, place int,
    funded boolean, paused_until date, asked boolean)
  language sql stable security definer set search_path = '' as $$
  select a.municipality, a.id, a.leading_component,
    coalesce(e.merits, (select coalesce(pg_catalog.jsonb_object_agg(w.code, w.value), '{}') from admission.answer w
      where w.municipality = a.municipality and w.application = a.id and pg_catalog.btrim(w.evidence) <> '')),
    coalesce(e.queue_at, a.queue_at), e.place,
    (select coalesce(pg_catalog.bool_and(y.funding in ('statutory', 'committed', 'not_applicable')), false) from applications.payer y
      where y.municipality = a.municipality and y.application = a.id and y.component = a.leading_component),
    a.paused_until,
    exists (select from applications.task t where t.municipality = a.municipality and t.application = a.id and t.kind = 'confirmOffer' and t.done_at is null)
  from applications.application a
    left join admission.entry e on e.municipality = a.municipality and e.application = a.id
      and e.list is not distinct from (select l.id from admission.list l where l.round = of_round order by l.number desc limit 1)
  where (select ctx.role()) = 'system' and a.round = of_round and a.state = 'reserve' $$;
create policy admission_definer on applications.task for select to kp_owner using (true);
create policy admission_definer on applications.offer for select to kp_owner using (true);

-- Writes the line as it stands: who waits and where, and that the others do not wait any more.
create function admission.place_line(of_round uuid, of_list uuid, at timestamptz, places jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (select ctx.role()) is distinct from 'system' then return; end if;
  update admission.entry e set place = null, line = null, left_at = at
    where e.round = of_round and e.place is not null
      and (e.list is distinct from of_list or not exists (select from pg_catalog.jsonb_to_recordset(places) as p(municipality text, application uuid)
        where p.municipality = e.municipality and p.application = e.application));
  insert into admission.entry as e (municipality, application, round, list, outcome, criterion, merits, queue_at, joined_at, place, line, placed_by)
    select p.municipality, p.application, of_round, of_list, 'reserve', p.placed_by, p.merits, p.queue_at, at, p.place, p.line, p.placed_by
    from pg_catalog.jsonb_to_recordset(places) as p(municipality text, application uuid, merits jsonb, queue_at timestamptz, place int, line int, placed_by text,
      moved_from int, moved_by text)
  on conflict (municipality, application, list) do update set place = excluded.place, line = excluded.line, placed_by = excluded.placed_by, left_at = null
    where (e.place, e.line, e.placed_by) is distinct from (excluded.place, excluded.line, excluded.placed_by);
  update admission.entry e set moved_from = p.moved_from, moved_by = p.moved_by, moved_at = at
    from pg_catalog.jsonb_to_recordset(places) as p(municipality text, application uuid, moved_from int, moved_by text)
    where p.moved_from is not null and e.municipality = p.municipality and e.application = p.application and e.list is not distinct from of_list;
end $$;

-- How many seats went to the reserve list of the start before this one: a number, nobody. Null where there was none.
create function admission.freed_before(of_round uuid) returns int language sql stable security definer set search_path = '' as $$
  select case when b.id is null then null else (select count(*)::int from applications.event e
      join applications.application a on a.municipality = e.municipality and a.id = e.application
      where a.round = b.id and e.from_state = 'reserve' and e.to_state = 'offered' and e.compensates is null) end
  from courses.round r left join lateral (select o.id from courses.round o where o.course = r.course and o.provider = r.provider
    and o.starts < r.starts order by o.starts desc limit 1) b on true
  where r.id = of_round $$;

-- Offers that somebody must look after now: to remind of, to call about, or that have run out.
create function admission.waiting_offers(at timestamptz) returns table (municipality text, application uuid)
  language sql stable security definer set search_path = '' as $$
  select a.municipality, a.id from applications.offer o
    join applications.application a on a.municipality = o.municipality and a.id = o.application
  where (select ctx.role()) = 'system' and o.answered_at is null and a.state = 'offered'
    and (a.paused_until is null or a.paused_until < (at at time zone 'Europe/Stockholm')::date)
    -- A working day before the end may lie across a long weekend.
    and a.due < at + interval '6 days'
    and (a.due < at or o.reminded_at is null or not exists (select from applications.task t
      where t.municipality = o.municipality and t.application = o.application and t.kind = 'callAboutOffer' and t.made_at >= o.sent_at)) $$;

-- Rounds with a free seat and somebody who waits for one: more seats, or a payer that has answered, are no steps of anybody.
create function admission.open_lines(at timestamptz) returns table (round uuid) language sql stable security definer set search_path = '' as $$
  select r.id from courses.round r where (select ctx.role()) = 'system' and r.intake <> 'cancelled'
    and r.entry_date >= (at at time zone 'Europe/Stockholm')::date
    and exists (select from applications.application a where a.round = r.id and a.state = 'reserve')
    and exists (select from courses.seat s where s.round = r.id and s.held_by is null) $$;

-- Who has waited so long since the last question that they are asked again, and how many they have not answered in a row.
create function admission.due_pings(at timestamptz, every int) returns table (municipality text, application uuid, component uuid, provider uuid, missed int)
  language sql stable security definer set search_path = '' as $$
  select a.municipality, a.id, a.leading_component, a.provider, (select count(*)::int from admission.ping m
      where m.municipality = a.municipality and m.application = a.id and m.answered_at is null
        and m.asked_at > coalesce((select max(y.answered_at) from admission.ping y where y.municipality = a.municipality and y.application = a.id), '-infinity'))
  from applications.application a
  where (select ctx.role()) = 'system' and a.state = 'reserve'
    and (a.paused_until is null or a.paused_until < (at at time zone 'Europe/Stockholm')::date)
    and greatest(a.since, (select max(p.asked_at) from admission.ping p where p.municipality = a.municipality and p.application = a.id))
      <= at - pg_catalog.make_interval(days => every) $$;

-- Absences that are still going on, each with the limits a signal has come for.
create function participation.open_absences(today date) returns table (municipality text, application uuid, component uuid, provider uuid, unit uuid, absence uuid, from_day date, signals int[])
  language sql stable security definer set search_path = '' as $$
  select b.municipality, b.application, b.component, a.provider, a.unit, b.id, b.from_day,
    array(select s.days from participation.signal s where s.municipality = b.municipality and s.absence = b.id)
  from participation.absence b
    join applications.application a on a.municipality = b.municipality and a.id = b.application
    join applications.component c on c.municipality = b.municipality and c.id = b.component
  where (select ctx.role()) = 'system' and b.to_day is null and b.from_day <= today and c.state = 'ongoing' $$;

-- Courses that have ended, with the questions that were asked about them: those for which another one may be due.
create function participation.ended(from_day date) returns table (municipality text, application uuid, component uuid, unit uuid, ended date, asked jsonb)
  language sql stable security definer set search_path = '' as $$
  select c.municipality, c.application, c.id, a.unit, coalesce(c.last_present, c.ends),
    (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('after', o.after, 'asked', o.asked_at, 'called', o.called_at, 'answered', o.answered_at)), '[]')
      from participation.outcome o where o.municipality = c.municipality and o.component = c.id)
  from applications.component c join applications.application a on a.municipality = c.municipality and a.id = c.application
  where (select ctx.role()) = 'system' and c.state in ('completed', 'interrupted') and coalesce(c.last_present, c.ends) >= from_day $$;

-- Who is still in a round that was cancelled: those whom the reader could not see. For the site itself.
create function participation.left_in(of_round uuid, states text[]) returns table (municipality text, application uuid, component uuid, unit uuid)
  language sql stable security definer set search_path = '' as $$
  select a.municipality, a.id, a.leading_component, a.unit from applications.application a
  where (select ctx.role()) = 'system' and a.round = of_round and a.state = any (states) $$;

revoke all on all functions in schema admission, participation from public;
grant execute on function admission.line(uuid), admission.place_line(uuid, uuid, timestamptz, jsonb), admission.freed_before(uuid),
  admission.waiting_offers(timestamptz), admission.open_lines(timestamptz), admission.due_pings(timestamptz, int), participation.open_absences(date), participation.ended(date), participation.left_in(uuid, text[]) to kp_app;
