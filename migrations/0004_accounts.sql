-- Accounts and the roles they hold. Reading for sign-in goes through definer functions of kp_door (0010).
create schema accounts;
grant usage on schema accounts to kp_app, kp_door;
create table accounts.account (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('staff', 'newcomer')),
  name text not null default '',
  title text not null default '',
  mail text,
  language text not null default 'sv',
  -- A newcomer's own person, under the controller that made the account.
  municipality text,
  person uuid,
  level text not null default 'none',
  demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  version int not null default 1
);
create unique index account_staff_mail on accounts.account (lower(mail)) where kind = 'staff' and mail is not null;
create index account_person on accounts.account (person) where person is not null;
create table accounts.role_held (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references accounts.account (id),
  role text not null,
  organisation uuid not null references organisations.organisation (id),
  valid_from date not null default current_date,
  valid_to date,
  granted_by uuid,
  granted_at timestamptz not null default now(),
  version int not null default 1
);
create index role_held_account on accounts.role_held (account);
create index role_held_organisation on accounts.role_held (organisation);

do $$
declare t text;
begin
  foreach t in array array['account', 'role_held'] loop
    perform platform.guard(format('accounts.%I', t)::regclass);
    execute format('create policy definer on accounts.%I for all to kp_owner using (true) with check (true)', t);
    execute format('create policy system on accounts.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format('grant select, insert, update on accounts.%I to kp_app', t);
  end loop;
end $$;
create policy own on accounts.account for select to kp_app using (id = (select ctx.account()));
create policy own_update on accounts.account for update to kp_app using (id = (select ctx.account())) with check (id = (select ctx.account()));
create policy own on accounts.role_held for select to kp_app using (account = (select ctx.account()));
-- An administrator sees the staff of the own organisation only, the platform's administrator the administrators.
create policy administrator on accounts.role_held for all to kp_app
  using ((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[]) and role not in ('platformAdministrator', 'operator'));
create policy platform_administrator on accounts.role_held for all to kp_app
  using ((select ctx.role()) = 'platformAdministrator' and role in ('administrator', 'platformAdministrator', 'operator'))
  with check ((select ctx.role()) = 'platformAdministrator' and role in ('administrator', 'platformAdministrator', 'operator'));
create policy administrators on accounts.account for all to kp_app
  using (kind = 'staff' and (select ctx.role()) in ('administrator', 'platformAdministrator')
    and exists (select from accounts.role_held h where h.account = account.id))
  with check (kind = 'staff' and (select ctx.role()) in ('administrator', 'platformAdministrator'));
-- Colleagues' names in lists and timelines: names of staff only, for staff.
create function accounts.staff_names(ids uuid[]) returns table (id uuid, name text, title text)
  language sql stable security definer set search_path = ''
  as $$ select a.id, a.name, a.title from accounts.account a
        where a.id = any (ids) and a.kind = 'staff' and (select ctx.role()) is not null and (select ctx.role()) <> 'anonymous' $$;
-- Those who can be made responsible: staff with a role in my reach.
create function accounts.colleagues() returns table (id uuid, name text, title text, role text, organisation uuid)
  language sql stable security definer set search_path = ''
  as $$ select a.id, a.name, a.title, h.role, h.organisation from accounts.account a join accounts.role_held h on h.account = a.id
        where a.kind = 'staff' and a.disabled_at is null and h.organisation = any (ctx.reach())
          and h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date) order by a.name $$;
revoke all on all functions in schema accounts from public;
grant execute on function accounts.staff_names(uuid[]), accounts.colleagues() to kp_app;

-- Opens a session for an account in one of its live roles (null: newcomer, or staff without a role yet). Only the door may.
create function ctx.open_session(token text, of_account uuid, in_role uuid, at_level text, from_browser text, borrowed boolean) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare who accounts.account; h accounts.role_held; o organisations.organisation;
begin
  select * into who from accounts.account a where a.id = of_account and a.disabled_at is null;
  if who.id is null then return false; end if;
  if who.kind = 'staff' then
    select * into h from accounts.role_held r where r.account = who.id and r.valid_from <= current_date and (r.valid_to is null or r.valid_to > current_date)
      and (in_role is null or r.id = in_role) order by r.granted_at, r.id limit 1;
    if h.id is null then return false; end if;
    select * into o from organisations.organisation x where x.id = h.organisation;
  end if;
  insert into ctx.session (digest, account, role, held, organisation, municipality, reach, person, level, browser, idle, ends_at)
  values (pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8')), who.id, coalesce(h.role, 'newcomer'), h.id, h.organisation,
    case when who.kind = 'staff' then o.municipality end,
    case when h.id is null then '{}'::uuid[] else organisations.below(h.organisation) end,
    who.person, at_level, left(from_browser, 200), case when borrowed then interval '15 minutes' else interval '30 minutes' end, pg_catalog.now() + interval '10 hours');
  return true;
end $$;
-- Who this request is, looked up anew each time: an ended session, role or account bites from the next request.
create function ctx.visit(token text) returns table (account uuid, name text, role text, level text, organisation uuid, organisation_name text,
    reach uuid[], municipality text, person uuid, delegated text[], roles int, session uuid, stepped_up_at timestamptz, language text)
  language plpgsql volatile security definer set search_path = '' as $$
declare s ctx.session;
begin
  select * into s from ctx.session x where x.digest = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8'))
    and x.ends_at > pg_catalog.now() and x.seen_at + x.idle > pg_catalog.now() and x.account is not null;
  if s.digest is null then return; end if;
  if s.seen_at < pg_catalog.now() - interval '1 minute' then
    update ctx.session x set seen_at = pg_catalog.now() where x.digest = s.digest;
  end if;
  return query select a.id, a.name, s.role, s.level, s.organisation, o.name, s.reach, s.municipality, s.person,
      coalesce((select array_agg(distinct d.kind) from organisations.delegation d
        where d.organisation = any (organisations.above(s.organisation)) and (d.account = a.id or (d.account is null and d.role = s.role))
          and d.valid_from <= current_date and (d.valid_to is null or d.valid_to > current_date)), '{}'),
      (select count(*)::int from accounts.role_held r where r.account = a.id and r.valid_from <= current_date and (r.valid_to is null or r.valid_to > current_date)),
      s.id, s.stepped_up_at, a.language
    from accounts.account a left join organisations.organisation o on o.id = s.organisation
    where a.id = s.account and a.disabled_at is null
      and (s.held is null or exists (select from accounts.role_held h where h.id = s.held and h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date)));
end $$;
revoke all on function ctx.open_session(text, uuid, uuid, text, text, boolean), ctx.visit(text) from public;
grant execute on function ctx.open_session(text, uuid, uuid, text, text, boolean) to kp_door;
grant execute on function ctx.visit(text) to kp_app;
