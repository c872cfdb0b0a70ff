-- Retention (gallring): rules as rows, a frozen list, two people, a day's pause, and proof that says nothing about anybody.
create table rights.rule (
  id uuid primary key default gen_random_uuid(),
  municipality text not null,
  class text not null check (class in ('application', 'person', 'log', 'money')),
  months int not null check (months between 1 and 1200),
  action text not null check (action in ('destroy', 'keep', 'archive')),
  legal_basis text not null check (legal_basis <> ''),
  -- The decision of the board: without it nothing is removed.
  reference text not null check (reference <> ''),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  ended_at timestamptz,
  demo boolean not null default false,
  version int not null default 1,
  check (approved_by is null or approved_by <> proposed_by),
  check (action <> 'destroy' or class in ('application', 'person'))
);
create index rule_municipality on rights.rule (municipality);
create table rights.run (
  id uuid primary key default gen_random_uuid(),
  municipality text not null,
  rule uuid not null references rights.rule (id),
  frozen_at timestamptz not null,
  frozen_by uuid not null,
  count int not null,
  digest bytea not null,
  -- [{why, receipt}] while it lasts, then [{why, n}].
  skipped jsonb not null,
  state text not null default 'frozen' check (state in ('frozen', 'proposed', 'approved', 'running', 'done', 'cancelled')),
  proposed_by uuid,
  proposed_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  not_before timestamptz,
  done_at timestamptz,
  destroyed int not null default 0,
  changed int not null default 0,
  version int not null default 1,
  check (approved_by is null or approved_by <> proposed_by),
  check (state not in ('approved', 'running', 'done') or (approved_by is not null and not_before >= approved_at + interval '24 hours'))
);
create index run_municipality on rights.run (municipality, frozen_at desc);
-- The frozen list: a person, or one application of theirs. A row goes with what it names.
create table rights.run_item (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  run uuid not null references rights.run (id),
  person uuid not null,
  application uuid,
  primary key (municipality, id)
);
create index run_item_run on rights.run_item (run);
create index run_item_person on rights.run_item (municipality, person);
create table rights.hold (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  person uuid not null,
  application uuid not null,
  reason text not null check (reason <> ''),
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index hold_application on rights.hold (municipality, application);
-- What is left of those who were removed: how many, never who.
create table rights.kept_count (
  municipality text not null,
  year int not null,
  state text not null,
  n int not null,
  primary key (municipality, year, state)
);

do $$
declare t text;
begin
  foreach t in array array['rule', 'run', 'run_item', 'hold', 'kept_count'] loop
    perform platform.guard(format('rights.%I', t)::regclass);
    execute format('create policy system on rights.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format('create policy definer on rights.%I for all to kp_owner using (true) with check (true)', t);
    execute format('grant select on rights.%I to kp_app', t);
  end loop;
  foreach t in array array['rule', 'run', 'kept_count'] loop
    execute format($p$ create policy seen on rights.%I for select to kp_app
      using ((select ctx.role()) in ('administrator', 'manager', 'dataProtectionOfficer') and municipality = (select ctx.municipality())) $p$, t);
  end loop;
  foreach t in array array['rule', 'run'] loop
    execute format($p$ create policy changed on rights.%I for update to kp_app
      using ((select ctx.role()) in ('administrator', 'manager') and municipality = (select ctx.municipality())) $p$, t);
  end loop;
  foreach t in array array['run_item', 'hold'] loop
    execute format($p$ create policy wall on rights.%1$I as restrictive for all to kp_app
      using (municipality = (select ctx.municipality()) or person = (select ctx.person())) $p$, t);
    execute format('create policy own on rights.%I for select to kp_app using (person = (select ctx.person()))', t);
  end loop;
end $$;
grant insert on rights.rule, rights.hold to kp_app;
grant update (approved_by, approved_at, ended_at) on rights.rule to kp_app;
grant update (state, proposed_by, proposed_at, approved_by, approved_at, not_before) on rights.run to kp_app;
grant update (ended_at) on rights.hold to kp_app;
create policy proposes on rights.rule for insert to kp_app
  with check ((select ctx.role()) in ('administrator', 'manager') and municipality = (select ctx.municipality()) and proposed_by = (select ctx.account()) and approved_by is null);
create policy manager on rights.hold for all to kp_app
  using ((select ctx.role()) = 'manager' and exists (select from applications.application a where a.municipality = hold.municipality and a.id = hold.application))
  with check ((select ctx.role()) = 'manager' and exists (select from applications.application a where a.municipality = hold.municipality and a.id = hold.application and a.person = hold.person));

-- The owner's functions below see and remove rows in every table about people; nobody else can. A later migration that makes such a table
-- ends with `select rights.reach_all();`.
create function rights.reach_all() returns void language plpgsql set search_path = '' as $$
declare t record;
begin
  for t in select c.oid::regclass as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('information_schema', 'public', 'graphile_worker', 'jobs', 'platform', 'organisations', 'courses', 'ctx')
      and n.nspname !~ '^pg_' and not exists (select from pg_catalog.pg_policy p where p.polrelid = c.oid and p.polname = 'retention_sees') loop
    execute pg_catalog.format('create policy retention_sees on %s for select to kp_owner using (true)', t.name);
    execute pg_catalog.format('create policy retention_removes on %s for delete to kp_owner using (true)', t.name);
  end loop;
end $$;
revoke all on function rights.reach_all() from public;
select rights.reach_all();

-- Rows and everything that points to them, however deep: found by the keys of the database itself, so that no table is forgotten.
create function rights.erase(parent regclass, of_municipality text, ids uuid[]) returns void language plpgsql set search_path = '' as $$
declare k record; below uuid[];
begin
  if coalesce(pg_catalog.array_length(ids, 1), 0) = 0 then return; end if;
  for k in select f.conrelid::regclass as child, a.attname as col,
      exists (select from pg_catalog.pg_attribute m where m.attrelid = f.conrelid and m.attname = 'municipality' and m.attnum = any (f.conkey)) as walled,
      exists (select from pg_catalog.pg_attribute i where i.attrelid = f.conrelid and i.attname = 'id' and i.atttypid = 'uuid'::regtype) as named
    from pg_catalog.pg_constraint f join unnest(f.conkey, f.confkey) as part(own, other) on true
      join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = part.own
      join pg_catalog.pg_attribute p on p.attrelid = f.confrelid and p.attnum = part.other
    where f.contype = 'f' and f.confrelid = parent and p.attname = 'id' loop
    if k.named then
      execute pg_catalog.format('select pg_catalog.array_agg(id) from %s where %I = any ($1) and ($2 is null or not %L::boolean or %s)', k.child, k.col, k.walled,
        case when k.walled then 'municipality = $2' else 'true' end) into below using ids, of_municipality;
      perform rights.erase(k.child, of_municipality, below);
    else
      execute pg_catalog.format('delete from %s where %I = any ($1) and %s', k.child, k.col,
        case when k.walled then 'municipality = $2' else '($2::text is null or true)' end) using ids, of_municipality;
    end if;
  end loop;
  execute pg_catalog.format('delete from %s where id = any ($1) and %s', parent,
    case when exists (select from pg_catalog.pg_attribute m where m.attrelid = parent and m.attname = 'municipality' and m.attnotnull) then 'municipality = $2'
      else '($2::text is null or true)' end) using ids, of_municipality;
end $$;

-- Why something may not be removed now; null when nothing stands against it.
create function rights.why_not(of_municipality text, of_person uuid, of_application uuid, at timestamptz) returns text
  language sql stable set search_path = '' as $$
  select case
    when exists (select from applications.appeal x join applications.application a on a.municipality = x.municipality and a.id = x.application
      where x.municipality = of_municipality and a.person = of_person and (of_application is null or x.application = of_application) and x.settled_at is null) then 'appeal'
    when exists (select from rights.request r where r.municipality = of_municipality and r.person = of_person and r.state in ('waiting')
      or r.municipality = of_municipality and r.person = of_person and r.kind = 'restriction' and r.state = 'accepted') then 'request'
    when exists (select from rights.question q where q.municipality = of_municipality and q.person = of_person and q.answered_at is null) then 'question'
    when exists (select from rights.hold h where h.municipality = of_municipality and h.person = of_person
      and (of_application is null or h.application = of_application) and h.ended_at is null) then 'hold'
    when exists (select from rights.delay d where d.municipality = of_municipality and d.person = of_person and d.ended_at is null and d.valid_to > why_not.at) then 'delay'
    when exists (select from payments.invoice_row w where w.municipality = of_municipality and w.person = of_person
      and (of_application is null or w.application = of_application)
      and extract(year from w.made_at) >= extract(year from why_not.at) - 7) then 'money' end $$;

-- What a rule is about today.
create function rights.due_under(of_rule rights.rule, at timestamptz) returns table (person uuid, application uuid, receipt text)
  language sql stable set search_path = '' as $$
  select a.person, a.id, a.receipt from applications.application a
  where of_rule.class = 'application' and a.municipality = of_rule.municipality and a.since < due_under.at - pg_catalog.make_interval(months => of_rule.months)
    and a.state in ('withdrawn', 'moved', 'cancelled', 'transferred', 'registered_in_error', 'not_granted', 'not_admitted', 'not_selected', 'declined', 'completed', 'interrupted')
  union all
  select p.id, null, pg_catalog.left(p.id::text, 8) from people.person p
  where of_rule.class = 'person' and p.municipality = of_rule.municipality
    and coalesce(p.closed_at, p.created_at) < due_under.at - pg_catalog.make_interval(months => of_rule.months)
    and not exists (select from applications.application a where a.municipality = p.municipality and a.person = p.id) $$;

-- The dry run: freezes the list, counts it and signs it with a digest. Nothing is removed.
create function rights.freeze_list(of_rule uuid, at timestamptz) returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare r rights.rule; made uuid := pg_catalog.gen_random_uuid();
begin
  select * into r from rights.rule x where x.id = of_rule;
  if r.id is null or coalesce(ctx.role() not in ('administrator', 'manager'), true) or r.municipality is distinct from ctx.municipality()
    or r.approved_by is null or r.ended_at is not null or r.action <> 'destroy' then return null; end if;
  insert into rights.run (id, municipality, rule, frozen_at, frozen_by, count, digest, skipped)
  with due as (select d.*, rights.why_not(r.municipality, d.person, d.application, freeze_list.at) as why from rights.due_under(r, freeze_list.at) d)
  select made, r.municipality, r.id, freeze_list.at, ctx.account(), pg_catalog.count(*) filter (where why is null)::int,
    pg_catalog.sha256(pg_catalog.convert_to(coalesce(pg_catalog.string_agg(due.person || ' ' || coalesce(due.application::text, '-'), E'\n' order by due.person, due.application)
      filter (where why is null), ''), 'UTF8')),
    coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('why', why, 'receipt', receipt)) filter (where why is not null), '[]') from due;
  insert into rights.run_item (municipality, run, person, application)
    select r.municipality, made, d.person, d.application from rights.due_under(r, freeze_list.at) d
    where rights.why_not(r.municipality, d.person, d.application, freeze_list.at) is null;
  return made;
end $$;

create function rights.erase_application(of_municipality text, of_application uuid) returns void language plpgsql set search_path = '' as $$
declare sent uuid;
begin
  select a.sending into sent from applications.application a where a.municipality = of_municipality and a.id = of_application;
  insert into rights.kept_count as k (municipality, year, state, n)
    select a.municipality, extract(year from a.sent_at)::int, a.state, 1 from applications.application a where a.municipality = of_municipality and a.id = of_application
    on conflict (municipality, year, state) do update set n = k.n + 1;
  perform rights.erase('people.access', of_municipality, array(select x.id from people.access x where x.municipality = of_municipality and x.about = of_application));
  perform rights.erase('people.consent', of_municipality, array(select x.id from people.consent x where x.municipality = of_municipality and x.about = of_application));
  perform rights.erase('applications.application', of_municipality, array[of_application]);
  if not exists (select from applications.application a where a.municipality = of_municipality and a.sending = sent) then
    perform rights.erase('helpers.helper', of_municipality, array(select x.id from helpers.helper x where x.municipality = of_municipality and x.sending = sent));
    delete from apply.receipt x where x.sending = sent;
    perform rights.erase('applications.sending', of_municipality, array[sent]);
  end if;
end $$;
create function rights.erase_person(of_municipality text, of_person uuid) returns void language plpgsql set search_path = '' as $$
begin
  perform rights.erase('people.person', of_municipality, array[of_person]);
  delete from rights.run_item x where x.municipality = of_municipality and x.person = of_person;
  -- The account goes with the last municipality that knew the person.
  if not exists (select from people.person p where p.id = of_person) then
    perform rights.erase('apply.draft', null, array(select d.id from apply.draft d join accounts.account a on a.id = d.account where a.person = of_person));
    delete from apply.receipt x using accounts.account a where x.account = a.id and a.person = of_person;
    delete from ctx.session s where s.person = of_person;
    perform rights.erase('accounts.account', null, array(select a.id from accounts.account a where a.person = of_person and a.kind = 'newcomer'));
  end if;
end $$;

-- A batch of an approved run, after its pause: each row is looked at again first. Gives what is left and the files to take from the disk.
create function rights.destroy_batch(of_run uuid, at timestamptz, most int) returns table (remaining int, files text[])
  language plpgsql volatile security definer set search_path = '' as $$
declare u rights.run; r rights.rule; i rights.run_item; gone text[] := '{}';
begin
  select * into u from rights.run x where x.id = of_run for update;
  select * into r from rights.rule x where x.id = u.rule;
  if coalesce(ctx.role() <> 'system', true) or u.id is null or u.state not in ('approved', 'running') or u.approved_by is null or u.approved_by = u.proposed_by
    or at < u.not_before or r.reference = '' or r.approved_by is null or r.ended_at is not null or r.action <> 'destroy' then
    return query select null::int, gone; return;
  end if;
  for i in select * from rights.run_item x where x.run = of_run order by x.id limit most loop
    delete from rights.run_item x where x.id = i.id;
    if rights.why_not(i.municipality, i.person, i.application, at) is not null
      or not exists (select from rights.due_under(r, at) d where d.person = i.person and d.application is not distinct from i.application) then
      update rights.run x set changed = changed + 1 where x.id = of_run;
      continue;
    end if;
    gone := gone || array(select f.stored from applications.file f where f.municipality = i.municipality and f.application = i.application)
      || array(select s.stored from letters.sheet s join letters.letter l on l.municipality = s.municipality and l.id = s.letter
        where l.municipality = i.municipality and l.application = i.application);
    if i.application is null then perform rights.erase_person(i.municipality, i.person);
    else perform rights.erase_application(i.municipality, i.application); end if;
    update rights.run x set destroyed = destroyed + 1 where x.id = of_run;
  end loop;
  update rights.run x set state = case when exists (select from rights.run_item y where y.run = of_run) then 'running' else 'done' end where x.id = of_run;
  update rights.run x set done_at = destroy_batch.at, skipped = (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('why', w.why, 'n', w.n)), '[]')
      from (select s->>'why' as why, pg_catalog.count(*) as n from pg_catalog.jsonb_array_elements(x.skipped) s group by 1) w)
    where x.id = of_run and x.state = 'done';
  return query select (select pg_catalog.count(*)::int from rights.run_item y where y.run = of_run), gone;
end $$;
-- A list that will not be used is thrown away.
create function rights.drop_list(of_run uuid) returns void language sql volatile security definer set search_path = '' as $$
  delete from rights.run_item x using rights.run u where x.run = of_run and u.id = of_run and u.state = 'cancelled' and u.municipality = (select ctx.municipality())
    and (select ctx.role()) in ('administrator', 'manager') $$;
revoke all on function rights.erase(regclass, text, uuid[]), rights.why_not(text, uuid, uuid, timestamptz), rights.due_under(rights.rule, timestamptz),
  rights.erase_application(text, uuid), rights.erase_person(text, uuid), rights.freeze_list(uuid, timestamptz), rights.destroy_batch(uuid, timestamptz, int),
  rights.drop_list(uuid) from public;
grant execute on function rights.freeze_list(uuid, timestamptz), rights.destroy_batch(uuid, timestamptz, int), rights.drop_list(uuid) to kp_app;

-- What the vault's own walls keep from every session, for the person's own extract.
create function rights.closed_rows(of_municipality text, of_person uuid) returns table (name text, rows jsonb)
  language sql stable security definer set search_path = '' as $$
  select x.name, coalesce(pg_catalog.jsonb_agg(x.row), '[]') from (
    select 'protection.handler' as name, pg_catalog.jsonb_build_object('organisation', h.organisation, 'valid_from', h.valid_from, 'valid_to', h.valid_to) as row
      from protection.handler h where h.municipality = of_municipality and h.person = of_person
    union all select 'protection.ending', pg_catalog.jsonb_build_object('proposed_at', e.proposed_at, 'settled_at', e.settled_at, 'outcome', e.outcome)
      from protection.ending e where e.municipality = of_municipality and e.person = of_person
    union all select 'protection.glass', pg_catalog.jsonb_build_object('organisation', g.organisation, 'code', g.code, 'asked_at', g.asked_at, 'confirmed_at', g.confirmed_at, 'ends_at', g.ends_at)
      from protection.glass g where g.municipality = of_municipality and g.person = of_person) x
  where (select ctx.role()) = 'system' and of_municipality = (select ctx.municipality()) group by x.name $$;
revoke all on function rights.closed_rows(text, uuid) from public;
grant execute on function rights.closed_rows(text, uuid) to kp_app;
-- And what the vault holds, to the person it is about.
create policy own on vault.identity for select to kp_vault using (person = (select ctx.person()));
grant execute on function ctx.person() to kp_vault;
