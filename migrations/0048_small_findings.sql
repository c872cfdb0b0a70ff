-- Merged people (dubbletter): whoever had been closed before is so again when they are taken apart.
alter table duplicates.merge add column gone_closed_at timestamptz;

-- What is restricted follows from the requests that stand, whoever they came from: asked when one is answered, and when two people become one or two again.
create function rights.mark_restricted(of_municipality text, of_person uuid) returns void language plpgsql volatile set search_path = '' as $$
begin
  update applications.application x set restricted = not x.restricted where x.municipality = of_municipality and x.person = of_person
    and x.restricted <> exists (select from rights.request r where r.municipality = x.municipality and r.person = of_person and r.kind = 'restriction'
      and r.state = 'accepted' and (r.application is null or r.application = x.id));
  update people.person x set restricted = not x.restricted where x.municipality = of_municipality and x.id = of_person
    and x.restricted <> exists (select from rights.request r where r.municipality = x.municipality and r.person = of_person and r.kind = 'restriction'
      and r.state = 'accepted' and r.application is null);
end $$;
revoke all on function rights.mark_restricted(text, uuid) from public;
grant execute on function rights.mark_restricted(text, uuid) to kp_app;

-- The number that somebody was asked for by is gone with the answer.
alter table moves.request alter column sealed drop not null;
grant update (sealed) on moves.request to kp_app;
update moves.request set sealed = null where state <> 'waiting';
alter table moves.request add check ((state = 'waiting') = (sealed is not null));

-- The reserve list: the place that somebody knows, and when they were last told of another one.
alter table admission.entry add column told_place int, add column told_at timestamptz;
-- Who stands better than they know, at most once a day: told now. Whoever was moved back has been told of that already.
create function admission.moved_up(of_round uuid, at timestamptz) returns table (municipality text, application uuid)
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (select ctx.role()) is distinct from 'system' then return; end if;
  update admission.entry e set told_place = e.place, told_at = case when e.moved_at = moved_up.at then moved_up.at else e.told_at end
    where e.round = of_round and e.place is not null and (e.told_place is null or (e.moved_at = moved_up.at and e.told_at is distinct from moved_up.at));
  return query update admission.entry e set told_place = e.place, told_at = moved_up.at
    where e.round = of_round and e.place < e.told_place
      and (e.told_at is null or (e.told_at at time zone 'Europe/Stockholm')::date < (moved_up.at at time zone 'Europe/Stockholm')::date)
    returning e.municipality, e.application;
end $$;
revoke all on function admission.moved_up(uuid, timestamptz) from public;
grant execute on function admission.moved_up(uuid, timestamptz) to kp_app;
-- A line is looked at again where a seat is free, and where somebody is to be told the day after.
create or replace function admission.open_lines(at timestamptz) returns table (round uuid) language sql stable security definer set search_path = '' as $$
  select r.id from courses.round r where (select ctx.role()) = 'system' and r.intake <> 'cancelled'
    and r.entry_date >= (at at time zone 'Europe/Stockholm')::date
    and exists (select from applications.application a where a.round = r.id and a.state = 'reserve')
    and (exists (select from courses.seat s where s.round = r.id and s.held_by is null)
      or exists (select from admission.entry e where e.round = r.id and e.place < e.told_place
        and (e.told_at is null or (e.told_at at time zone 'Europe/Stockholm')::date < (at at time zone 'Europe/Stockholm')::date))) $$;

-- A helper who may fill in the application hands in papers that are asked for, too.
alter table helpers.deed drop constraint deed_what_check,
  add check (what in ('opened', 'filled', 'sent', 'looked', 'accepted', 'declined', 'left', 'handedIn'));
