-- People (nyanlända och andra sökande). `municipality` is the controller that owns the row, not where the person lives; a move makes a second row with the same id.
create schema people;
grant usage on schema people to kp_app, kp_door;
create table people.person (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  unit uuid not null references organisations.organisation (id),
  given_name text not null default '',
  family_name text not null default '',
  -- Lower case, without accents, for search inside the controller only.
  name_key text not null default '',
  phone text not null default '',
  mail text not null default '',
  language text not null default 'sv',
  interpreter boolean not null default false,
  channel text not null default 'sms' check (channel in ('sms', 'mail', 'letter', 'none')),
  home_source text not null default 'stated' check (home_source in ('stated', 'folkbokforing', 'coordinator_decision')),
  identity_checked_at timestamptz,
  identity_checked_by uuid,
  responsible uuid,
  -- Study counsellors and SFI teachers who follow this person.
  followers uuid[] not null default '{}',
  -- Named handlers when the identity is protected, else null.
  handlers uuid[],
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  version int not null default 1,
  primary key (municipality, id)
);
create index person_name on people.person (municipality, name_key text_pattern_ops);
create index person_own on people.person (id);
create index person_unit on people.person (unit);
create table people.person_identifier (
  municipality text not null,
  person uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('personnummer', 'samordningsnummer', 'lma', 'tf', 'import')),
  sealed bytea not null,
  -- HMAC with a key of the municipality: findable inside, meaningless across.
  hmac bytea not null,
  source text not null,
  assurance text not null default 'stated' check (assurance in ('stated', 'confirmed', 'probable', 'uncertain')),
  valid_from date not null default current_date,
  valid_to date,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id)
);
create index identifier_hmac on people.person_identifier (municipality, kind, hmac);
create index identifier_person on people.person_identifier (municipality, person);
-- What opens a person to another organisation: provider, payer, consented partner.
create table people.access (
  municipality text not null,
  person uuid not null,
  id uuid not null default gen_random_uuid(),
  organisation uuid not null references organisations.organisation (id),
  scope text not null,
  ground text not null,
  legal_basis text not null,
  about uuid,
  -- Copies of the person's own, kept by triggers: the wall of this table cannot ask the table whose wall asks this one.
  unit uuid,
  handlers uuid[],
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id)
);
create index access_organisation on people.access (organisation, municipality, person);
create index access_person on people.access (municipality, person);
create index access_about on people.access (municipality, about) where about is not null;
create table people.consent (
  municipality text not null,
  person uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind ~ '^S[1-8]$'),
  receiver uuid references organisations.organisation (id),
  about uuid,
  text_version text not null,
  language text not null,
  channel text not null,
  interpreter boolean not null default false,
  recorded_by uuid,
  given_at timestamptz not null,
  valid_to timestamptz,
  withdrawn_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id)
);
create index consent_person on people.consent (municipality, person);

-- Is a person open to my organisations today? Asked by every wall; correlated, served by access_organisation.
do $$
declare t text;
begin
  foreach t in array array['person', 'person_identifier', 'access', 'consent'] loop
    perform platform.guard(format('people.%I', t)::regclass);
    execute format('grant select, insert, update on people.%I to kp_app', t);
    execute format('create policy system on people.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
  end loop;
end $$;
create policy wall on people.access as restrictive for all to kp_app
  using ((municipality = (select ctx.municipality()) or person = (select ctx.person()) or organisation = any ((select ctx.reach())::uuid[]))
    and (handlers is null or (select ctx.account()) = any (handlers) or person = (select ctx.person()) or (select ctx.role()) = 'system'))
  with check (municipality = (select ctx.municipality()) or person = (select ctx.person()) or organisation = any ((select ctx.reach())::uuid[]));
create policy own on people.access for all to kp_app using (person = (select ctx.person()));
create policy home on people.access for all to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and unit = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager'));
create policy partner on people.access for all to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector', 'payer', 'token') and organisation = any ((select ctx.reach())::uuid[]));
create policy definer on people.person for select to kp_owner using (true);
create policy definer on people.access for all to kp_owner using (true) with check (true);
create function people.mark_access() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select p.unit, p.handlers into new.unit, new.handlers from people.person p where p.municipality = new.municipality and p.id = new.person;
  return new;
end $$;
create trigger mark_access before insert on people.access for each row execute function people.mark_access();
create function people.remark_access() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update people.access a set unit = new.unit, handlers = new.handlers where a.municipality = new.municipality and a.person = new.id;
  return new;
end $$;
create trigger remark_access after update of unit, handlers on people.person
  for each row when (old.unit is distinct from new.unit or old.handlers is distinct from new.handlers) execute function people.remark_access();
revoke all on function people.mark_access(), people.remark_access() from public;

create policy wall on people.person as restrictive for all to kp_app
  using ((municipality = (select ctx.municipality()) or id = (select ctx.person())
      or exists (select from people.access a where a.organisation = any ((select ctx.reach())::uuid[]) and a.municipality = person.municipality
        and a.person = person.id and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())))
    and (handlers is null or (select ctx.account()) = any (handlers) or id = (select ctx.person()) or (select ctx.role()) = 'system'))
  with check (municipality = (select ctx.municipality()) or id = (select ctx.person())
      or exists (select from people.access a where a.organisation = any ((select ctx.reach())::uuid[]) and a.municipality = person.municipality
        and a.person = person.id and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())));
create policy own on people.person for all to kp_app using (id = (select ctx.person()));
create policy home on people.person for all to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and unit = any ((select ctx.reach())::uuid[]));
create policy follower on people.person for all to kp_app
  using ((select ctx.role()) in ('studyCounsellor', 'sfiTeacher') and (select ctx.account()) = any (followers));
create policy partner on people.person for select to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector', 'payer') and exists (select from people.access a
    where a.organisation = any ((select ctx.reach())::uuid[]) and a.municipality = person.municipality and a.person = person.id
      and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())));

do $$
declare t text;
begin
  foreach t in array array['person_identifier', 'consent'] loop
    execute format($p$ create policy wall on people.%1$I as restrictive for all to kp_app
      using (municipality = (select ctx.municipality()) or exists (select from people.person p where p.municipality = %1$I.municipality and p.id = %1$I.person)) $p$, t);
    execute format($p$ create policy concerned on people.%1$I for all to kp_app
      using (exists (select from people.person p where p.municipality = %1$I.municipality and p.id = %1$I.person)) $p$, t);
  end loop;
end $$;
