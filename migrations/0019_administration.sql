-- What administrators, operators and data protection officers need beyond the tables, and second locks below their pages.
revoke all on function platform.raise_version(), platform.guard(regclass) from public;

-- A municipality stands in one corner at a time. Two moves of the same one wait for each other.
alter table organisations.corner_member add check (valid_to is null or valid_to >= valid_from);
alter table organisations.cooperation_member add check (valid_to is null or valid_to >= valid_from);
alter table organisations.delegation add check (valid_to is null or valid_to >= valid_from);
create function organisations.one_corner() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('corner ' || new.municipality));
  if exists (select from organisations.corner_member m where m.municipality = new.municipality and (m.corner, m.valid_from) <> (new.corner, new.valid_from)
    and daterange(m.valid_from, m.valid_to) && daterange(new.valid_from, new.valid_to)) then
    raise exception 'a municipality stands in one corner at a time' using errcode = 'KP002';
  end if;
  return new;
end $$;
revoke all on function organisations.one_corner() from public;
create trigger one_corner after insert or update on organisations.corner_member for each row execute function organisations.one_corner();

-- Does this account hold a role that the asking administrator does not look after? Then it is not theirs to disable. Says yes or no, not where.
create function accounts.held_elsewhere(of_account uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce((select ctx.role()) not in ('administrator', 'platformAdministrator'), true) or exists (
    select from accounts.role_held h where h.account = of_account and (h.valid_to is null or h.valid_to > current_date)
      and case (select ctx.role()) when 'administrator' then h.organisation <> all ((select ctx.reach())::uuid[])
        else h.role not in ('administrator', 'platformAdministrator', 'operator') end) $$;
revoke all on function accounts.held_elsewhere(uuid) from public;
grant execute on function accounts.held_elsewhere(uuid) to kp_app;

-- The log as a data protection officer reads it: the own municipality's lines, or, at an organisation that is no municipality, those of the
-- own staff. Who looked, when, why and at which fields; never what stands there.
create policy definer on platform.entry for select to kp_owner using (true);
create function platform.lines_of_log(of_person uuid, of_account uuid, of_day date, before bigint, most int)
  returns table (seq bigint, at timestamptz, account uuid, account_name text, role text, organisation text, verb text, person uuid,
    about_kind text, about uuid, fields text[], purpose text, ground text)
  language sql stable security definer set search_path = '' as $$
  select e.seq, e.at, e.account, a.name, e.role, o.name, e.verb, e.person, e.about_kind, e.about, e.fields, e.purpose, e.ground
  from platform.entry e left join accounts.account a on a.id = e.account and a.kind = 'staff'
    left join organisations.organisation o on o.id = e.organisation
  where (select ctx.role()) = 'dataProtectionOfficer'
    and case when (select ctx.municipality()) is null then e.organisation = any ((select ctx.reach())::uuid[]) else e.municipality = (select ctx.municipality()) end
    and (of_person is null or e.person = of_person) and (of_account is null or e.account = of_account)
    and (of_day is null or (e.at >= of_day::timestamp at time zone 'Europe/Stockholm' and e.at < (of_day + 1)::timestamp at time zone 'Europe/Stockholm'))
    and (before is null or e.seq < before)
  order by e.seq desc limit least(most, 200) $$;
revoke all on function platform.lines_of_log(uuid, uuid, date, bigint, int) from public;
grant execute on function platform.lines_of_log(uuid, uuid, date, bigint, int) to kp_app;

-- A role reaches downwards: whoever is signed in above a new part reaches it from the next request on.
create function organisations.reach_new() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update ctx.session s set reach = s.reach || new.id where new.parent = any (s.reach) and new.id <> all (s.reach);
  return new;
end $$;
revoke all on function organisations.reach_new() from public;
create trigger reach_new after insert on organisations.organisation for each row when (new.parent is not null) execute function organisations.reach_new();
