-- Own figures: what applications and outcomes add up to, municipality by municipality, for the disclosure gate alone. No page may ask.
-- Somebody with protected identity is outside the records before anything is counted.
create function applications.counted(first_day timestamptz, end_day timestamptz)
  returns table (kind text, municipality text, n int, days int[]) language sql stable security definer set search_path = '' as $$
  select 'sent', a.municipality, count(*)::int, '{}'::int[] from applications.application a
  where (select ctx.role()) = 'system' and a.handlers is null and a.sent_at >= first_day and a.sent_at < end_day
    and a.state not in ('registered_in_error') group by 2
  union all
  select 'decided', d.municipality, count(*)::int, array_agg(d.days order by d.days)
  from (select a.municipality, a.id, greatest(0, (min(e.at) at time zone 'Europe/Stockholm')::date - (a.sent_at at time zone 'Europe/Stockholm')::date)::int as days, min(e.at) as at
    from applications.application a join applications.event e on e.municipality = a.municipality and e.application = a.id
      and e.to_state in ('offered', 'reserve', 'not_granted', 'not_admitted', 'not_selected', 'awaiting_start')
    where (select ctx.role()) = 'system' and a.handlers is null group by a.municipality, a.id, a.sent_at) d
  where d.at >= first_day and d.at < end_day group by 2 $$;
revoke all on function applications.counted(timestamptz, timestamptz) from public;
grant execute on function applications.counted(timestamptz, timestamptz) to kp_app;

create policy figures_definer on participation.outcome for select to kp_owner using (true);
create function participation.counted(first_day date, end_day date)
  returns table (municipality text, after int, outcome text, n int) language sql stable security definer set search_path = '' as $$
  select o.municipality, o.after, case when o.outcome is null or o.outcome = 'unknown' then 'unknown'
    when o.outcome in ('work', 'regular_studies') then 'on' else 'other' end, count(*)::int
  from participation.outcome o join applications.application a on a.municipality = o.municipality and a.id = o.application
  where (select ctx.role()) = 'system' and a.handlers is null and o.after in (0, 90) and o.on_day >= first_day and o.on_day < end_day group by 1, 2, 3 $$;
revoke all on function participation.counted(date, date) from public;
grant execute on function participation.counted(date, date) to kp_app;
