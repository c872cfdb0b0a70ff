-- Who has a key in common with some people, for the site's own job. Under row security a condition on an array may look at a row only after the policies have
-- judged it, so that each of a municipality's people was held against all others; here the index of keys is asked. Ids only, of the municipality at work.
-- The planner takes keys to be common, and would read a whole table or a whole municipality instead: hence no such scan, and a condition no index serves.
create function duplicates.alike(people uuid[]) returns table (first uuid, second uuid) language sql stable security definer set search_path = '' set enable_seqscan = off as $$
  select distinct least(a.person, b.person), greatest(a.person, b.person)
  from duplicates.likeness a
    cross join lateral (select x.person from duplicates.likeness x
      where x.keys operator(pg_catalog.&&) a.keys and x.municipality || '' = a.municipality and x.person <> a.person offset 0) b
    join people.person p on p.municipality = a.municipality and p.id = b.person and p.handlers is null and p.closed_at is null
  where (select ctx.role()) = 'system' and a.municipality = (select ctx.municipality()) and a.person = any (people) and a.keys <> '{}' $$;
revoke all on function duplicates.alike(uuid[]) from public;
grant execute on function duplicates.alike(uuid[]) to kp_app;

-- New keys go into the index at once: else each question reads through all that have not been put in yet.
alter index duplicates.likeness_keys set (fastupdate = off);
select pg_catalog.gin_clean_pending_list('duplicates.likeness_keys');
