-- Legal sex (juridiskt kön) of people: K, M, or nothing where nobody has said. It comes with a file or a caseworker writes it; it is asked of no applicant and never read out
-- of an identity number. It is for telling women and men apart in own figures: no session reads the column, so that no list, selection or advice can go by it.
alter table people.person add column sex text check (sex in ('K', 'M'));
revoke select on people.person from kp_app;
grant select (municipality, id, unit, given_name, family_name, name_key, phone, mail, language, interpreter, channel, home_source, identity_checked_at, identity_checked_by,
  responsible, followers, handlers, demo, created_at, closed_at, version, restricted, first_sfi) on people.person to kp_app;

-- Who may be told: the person, the home municipality that answers for them, and the site itself there (import, move, merge, extract).
create function people.sexes(of_municipality text, of_people uuid[]) returns table (person uuid, sex text) language sql stable security definer set search_path = '' as $$
  select p.id, p.sex from people.person p
  where p.municipality = of_municipality and p.id = any (of_people) and p.sex is not null
    and (p.id = (select ctx.person()) or (p.municipality = (select ctx.municipality()) and ((select ctx.role()) = 'system'
      or ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and p.unit = any ((select ctx.reach())::uuid[])
        and (p.handlers is null or (select ctx.account()) = any (p.handlers)))))) $$;
revoke all on function people.sexes(text, uuid[]) from public;
grant execute on function people.sexes(text, uuid[]) to kp_app;

-- What only the row that goes knew, and gave to the one that stays: taken back with the rest.
alter table duplicates.merge add column sex text check (sex in ('K', 'M'));

-- Own figures by sex, U where it is not known; as before for the disclosure gate alone, and nobody with protected identity is in them.
drop function applications.counted(timestamptz, timestamptz);
create function applications.counted(first_day timestamptz, end_day timestamptz)
  returns table (kind text, municipality text, sex text, n int, days int[]) language sql stable security definer set search_path = '' as $$
  select 'sent', a.municipality, coalesce(p.sex, 'U'), count(*)::int, '{}'::int[]
  from applications.application a join people.person p on p.municipality = a.municipality and p.id = a.person
  where (select ctx.role()) = 'system' and a.handlers is null and a.sent_at >= first_day and a.sent_at < end_day
    and a.state not in ('registered_in_error') group by 2, 3
  union all
  select 'decided', d.municipality, coalesce(p.sex, 'U'), count(*)::int, array_agg(d.days order by d.days)
  from (select a.municipality, a.person, a.id, min(e.at) as at,
      greatest(0, (min(e.at) at time zone 'Europe/Stockholm')::date - (a.sent_at at time zone 'Europe/Stockholm')::date)::int as days
    from applications.application a join applications.event e on e.municipality = a.municipality and e.application = a.id
      and e.to_state in ('offered', 'reserve', 'not_granted', 'not_admitted', 'not_selected', 'awaiting_start')
    where (select ctx.role()) = 'system' and a.handlers is null group by a.municipality, a.person, a.id, a.sent_at) d
    join people.person p on p.municipality = d.municipality and p.id = d.person
  where d.at >= first_day and d.at < end_day group by 2, 3 $$;
revoke all on function applications.counted(timestamptz, timestamptz) from public;
grant execute on function applications.counted(timestamptz, timestamptz) to kp_app;

drop function participation.counted(date, date);
create function participation.counted(first_day date, end_day date)
  returns table (municipality text, sex text, after int, outcome text, n int) language sql stable security definer set search_path = '' as $$
  select o.municipality, coalesce(p.sex, 'U'), o.after, case when o.outcome is null or o.outcome = 'unknown' then 'unknown'
    when o.outcome in ('work', 'regular_studies') then 'on' else 'other' end, count(*)::int
  from participation.outcome o join applications.application a on a.municipality = o.municipality and a.id = o.application
    join people.person p on p.municipality = a.municipality and p.id = a.person
  where (select ctx.role()) = 'system' and a.handlers is null and o.after in (0, 90) and o.on_day >= first_day and o.on_day < end_day group by 1, 2, 3, 4 $$;
revoke all on function participation.counted(date, date) from public;
grant execute on function participation.counted(date, date) to kp_app;
select rights.reach_all();
