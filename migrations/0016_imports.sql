-- Files that are being read in (inläsning): kept a day, sealed, with what was found in them; then row and file are gone.
create schema imports;
grant usage on schema imports to kp_app, kp_door;
create table imports.import (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('courses', 'people', 'applications')),
  account uuid not null,
  -- The organisation for which it is read in; another role of the same account does not see it.
  organisation uuid not null references organisations.organisation (id),
  -- Name of the file as it was sent, and of the sealed file in the folder.
  name text not null,
  stored text not null,
  -- Digest of what was sent: the second user confirms the same file.
  digest bytea not null,
  -- Field to place of its column, from 0; empty until somebody has said so.
  columns jsonb not null default '{}',
  -- The day that days in the file are counted from.
  counted_from date not null,
  state text not null default 'uploaded' check (state in ('uploaded', 'checked', 'waiting', 'done')),
  -- Sealed: counts, problems and the first rows.
  found bytea,
  counts jsonb,
  proposed_by uuid,
  confirmed_by uuid,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  done_at timestamptz,
  version int not null default 1,
  check (confirmed_by is null or confirmed_by <> proposed_by)
);
create index import_account on imports.import (account, made_at desc);
create index import_ends on imports.import (ends_at);
select platform.guard('imports.import');
grant select, insert, update, delete on imports.import to kp_app;
create policy system on imports.import for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy own on imports.import for all to kp_app
  using (account = (select ctx.account()) and organisation = (select ctx.organisation()))
  with check (account = (select ctx.account()) and organisation = (select ctx.organisation()));
-- Another administrator of the platform confirms: two see the file before it becomes anybody's history.
create policy second_reads on imports.import for select to kp_app
  using ((select ctx.role()) = 'platformAdministrator' and state in ('waiting', 'done') and proposed_by is not null);
create policy second_confirms on imports.import for update to kp_app
  using ((select ctx.role()) = 'platformAdministrator' and state = 'waiting')
  with check ((select ctx.role()) = 'platformAdministrator' and confirmed_by = (select ctx.account()));

-- PostgreSQL plans the checks of foreign keys when a table is as good as empty, and keeps the plan for the session: a first import of thousands of
-- applications would read all of them for each row below. Once there is something to count, it is counted; nothing to do when that has been done.
create function applications.know_size() returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if (select ctx.role()) = 'system' and (select c.reltuples from pg_catalog.pg_class c where c.oid = 'applications.application'::regclass) < 200 then
    analyze people.person, applications.sending, applications.application;
  end if;
end $$;
revoke all on function applications.know_size() from public;
grant execute on function applications.know_size() to kp_app;
