-- What row security asks about whoever reads is asked once a statement and planned in a moment (docs/decisions/0030).

-- What is opened to my organisation today, for the policies alone: as a view of the owner's its rows are not walled in once more, with
-- all that a wall asks, inside every wall that asks for them. It shows what policy `partner` of people.access shows, and less of it.
create view people.opened as
  select a.municipality, a.person, a.about
  from people.access a
  where a.organisation = any ((select ctx.reach())::uuid[])
    and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
    and (a.handlers is null or (select ctx.account()) = any (a.handlers));
alter view people.opened owner to kp_owner;
grant select on people.opened to kp_app;

-- `offset 0` keeps the question one per row, answered by the index: as a hash it would read every access row there is.
alter policy wall on applications.application using (
  (municipality = (select ctx.municipality()) or person = (select ctx.person())
    or exists (select from people.opened x
      where x.municipality = application.municipality and x.person = application.person and x.about = application.id offset 0))
  and (handlers is null or (select ctx.account()) = any (handlers) or person = (select ctx.person()) or (select ctx.role() = 'system')));
alter policy partner on applications.application using (
  (select ctx.role() in ('admissionOfficer', 'rector', 'payer')) and partners && (select ctx.reach())
  and exists (select from people.opened x
    where x.municipality = application.municipality and x.person = application.person and x.about = application.id offset 0));
alter policy wall on people.person using (
  (municipality = (select ctx.municipality()) or id = (select ctx.person())
    or exists (select from people.opened x where x.municipality = person.municipality and x.person = person.id offset 0))
  and (handlers is null or (select ctx.account()) = any (handlers) or id = (select ctx.person()) or (select ctx.role() = 'system')));
alter policy partner on people.person using (
  (select ctx.role() in ('admissionOfficer', 'rector', 'payer'))
  and exists (select from people.opened x where x.municipality = person.municipality and x.person = person.id offset 0));

-- A role is a question with yes or no for an answer: for that the planner guesses one row in two, for a comparison one in two hundred.
do $$
declare
  one record;
  said constant text := $r$\(\( SELECT ctx\.role\(\) AS role\) = (ANY \(ARRAY\[[^\]]*\]\)|'[a-zA-Z]+'::text)\)$r$;
  asked constant text := $r$( SELECT (ctx.role() = \1))$r$;
begin
  for one in
    select p.polname, p.polrelid::regclass as at, pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as checked
    from pg_policy p
  loop
    if one.qual ~ said then
      execute format('alter policy %I on %s using (%s)', one.polname, one.at, regexp_replace(one.qual, said, asked, 'g'));
    end if;
    if one.checked ~ said then
      execute format('alter policy %I on %s with check (%s)', one.polname, one.at, regexp_replace(one.checked, said, asked, 'g'));
    end if;
  end loop;
end $$;
