-- Delivery to the archive (arkivering): what a rule gives to the archive is packed, locked and handed over by two people. It is removed here
-- only when the archive has said what it found in the package.
alter table rights.run drop constraint run_state_check;
alter table rights.run add constraint run_state_check
  check (state in ('frozen', 'proposed', 'approved', 'packed', 'running', 'done', 'cancelled'));
-- What a row looked like when it was packed: what has changed since is not removed.
alter table rights.run_item add column content bytea;
grant update (content) on rights.run_item to kp_app;

create table rights.delivery (
  run uuid primary key references rights.run (id),
  municipality text not null,
  stored text not null,
  sealed_key bytea not null,
  bytes bigint not null,
  acts int not null,
  -- Of the locked file, and of the package that only whoever has opened it can tell.
  digest bytea not null,
  inner_digest bytea not null,
  packed_at timestamptz not null,
  fetched_by uuid,
  fetched_at timestamptz,
  opened_by uuid,
  opened_at timestamptz,
  receipt text not null default '',
  received_by uuid,
  received_at timestamptz,
  version int not null default 1,
  -- Nobody here has both the file and its key.
  check (fetched_by <> opened_by),
  check (received_at is null or (fetched_at is not null and opened_at is not null and receipt <> ''))
);
create index delivery_municipality on rights.delivery (municipality);
select platform.guard('rights.delivery');
create policy system on rights.delivery for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy definer on rights.delivery for all to kp_owner using (true) with check (true);
create policy seen on rights.delivery for select to kp_app
  using ((select ctx.role()) in ('administrator', 'manager', 'dataProtectionOfficer') and municipality = (select ctx.municipality()));
grant insert on rights.delivery to kp_app;
grant select (run, municipality, stored, bytes, acts, digest, packed_at, fetched_by, fetched_at, opened_by, opened_at, receipt, received_by, received_at, version)
  on rights.delivery to kp_app;

-- The file to one, the key to another. Empty when the run is not packed or the other half was fetched by the same account.
create function rights.hand_out(of_run uuid, part text, at timestamptz) returns bytea
  language plpgsql volatile security definer set search_path = '' as $$
declare d rights.delivery;
begin
  select x.* into d from rights.delivery x join rights.run u on u.id = x.run
    where x.run = of_run and u.state = 'packed' and x.municipality = ctx.municipality() for update of x;
  if d.run is null or coalesce(ctx.role() not in ('administrator', 'manager'), true) or ctx.account() is null then return null; end if;
  if part = 'file' and coalesce(d.fetched_by, ctx.account()) = ctx.account() and d.opened_by is distinct from ctx.account() then
    update rights.delivery x set fetched_by = ctx.account(), fetched_at = coalesce(x.fetched_at, hand_out.at) where x.run = of_run;
    return '';
  elsif part = 'key' and coalesce(d.opened_by, ctx.account()) = ctx.account() and d.fetched_by is distinct from ctx.account() then
    update rights.delivery x set opened_by = ctx.account(), opened_at = coalesce(x.opened_at, hand_out.at) where x.run = of_run;
    return d.sealed_key;
  end if;
  return null;
end $$;
-- The archive's answer: its number, and the digest of what it unpacked. The wrong digest is no receipt.
create function rights.receive(of_run uuid, number text, unpacked bytea, at timestamptz) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare d rights.delivery;
begin
  select x.* into d from rights.delivery x join rights.run u on u.id = x.run
    where x.run = of_run and u.state = 'packed' and x.municipality = ctx.municipality() for update of x;
  if d.run is null or coalesce(ctx.role() not in ('administrator', 'manager'), true) or d.fetched_at is null or d.opened_at is null or number = '' then
    return 'missing'; end if;
  if d.inner_digest <> unpacked then return 'wrong'; end if;
  update rights.delivery x set receipt = number, received_by = ctx.account(), received_at = receive.at, sealed_key = '' where x.run = of_run;
  update rights.run x set state = 'running' where x.id = of_run;
  return 'done';
end $$;
-- What has changed since it was packed stays here, and is counted.
create function rights.leave_out(of_run uuid, items uuid[]) returns void
  language sql volatile security definer set search_path = '' as $$
  with gone as (delete from rights.run_item x where x.run = of_run and x.id = any (items) and (select ctx.role()) = 'system' returning x.id)
  update rights.run x set changed = x.changed + (select pg_catalog.count(*)::int from gone) where x.id = of_run and exists (select from gone) $$;

-- The dry run of both kinds. One package takes so many as a file can carry; somebody protected is archived by hand.
create or replace function rights.freeze_list(of_rule uuid, at timestamptz) returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare r rights.rule; made uuid := pg_catalog.gen_random_uuid(); most int;
begin
  select * into r from rights.rule x where x.id = of_rule;
  if r.id is null or coalesce(ctx.role() not in ('administrator', 'manager'), true) or r.municipality is distinct from ctx.municipality()
    or r.approved_by is null or r.ended_at is not null or r.action = 'keep' then return null; end if;
  if r.action = 'archive' then most := 200; end if;
  with due as (select d.*, case when r.action = 'archive' and exists (select from people.person p where p.municipality = r.municipality and p.id = d.person
      and p.handlers is not null) then 'protected' else rights.why_not(r.municipality, d.person, d.application, freeze_list.at) end as why
      from rights.due_under(r, freeze_list.at) d),
    taken as (select due.person, due.application from due where due.why is null order by due.person, due.application limit most),
    listed as (insert into rights.run_item (municipality, run, person, application) select r.municipality, made, t.person, t.application from taken t)
  insert into rights.run (id, municipality, rule, frozen_at, frozen_by, count, digest, skipped)
  select made, r.municipality, r.id, freeze_list.at, ctx.account(), (select pg_catalog.count(*)::int from taken),
    (select pg_catalog.sha256(pg_catalog.convert_to(coalesce(pg_catalog.string_agg(t.person || ' ' || coalesce(t.application::text, '-'), E'\n'
      order by t.person, t.application), ''), 'UTF8')) from taken t),
    (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('why', due.why, 'receipt', due.receipt)), '[]') from due where due.why is not null);
  return made;
end $$;

create or replace function rights.destroy_batch(of_run uuid, at timestamptz, most int) returns table (remaining int, files text[])
  language plpgsql volatile security definer set search_path = '' as $$
declare u rights.run; r rights.rule; i rights.run_item; gone text[] := '{}';
begin
  select * into u from rights.run x where x.id = of_run for update;
  select * into r from rights.rule x where x.id = u.rule;
  if coalesce(ctx.role() <> 'system', true) or u.id is null or u.state not in ('approved', 'running') or u.approved_by is null or u.approved_by = u.proposed_by
    or at < u.not_before or r.reference = '' or r.approved_by is null or r.ended_at is not null or r.action = 'keep'
    or r.action = 'archive' and not exists (select from rights.delivery d where d.run = u.id and d.received_at is not null) then
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
revoke all on function rights.hand_out(uuid, text, timestamptz), rights.receive(uuid, text, bytea, timestamptz), rights.leave_out(uuid, uuid[]) from public;
grant execute on function rights.hand_out(uuid, text, timestamptz), rights.receive(uuid, text, bytea, timestamptz), rights.leave_out(uuid, uuid[]) to kp_app;
