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
