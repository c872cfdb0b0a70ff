-- An open page of the settlement unit shows households: it stays as long as its reader may read them.
create or replace function sharing.still_open(kinds text[], ids uuid[], at_moment timestamptz) returns boolean language sql stable set search_path = '' as $$
  select not exists (select from unnest(kinds, ids) as shown(kind, id) where not case shown.kind
    when 'application' then exists (select from applications.application a where a.id = shown.id)
    when 'shared' then exists (select from sharing.released(at_moment) r where r.id = shown.id)
    when 'move' then exists (select from moves.move m where m.id = shown.id)
    when 'household' then exists (select from allocation.household h where h.id = shown.id)
    else exists (select from people.person p where p.id = shown.id) end) $$;
