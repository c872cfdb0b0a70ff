-- Probably the same person (dubbletter): keys that sound and numbers make, pairs for a human to judge, and merges that can be taken back.
create schema duplicates;
grant usage on schema duplicates to kp_app;

-- What somebody is found by: keyed hashes of how the name sounds with the day of birth or the phone. Meaningless outside the municipality.
create table duplicates.likeness (
  municipality text not null,
  person uuid not null,
  keys bytea[] not null,
  made_at timestamptz not null,
  -- The name, phone or number has changed since.
  stale boolean not null default false,
  primary key (municipality, person),
  foreign key (municipality, person) references people.person (municipality, id)
);
create index likeness_keys on duplicates.likeness using gin (keys);
create table duplicates.pair (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  first uuid not null,
  second uuid not null,
  found_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'same', 'different')),
  decided_by uuid,
  decided_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  unique (municipality, first, second),
  foreign key (municipality, first) references people.person (municipality, id),
  foreign key (municipality, second) references people.person (municipality, id)
);
create index pair_waiting on duplicates.pair (municipality, found_at) where state = 'waiting';
create index pair_second on duplicates.pair (municipality, second);
create table duplicates.merge (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  pair uuid not null,
  kept uuid not null,
  gone uuid not null,
  merged_by uuid,
  merged_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, pair) references duplicates.pair (municipality, id),
  foreign key (municipality, kept) references people.person (municipality, id),
  foreign key (municipality, gone) references people.person (municipality, id)
);
create unique index merge_standing on duplicates.merge (municipality, pair) where undone_at is null;
create index merge_kept on duplicates.merge (municipality, kept);
create index merge_gone on duplicates.merge (municipality, gone);
-- Which rows went over, so that exactly those go back.
create table duplicates.merged_row (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  merge uuid not null,
  of_table text not null,
  row_id uuid not null,
  -- A sealed number as it was before it was sealed for the other.
  sealed bytea,
  primary key (municipality, id),
  foreign key (municipality, merge) references duplicates.merge (municipality, id)
);
create index merged_row_merge on duplicates.merged_row (municipality, merge);
-- A school's own applicants by their numbers, with a key that no other school and no municipality has.
create table duplicates.mark (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  provider uuid not null references organisations.organisation (id),
  mark bytea not null,
  primary key (municipality, id),
  unique (municipality, application, mark),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index mark_provider on duplicates.mark (provider, mark);

do $$
declare t text;
begin
  foreach t in array array['likeness', 'pair', 'merge', 'merged_row', 'mark'] loop
    perform platform.guard(format('duplicates.%I', t)::regclass);
    execute format('grant select, insert on duplicates.%I to kp_app', t);
    execute format('create policy system on duplicates.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format('create policy definer on duplicates.%I for all to kp_owner using (true) with check (true)', t);
  end loop;
end $$;
grant update (keys, made_at, stale) on duplicates.likeness to kp_app;
grant update (state, decided_by, decided_at) on duplicates.pair to kp_app;
grant update (undone_by, undone_at) on duplicates.merge to kp_app;

-- A pair is there only for whoever answers for both, and never when one of them is protected.
create policy wall on duplicates.likeness as restrictive for all to kp_app using (municipality = (select ctx.municipality()) and (select ctx.role()) = 'system');
create policy nobody on duplicates.likeness for select to kp_app using (false);
create policy wall on duplicates.pair as restrictive for all to kp_app
  using (municipality = (select ctx.municipality())
    and not exists (select from people.person p where p.municipality = pair.municipality and p.id in (pair.first, pair.second) and p.handlers is not null));
create policy home on duplicates.pair for all to kp_app
  using ((select ctx.role()) in ('caseworker', 'coordinator') and 2 = (select count(*) from people.person p
    where p.municipality = pair.municipality and p.id in (pair.first, pair.second) and p.handlers is null and p.unit = any ((select ctx.reach())::uuid[])));
create policy wall on duplicates.merge as restrictive for all to kp_app
  using (municipality = (select ctx.municipality()) and exists (select from duplicates.pair p where p.municipality = merge.municipality and p.id = merge.pair));
create policy home on duplicates.merge for all to kp_app using (exists (select from duplicates.pair p where p.municipality = merge.municipality and p.id = merge.pair));
create policy wall on duplicates.merged_row as restrictive for all to kp_app
  using (municipality = (select ctx.municipality()) and exists (select from duplicates.merge m where m.municipality = merged_row.municipality and m.id = merged_row.merge));
create policy home on duplicates.merged_row for select to kp_app
  using (exists (select from duplicates.merge m where m.municipality = merged_row.municipality and m.id = merged_row.merge));
create policy wall on duplicates.mark as restrictive for all to kp_app
  using (exists (select from applications.application a where a.municipality = mark.municipality and a.id = mark.application and a.handlers is null));
create policy school on duplicates.mark for select to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector') and provider = any ((select ctx.reach())::uuid[]));

-- A new name, phone or number makes new keys; protection takes them away.
create function duplicates.forget_likeness() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update duplicates.likeness l set stale = true, keys = case when new.handlers is null then l.keys else '{}' end
    where l.municipality = new.municipality and l.person = new.id;
  return new;
end $$;
create trigger forget_likeness after update of given_name, family_name, phone, handlers on people.person
  for each row when (old.given_name is distinct from new.given_name or old.family_name is distinct from new.family_name or old.phone is distinct from new.phone
    or old.handlers is distinct from new.handlers) execute function duplicates.forget_likeness();
create function duplicates.new_number() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update duplicates.likeness l set stale = true where l.municipality = new.municipality and l.person = new.person;
  return new;
end $$;
create trigger new_number after insert on people.person_identifier for each row execute function duplicates.new_number();

-- For the site's own jobs: who has no keys yet, or old ones; ids only.
create function duplicates.unlike(most int) returns table (municipality text, person uuid) language sql stable security definer set search_path = '' as $$
  select p.municipality, p.id from people.person p left join duplicates.likeness l on l.municipality = p.municipality and l.person = p.id
  where (select ctx.role()) = 'system' and (l.person is null or l.stale) and p.handlers is null and p.closed_at is null
  order by p.municipality, p.id limit most $$;
create function duplicates.unmarked(most int) returns table (municipality text, application uuid, person uuid, provider uuid)
  language sql stable security definer set search_path = '' as $$
  select a.municipality, a.id, a.person, a.provider from applications.application a
  where (select ctx.role()) = 'system' and a.handlers is null and a.partners <> '{}'
    and exists (select from people.person_identifier i where i.municipality = a.municipality and i.person = a.person and i.valid_to is null and i.kind <> 'import')
    and not exists (select from duplicates.mark m where m.municipality = a.municipality and m.application = a.id)
  order by a.municipality, a.id limit most $$;
create policy duplicates_definer on people.person_identifier for select to kp_owner using (true);
revoke all on function duplicates.forget_likeness(), duplicates.new_number(), duplicates.unlike(int), duplicates.unmarked(int) from public;
grant execute on function duplicates.unlike(int), duplicates.unmarked(int) to kp_app;

-- An open page asks whether what it shows is still open to its reader: a move is so by its own row.
create or replace function sharing.still_open(kinds text[], ids uuid[], at_moment timestamptz) returns boolean language sql stable set search_path = '' as $$
  select not exists (select from unnest(kinds, ids) as shown(kind, id) where not case shown.kind
    when 'application' then exists (select from applications.application a where a.id = shown.id)
    when 'shared' then exists (select from sharing.released(at_moment) r where r.id = shown.id)
    when 'move' then exists (select from moves.move m where m.id = shown.id)
    else exists (select from people.person p where p.id = shown.id) end) $$;
