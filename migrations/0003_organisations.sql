-- Organisations as a tree: municipality, board (nämnd, the controller), unit; providers, authorities, employers, associations, corners.
create schema organisations;
grant usage on schema organisations to kp_app, kp_door;
create table organisations.organisation (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('owner', 'municipality', 'board', 'unit', 'provider', 'authority', 'employer', 'association', 'corner')),
  parent uuid references organisations.organisation (id),
  municipality text check (municipality ~ '^[0-9]{4}$'),
  name text not null check (length(name) between 1 and 200),
  own_name text,
  phone text not null default '',
  mail text not null default '',
  -- The unit to which new applications of this municipality go.
  receives boolean not null default false,
  hours_from time not null default '08:00',
  hours_to time not null default '16:30',
  valid_from date not null default '1900-01-01',
  valid_to date,
  source text not null default '',
  demo boolean not null default false,
  version int not null default 1
);
create unique index organisation_municipality on organisations.organisation (municipality) where kind = 'municipality';
create unique index organisation_receives on organisations.organisation (municipality) where receives;
create index organisation_parent on organisations.organisation (parent);
create table organisations.corner_member (
  corner uuid not null references organisations.organisation (id),
  municipality text not null,
  valid_from date not null default '1900-01-01',
  valid_to date,
  source text not null,
  primary key (corner, municipality, valid_from)
);
create table organisations.cooperation_area (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  education_kind text not null,
  agreement text not null default '',
  demo boolean not null default false,
  version int not null default 1
);
create table organisations.cooperation_member (
  area uuid not null references organisations.cooperation_area (id),
  municipality text not null,
  valid_from date not null,
  valid_to date,
  primary key (area, municipality, valid_from)
);
create table organisations.delegation (
  id uuid primary key default gen_random_uuid(),
  organisation uuid not null references organisations.organisation (id),
  kind text not null check (kind in ('cost', 'admission', 'seat')),
  role text,
  account uuid,
  valid_from date not null,
  valid_to date,
  reference text not null,
  version int not null default 1,
  check (role is not null or account is not null)
);
create index delegation_organisation on organisations.delegation (organisation);

-- The organisation and everything below it; a role held there reaches so far.
create function organisations.below(top uuid) returns uuid[] language sql stable security definer set search_path = '' as $$
  with recursive tree (id) as (
    select top union select o.id from organisations.organisation o join tree on o.parent = tree.id)
  select coalesce(array_agg(id), '{}') from tree $$;
create function organisations.above(bottom uuid) returns uuid[] language sql stable security definer set search_path = '' as $$
  with recursive line (id, parent) as (
    select o.id, o.parent from organisations.organisation o where o.id = bottom
    union select o.id, o.parent from organisations.organisation o join line on o.id = line.parent)
  select coalesce(array_agg(id), '{}') from line $$;
revoke all on all functions in schema organisations from public;
grant execute on function organisations.below(uuid), organisations.above(uuid) to kp_app, kp_door;

do $$
declare t text;
begin
  foreach t in array array['organisation', 'corner_member', 'cooperation_area', 'cooperation_member', 'delegation'] loop
    perform platform.guard(format('organisations.%I', t)::regclass);
    execute format('create policy read_all on organisations.%I for select to kp_app, kp_owner using (true)', t);
    execute format($p$ create policy platform_writes on organisations.%I for all to kp_app
      using ((select ctx.role()) in ('platformAdministrator', 'system')) with check ((select ctx.role()) in ('platformAdministrator', 'system')) $p$, t);
    execute format('grant select, insert, update on organisations.%I to kp_app', t);
  end loop;
end $$;
create policy administrator_own on organisations.organisation for update to kp_app
  using ((select ctx.role()) = 'administrator' and id = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) = 'administrator' and id = any ((select ctx.reach())::uuid[]));
create policy administrator_units on organisations.organisation for insert to kp_app
  with check ((select ctx.role()) = 'administrator' and parent = any ((select ctx.reach())::uuid[]) and kind in ('board', 'unit')
    and municipality is not distinct from (select ctx.municipality()));
create policy administrator_delegates on organisations.delegation for all to kp_app
  using ((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[]));
