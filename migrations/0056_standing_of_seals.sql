-- How far the sealing of the log has come, as an operator and a supervisor program may know it: two times and nobody.
create index seal_reached on platform.seal (era, to_xid);
create index seal_newest on platform.seal (at);
create policy definer on platform.seal for select to kp_owner using (true);
create policy definer on platform.restored for select to kp_owner using (true);
create function platform.seals_standing() returns table (newest timestamptz, unsealed_since timestamptz) language sql stable security definer set search_path = '' as $$
  with reached as (select s.era, s.to_xid from platform.seal s order by s.era desc, s.to_xid desc limit 1)
  select (select max(s.at) from platform.seal s),
    (select min(e.at) from platform.entry e where e.xid >= coalesce((select r.to_xid from reached r), '0'::xid8)
      and e.seq > coalesce((select max(o.after_seq) from platform.restored o), 0)) $$;
revoke all on function platform.seals_standing() from public;
grant execute on function platform.seals_standing() to kp_app;
