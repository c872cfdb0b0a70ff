-- What belongs to an application had a wall and a policy that asked the very same: may the reader see the application? Both were planned,
-- begun and asked, for every such table of every page: half of what a page of one application cost. The wall asks; the policy lets whoever
-- has a session through to it, for nobody sees an application without one. Only where the two are the same word for word: nobody sees a
-- row more or less.
do $$
declare twin record;
begin
  for twin in select p.schemaname, p.tablename from pg_policies p join pg_policies w using (schemaname, tablename)
    where p.policyname = 'concerned' and p.permissive = 'PERMISSIVE' and w.policyname = 'wall' and w.permissive = 'RESTRICTIVE' and w.cmd = 'ALL'
      and p.roles = w.roles and p.qual = w.qual and p.with_check is null and w.with_check is null
  loop
    execute format('alter policy concerned on %I.%I using ((select ctx.role() is not null))', twin.schemaname, twin.tablename);
  end loop;
end $$;
