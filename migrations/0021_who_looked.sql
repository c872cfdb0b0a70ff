-- "Vem har tittat på mina uppgifter": the person's own lines of the log, without names of staff and without anybody else.
create function platform.who_looked(before bigint, most int) returns table (seq bigint, at timestamptz, role text, organisation text, municipality text, verb text, purpose text)
  language sql stable security definer set search_path = '' as $$
  select e.seq, e.at, e.role, o.name, m.own_name, e.verb, e.purpose
  from platform.entry e
    left join organisations.organisation o on o.id = e.organisation
    left join organisations.organisation m on m.kind = 'municipality' and m.municipality = coalesce(o.municipality, e.municipality)
  where e.person = ctx.person() and e.account is distinct from ctx.account() and e.role <> 'system' and e.purpose is not null
    and (e.show_after is null or e.show_after <= pg_catalog.now()) and (before is null or e.seq < before)
  order by e.seq desc limit least(most, 200) $$;
revoke all on function platform.who_looked(bigint, int) from public;
grant execute on function platform.who_looked(bigint, int) to kp_app;
