-- Who is asking: bound to an unguessable session token, never to a settable name. kp_app cannot read ctx.session.
create schema ctx;
grant usage on schema ctx to kp_app, kp_door;
create table ctx.session (
  digest bytea primary key,
  id uuid not null default gen_random_uuid() unique,
  account uuid,
  role text not null,
  held uuid,
  organisation uuid,
  municipality text,
  reach uuid[] not null default '{}',
  person uuid,
  level text not null default 'none',
  purpose text,
  browser text not null default '',
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  stepped_up_at timestamptz not null default now(),
  idle interval not null default '30 minutes',
  ends_at timestamptz not null
);
create index session_account on ctx.session (account) where account is not null;
create index session_ends on ctx.session (ends_at);

create function ctx.digest() returns bytea language sql stable set search_path = ''
  as $$ select pg_catalog.sha256(pg_catalog.convert_to(nullif(pg_catalog.current_setting('app.sess', true), ''), 'UTF8')) $$;

do $$
declare field record;
begin
  for field in select * from (values ('account', 'uuid'), ('role', 'text'), ('organisation', 'uuid'), ('municipality', 'text'),
    ('reach', 'uuid[]'), ('person', 'uuid'), ('level', 'text')) as f(name, type)
  loop
    execute format($f$ create function ctx.%I() returns %s language sql stable security definer set search_path = ''
      as 'select s.%I from ctx.session s where s.digest = ctx.digest() and s.ends_at > pg_catalog.now()' $f$, field.name, field.type, field.name);
  end loop;
end $$;

-- For jobs and for acts of a visitor without an account: a short session of the actor `system` with one municipality or organisation.
create function ctx.open_system(token text, of_municipality text, of_reach uuid[], for_purpose text) returns void
  language sql volatile security definer set search_path = ''
  as $$ insert into ctx.session (digest, role, municipality, reach, purpose, ends_at)
        values (pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8')), 'system', of_municipality, of_reach, for_purpose, pg_catalog.now() + interval '5 minutes') $$;
create function ctx.end_session(token text) returns void language sql volatile security definer set search_path = ''
  as $$ delete from ctx.session where digest = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8')) $$;
revoke all on all functions in schema ctx from public;
grant execute on function ctx.digest(), ctx.account(), ctx.role(), ctx.organisation(), ctx.municipality(), ctx.reach(), ctx.person(), ctx.level() to kp_app;
grant execute on function ctx.open_system(text, text, uuid[], text), ctx.end_session(text) to kp_door;

-- What every table with persons or updates needs.
create schema platform;
grant usage on schema platform to kp_app, kp_door;
create function platform.raise_version() returns trigger language plpgsql set search_path = ''
  as $$ begin new.version := old.version + 1; return new; end $$;
-- Locks a table: row security on and forced, version raised by trigger where there is one.
create function platform.guard(t regclass) returns void language plpgsql set search_path = '' as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  if exists (select from pg_catalog.pg_attribute where attrelid = t and attname = 'version' and not attisdropped) then
    execute format('create trigger raise_version before update on %s for each row execute function platform.raise_version()', t);
  end if;
end $$;

-- The audit log: insert only. `xid` tells commit order from sequence order when batches are sealed.
create table platform.entry (
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  municipality text,
  account uuid,
  organisation uuid,
  role text not null,
  verb text not null,
  person uuid,
  about_kind text,
  about uuid,
  fields text[] not null default '{}',
  purpose text,
  ground text,
  request uuid,
  show_after timestamptz,
  primary key (seq)
);
create index entry_person on platform.entry (person, seq desc) where person is not null;
create index entry_municipality on platform.entry (municipality, seq desc);
select platform.guard('platform.entry');
create policy entry_insert on platform.entry for insert to kp_app
  with check (account is not distinct from (select ctx.account()) and (account is not null or role in ('system', 'anonymous')));
grant insert on platform.entry to kp_app;

-- Forms that cannot go wrong twice: key and outcome in the transaction of the act. Nothing personal, kept 30 days.
create table platform.done (
  owner bytea not null,
  route text not null,
  key uuid not null,
  digest bytea not null,
  status int,
  location text,
  at timestamptz not null default now(),
  primary key (owner, route, key)
);
create index done_at on platform.done (at);
select platform.guard('platform.done');
create policy done_own on platform.done for all to kp_app using (true) with check (true);
grant select, insert, update on platform.done to kp_app;

-- Defects: a number for the person, facts without persons for the operator.
create table platform.defect (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default now(),
  route text not null,
  kind text not null,
  stack text not null
);
select platform.guard('platform.defect');
create policy defect_insert on platform.defect for insert to kp_app with check (true);
create policy defect_read on platform.defect for select to kp_app using ((select ctx.role()) = 'operator');
grant insert, select on platform.defect to kp_app;
