-- Notices (aviseringar): a line in the transaction of the event, and from it the message on its way by the channel that the person has chosen.

-- The line (utkorg). Lines from before this were never sent, and are not sent now.
create policy definer on applications.notice for all to kp_owner using (true) with check (true);
alter table applications.notice
  add column send_at timestamptz not null default now(),
  add column settled_at timestamptz,
  -- How it went: by message, shown on a page of a demonstration, as a task for somebody, or not needed any more.
  add column result text check (result in ('sent', 'shown', 'call', 'letter', 'handlers', 'overtaken', 'undone')),
  add column channel text check (channel in ('sms', 'mail')),
  add column dispatch uuid;
update applications.notice set settled_at = made_at, result = 'overtaken';
create index notice_waiting on applications.notice (send_at) where settled_at is null and dispatch is null;
grant update (send_at, settled_at, result, channel, dispatch) on applications.notice to kp_app;

-- Anybody who takes a step on an application lays a line; only the site itself reads them before they are sent.
create function applications.tell(of_municipality text, of_application uuid, notice uuid, of_kind text, at timestamptz, not_before timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare a applications.application;
begin
  select * into a from applications.application x where x.municipality = of_municipality and x.id = of_application;
  if a.id is null or not ((select ctx.role()) = 'system' or applications.concerns_me(a)) then return; end if;
  insert into applications.notice (municipality, id, application, kind, made_at, send_at)
    values (of_municipality, notice, of_application, of_kind, at, not_before) on conflict do nothing;
end $$;
-- A step is taken back: what it would have told is not told, and no correction is sent of what nobody has read.
create function applications.untell(of_municipality text, of_application uuid, since timestamptz, at timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare a applications.application;
begin
  select * into a from applications.application x where x.municipality = of_municipality and x.id = of_application;
  if a.id is null or not ((select ctx.role()) = 'system' or applications.concerns_me(a)) then return; end if;
  update applications.notice n set settled_at = at, result = 'undone'
    where n.municipality = of_municipality and n.application = of_application and n.made_at >= since and n.settled_at is null and n.dispatch is null
      and n.kind <> 'corrected';
  update applications.notice n set settled_at = at, result = 'undone'
    where n.municipality = of_municipality and n.application = of_application and n.made_at >= since and n.settled_at is null and n.kind = 'corrected'
      and not exists (select from applications.notice told where told.municipality = n.municipality and told.application = n.application
        and told.made_at >= since and told.kind <> 'corrected' and told.result is distinct from 'undone' and told.result is distinct from 'overtaken');
end $$;
revoke all on function applications.tell(text, uuid, uuid, text, timestamptz, timestamptz), applications.untell(text, uuid, timestamptz, timestamptz) from public;
grant execute on function applications.tell(text, uuid, uuid, text, timestamptz, timestamptz), applications.untell(text, uuid, timestamptz, timestamptz) to kp_app;

-- Reminders of drafts: tried again with pauses of their own.
alter table apply.notice
  add column attempts int not null default 0,
  add column send_at timestamptz not null default now(),
  add column failed_at timestamptz;

-- Somebody who gets the person's notices instead (hjälpare som får beskeden), as the person or who applied for them has said.
create table people.receiver (
  municipality text not null,
  person uuid not null,
  name text not null,
  phone text not null default '',
  mail text not null default '',
  chosen_at timestamptz not null,
  chosen_by uuid,
  ended_at timestamptz,
  version int not null default 1,
  primary key (municipality, person),
  foreign key (municipality, person) references people.person (municipality, id)
);
select platform.guard('people.receiver');
grant select, insert, update on people.receiver to kp_app;
create policy system on people.receiver for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy wall on people.receiver as restrictive for all to kp_app
  using (municipality = (select ctx.municipality()) or exists (select from people.person p where p.municipality = receiver.municipality and p.id = receiver.person));
create policy concerned on people.receiver for all to kp_app
  using (exists (select from people.person p where p.municipality = receiver.municipality and p.id = receiver.person));

-- One message on its way. Its words are made once and kept sealed until they are sent, so that a second try says the same.
create schema notices;
grant usage on schema notices to kp_app;
create table notices.dispatch (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  kinds text[] not null,
  channel text not null check (channel in ('sms', 'mail')),
  language text not null,
  to_helper boolean not null default false,
  -- To whom and in which words; erased when sent.
  sealed bytea,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'shown', 'failed', 'dropped')),
  attempts int not null default 0,
  next_at timestamptz not null,
  made_at timestamptz not null,
  settled_at timestamptz,
  -- Channels that were tried before this one.
  after_failed text[] not null default '{}',
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index dispatch_application on notices.dispatch (municipality, application, made_at);
create index dispatch_waiting on notices.dispatch (next_at) where state = 'waiting';
select platform.guard('notices.dispatch');
grant select, insert on notices.dispatch to kp_app;
grant update (sealed, state, attempts, next_at, settled_at) on notices.dispatch to kp_app;
create policy definer on notices.dispatch for all to kp_owner using (true) with check (true);
create policy system on notices.dispatch for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy wall on notices.dispatch as restrictive for all to kp_app
  using (exists (select from applications.application a where a.municipality = dispatch.municipality and a.id = dispatch.application));
create policy concerned on notices.dispatch for select to kp_app
  using (exists (select from applications.application a where a.municipality = dispatch.municipality and a.id = dispatch.application));

-- For the job that looks every minute: whose line or message it is time for, in all municipalities.
create function notices.due(at timestamptz) returns table (municipality text, application uuid) language sql stable security definer set search_path = '' as $$
  select n.municipality, n.application from applications.notice n
    where (select ctx.role()) = 'system' and n.settled_at is null and n.dispatch is null and n.send_at <= at
  union
  select d.municipality, d.application from notices.dispatch d where (select ctx.role()) = 'system' and d.state = 'waiting' and d.next_at <= at $$;
-- For the operator: numbers, nobody.
create function notices.standing(at timestamptz) returns table (channel text, waiting bigint, late bigint, failed bigint, sent bigint)
  language sql stable security definer set search_path = '' as $$
  select d.channel, count(*) filter (where d.state = 'waiting'), count(*) filter (where d.state = 'waiting' and d.attempts > 0),
    count(*) filter (where d.state = 'failed' and d.settled_at > at - interval '7 days'),
    count(*) filter (where d.state = 'sent' and d.settled_at > at - interval '7 days')
  from notices.dispatch d where (select ctx.role()) = 'operator' group by d.channel order by d.channel $$;
-- What a link in a message asks about: a place on the list, or how it went. Nothing about somebody with protected identity.
create function notices.asked(question uuid) returns table (municipality text, application uuid, person uuid, kind text, receipt text, language text, is_open boolean)
  language sql stable security definer set search_path = '' as $$
  select a.municipality, a.id, a.person, 'stillThere', a.receipt, p.language, g.answered_at is null and a.state = 'reserve'
    from admission.ping g join applications.application a on a.municipality = g.municipality and a.id = g.application
    join people.person p on p.municipality = a.municipality and p.id = a.person
    where (select ctx.role()) = 'system' and g.id = question and a.handlers is null
  union all
  select a.municipality, a.id, a.person, 'outcome', a.receipt, p.language, o.answered_at is null and not exists (select from participation.outcome later
      where later.municipality = o.municipality and later.component = o.component and later.after > o.after and later.asked_at is not null)
    from participation.outcome o join applications.application a on a.municipality = o.municipality and a.id = o.application
    join people.person p on p.municipality = a.municipality and p.id = a.person
    where (select ctx.role()) = 'system' and o.id = question and a.handlers is null $$;

-- Protection that is switched on: words on their way are erased, and what they would have told is told by the named handlers.
create function notices.drop_waiting(of_municipality text, of_person uuid) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if pg_catalog.pg_trigger_depth() = 0 and (select ctx.municipality()) is distinct from of_municipality then return; end if;
  update applications.notice n set dispatch = null, channel = null from applications.application a, notices.dispatch d
    where a.municipality = of_municipality and a.person = of_person and d.municipality = a.municipality and d.application = a.id and d.state = 'waiting'
      and n.municipality = d.municipality and n.application = a.id and n.dispatch = d.id and n.settled_at is null;
  update notices.dispatch d set sealed = null, settled_at = coalesce(d.settled_at, pg_catalog.now()), state = case d.state when 'waiting' then 'dropped' else d.state end
    from applications.application a
    where a.municipality = of_municipality and a.person = of_person and d.municipality = a.municipality and d.application = a.id and d.sealed is not null;
  update people.receiver r set ended_at = pg_catalog.now() where r.municipality = of_municipality and r.person = of_person and r.ended_at is null;
end $$;
create policy definer on people.receiver for all to kp_owner using (true) with check (true);
create function notices.protect() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform notices.drop_waiting(new.municipality, new.id);
  return new;
end $$;
create trigger drop_notices after update of handlers on people.person
  for each row when (old.handlers is null and new.handlers is not null) execute function notices.protect();
revoke all on function notices.due(timestamptz), notices.standing(timestamptz), notices.asked(uuid), notices.drop_waiting(text, uuid), notices.protect() from public;
grant execute on function notices.due(timestamptz), notices.standing(timestamptz), notices.asked(uuid), notices.drop_waiting(text, uuid) to kp_app;
