-- What municipalities offer is written by their own settlement officers; the county is a fact of the site; reasons for another choice are counted.

-- The county (län) that the site divides the number of. A new row stands over an older one; nothing is changed.
create table allocation.county (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  lan_code text not null check (lan_code ~ '^[0-9]{2}$'),
  -- Who chose it; none for what the site came with.
  organisation uuid references organisations.organisation (id),
  source text not null check (length(btrim(source)) > 0),
  valid_from date not null default '1900-01-01',
  created_at timestamptz not null default now()
);
insert into allocation.county (lan_code, source) values ('12', 'SCB, län och kommuner i kodnummerordning');
select platform.guard('allocation.county');
grant select, insert on allocation.county to kp_app;
create policy read_all on allocation.county for select to kp_app using (true);
create policy officer on allocation.county for insert to kp_app
  with check ((select ctx.role()) = 'allocationOfficer' and organisation = any ((select ctx.reach())::uuid[]));

-- The n:th time that a municipality says what it offers a year: the newest holds, the others are its history.
alter table allocation.offer add column edition int not null default 1 check (edition > 0);
create unique index offer_once on allocation.offer (year, kommun_code, edition);
create policy settlement on allocation.offer for insert to kp_app
  with check ((select ctx.role()) = 'settlementOfficer' and organisation = any ((select ctx.reach())::uuid[]) and kommun_code = (select ctx.municipality()));

-- How the advice was received, over all units: the reason of each household's last decision before a day, none where the advice was followed.
-- Numbers for the disclosure control, and nobody whose identity is protected.
create function allocation.departures(of_year int, before timestamptz) returns table (reason text, households bigint)
  language sql stable security definer set search_path = '' as $$
  select p.reason, count(*) from allocation.household h
    join lateral (select x.reason from allocation.placement x where x.municipality = h.municipality and x.household = h.id and x.decided_at < before
      order by x.seq desc limit 1) p on true
  where h.year = of_year and h.handlers is null and (select ctx.role()) in ('allocationOfficer', 'system') group by p.reason $$;
revoke all on function allocation.departures(int, timestamptz) from public;
grant execute on function allocation.departures(int, timestamptz) to kp_app;
