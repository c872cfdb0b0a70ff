-- Sign-in without passwords: what the door (kp_door) may ask and do. Codes, links and tokens are kept as digests only, and no
-- table of this file can be read by kp_app, except invitations and recoveries without what opens them.

-- Sessions: ctx.open_session with the moment of the second factor. Staff who have not shown one reach nobody.
create function accounts.keep_short(token text) returns void language sql volatile security definer set search_path = '' as $$
  update ctx.session s set municipality = null, reach = '{}'
  where s.digest = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8')) and s.held is not null and s.level <> 'staff' $$;
create function accounts.sign_in(token text, of_account uuid, in_role uuid, at_level text, from_browser text, borrowed boolean, at_moment timestamptz)
  returns boolean language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.open_session(token, of_account, in_role, at_level, from_browser, borrowed) then return false; end if;
  perform accounts.keep_short(token);
  update ctx.session s set stepped_up_at = case when s.held is null or s.level = 'staff' then at_moment else at_moment - interval '1 day' end
    where s.digest = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8'));
  return true;
end $$;
-- The same visit under a new id: another role, a higher level, a second factor shown again. The ten hours go on; the old id is dead.
create function accounts.renew_session(old text, token text, in_role uuid, at_level text, stepped_up timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare s ctx.session;
begin
  select * into s from ctx.session x where x.digest = pg_catalog.sha256(pg_catalog.convert_to(old, 'UTF8'))
    and x.ends_at > pg_catalog.now() and x.seen_at + x.idle > pg_catalog.now() and x.account is not null for update;
  if s.digest is null then return false; end if;
  if not ctx.open_session(token, s.account, coalesce(in_role, s.held), coalesce(at_level, s.level), s.browser, false) then return false; end if;
  update ctx.session x set opened_at = s.opened_at, ends_at = s.ends_at, idle = s.idle, stepped_up_at = coalesce(stepped_up, s.stepped_up_at)
    where x.digest = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8'));
  perform accounts.keep_short(token);
  delete from ctx.session x where x.digest = s.digest;
  return true;
end $$;
create function ctx.own_sessions() returns table (id uuid, browser text, role text, organisation text, opened_at timestamptz, seen_at timestamptz, here boolean)
  language sql stable security definer set search_path = '' as $$
  select s.id, s.browser, s.role, o.name, s.opened_at, s.seen_at, s.digest = ctx.digest()
  from ctx.session s left join organisations.organisation o on o.id = s.organisation
  where s.account = ctx.account() and s.ends_at > pg_catalog.now() and s.seen_at + s.idle > pg_catalog.now()
  order by s.seen_at desc, s.opened_at desc, s.id $$;
-- One own session, or all of them when none is named.
create function ctx.end_own(one uuid) returns int language sql volatile security definer set search_path = '' as $$
  with ended as (delete from ctx.session s where s.account = ctx.account() and (one is null or s.id = one) returning 1) select count(*)::int from ended $$;

-- The invented people of the demonstration, a dozen for each role, first seeded first.
create function accounts.demo_accounts() returns table (account uuid, held uuid, name text, role text, organisation text)
  language sql stable security definer set search_path = '' as $$
  select d.account, d.held, d.name, d.role, d.organisation from (
    select p.*, row_number() over (partition by p.role order by p.created_at, p.account) as place from (
      select a.id as account, h.id as held, a.name, coalesce(h.role, 'newcomer') as role, coalesce(o.name, m.name) as organisation, a.created_at
      from accounts.account a
        left join accounts.role_held h on h.account = a.id and h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date)
        left join organisations.organisation o on o.id = h.organisation
        left join organisations.organisation m on m.kind = 'municipality' and m.municipality = a.municipality
      where a.demo and a.disabled_at is null and (a.kind = 'newcomer' or h.id is not null)) p) d
  where d.place <= 12 order by d.role, d.place $$;
create function accounts.is_demo(of_account uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from accounts.account a where a.id = of_account and a.demo) $$;

revoke all on all functions in schema accounts from public;
revoke all on function ctx.own_sessions(), ctx.end_own(uuid) from public;
grant execute on function ctx.own_sessions(), ctx.end_own(uuid) to kp_app;
grant execute on function accounts.sign_in(text, uuid, uuid, text, text, boolean, timestamptz), accounts.renew_session(text, text, uuid, text, timestamptz),
  accounts.demo_accounts(), accounts.is_demo(uuid) to kp_door;
