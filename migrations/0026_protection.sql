-- Protected identity (skyddade personuppgifter): what tells who and where somebody is lies in the vault, sealed with a key of the person's own
-- that is wrapped by a key outside the database. kp_app writes there through functions and reads nothing; kp_vault reads what its session may open.
create schema vault;
create schema protection;
grant usage on schema vault to kp_vault;
grant usage on schema protection to kp_app;
grant usage on schema ctx, protection to kp_vault;
grant execute on function ctx.account(), ctx.reach() to kp_vault;

create table vault.identity (
  municipality text not null,
  person uuid not null,
  -- "Skyddad person 7F3K": four random signs, the same for as long as the protection lasts.
  code text not null check (code ~ '^[0-9A-Z]{4}$'),
  grade text not null check (grade in ('marked', 'registered', 'fictitious')),
  -- The person's own key, wrapped by the vault's; and everything that was moved here, sealed with it.
  key bytea not null,
  sealed bytea not null,
  since timestamptz not null,
  version int not null default 1,
  primary key (municipality, person),
  unique (municipality, code),
  foreign key (municipality, person) references people.person (municipality, id)
);
-- Named handlers (namngivna handläggare), dated.
create table protection.handler (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  person uuid not null,
  account uuid not null,
  organisation uuid not null references organisations.organisation (id),
  home boolean not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  named_by uuid,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id)
);
create unique index handler_once on protection.handler (municipality, person, account) where valid_to is null;
create index handler_account on protection.handler (account) where valid_to is null;
-- Somebody wants the protection to end, and another handler has not answered yet.
create table protection.ending (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  person uuid not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  outcome text check (outcome in ('ended', 'kept')),
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id),
  check (outcome is distinct from 'ended' or settled_by <> proposed_by)
);
create unique index ending_waits on protection.ending (municipality, person) where settled_at is null;
-- Break the glass (nödöppning): nobody who is named can be reached. `person` is found when a second person has confirmed, never before.
create table protection.glass (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  code text not null check (length(code) <= 12),
  person uuid,
  account uuid not null,
  organisation uuid not null references organisations.organisation (id),
  reason text not null check (length(reason) between 1 and 500),
  asked_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  ends_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id),
  check (confirmed_by is null or confirmed_by <> account)
);
create index glass_asked on protection.glass (municipality, asked_at desc);
create index glass_account on protection.glass (account, ends_at) where ends_at is not null;
do $$
declare t text;
begin
  foreach t in array array['vault.identity', 'protection.handler', 'protection.ending', 'protection.glass'] loop
    perform platform.guard(t::regclass);
    execute format('create policy definer on %s for all to kp_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select (municipality, person, code, grade, key, sealed, since, version) on vault.identity to kp_vault;
grant select on protection.handler, protection.glass to kp_app, kp_vault;
grant select on protection.ending to kp_app;
create policy vault on protection.handler for select to kp_vault using (account = (select ctx.account()));
create policy vault on protection.glass for select to kp_vault using (account = (select ctx.account()));
-- The vault opens for whoever is named today in an organisation they are signed in for, and while the glass is broken.
create policy named on vault.identity for select to kp_vault using (
  exists (select from protection.handler h where h.municipality = identity.municipality and h.person = identity.person
    and h.account = (select ctx.account()) and h.organisation = any ((select ctx.reach())::uuid[]) and h.valid_to is null)
  or exists (select from protection.glass g where g.municipality = identity.municipality and g.person = identity.person
    and g.account = (select ctx.account()) and g.organisation = any ((select ctx.reach())::uuid[]) and g.ends_at > now()));

-- Who looks after somebody is known to those who do.
create policy wall on protection.handler as restrictive for all to kp_app using (account = (select ctx.account())
  or exists (select from people.person p where p.municipality = handler.municipality and p.id = handler.person and p.handlers is not null)
  or exists (select from protection.glass g where g.municipality = handler.municipality and g.person = handler.person
    and g.account = (select ctx.account()) and g.ends_at > now()));
create policy concerned on protection.handler for select to kp_app using (
  (select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager', 'studyCounsellor', 'sfiTeacher', 'admissionOfficer', 'rector', 'payer', 'system'));
create policy wall on protection.ending as restrictive for all to kp_app using (
  exists (select from people.person p where p.municipality = ending.municipality and p.id = ending.person and p.handlers is not null));
create policy concerned on protection.ending for select to kp_app using (
  (select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager'));
create policy wall on protection.glass as restrictive for all to kp_app using (municipality = (select ctx.municipality()));
create policy mine on protection.glass for select to kp_app using (account = (select ctx.account()) and organisation = any ((select ctx.reach())::uuid[]));
create policy second on protection.glass for select to kp_app
  using ((select ctx.role()) in ('decisionMaker', 'manager') and organisation = any ((select ctx.reach())::uuid[]));
create policy officer on protection.glass for select to kp_app using ((select ctx.role()) = 'dataProtectionOfficer');

-- What is moved when the protection is switched on, table by table; a test holds every column of text about people against it.
-- `blank`: columns are moved, and what stands there afterwards is a word or, after `=`, made of what stood there. `take`: whole rows are moved. `drop`: rows go for good.
create function protection.hidden() returns table (relation regclass, whose text, way text, columns text[], blanks text[]) language sql stable set search_path = '' as $$
  values
    ('people.person'::regclass, 'self', 'blank', array['given_name', 'family_name', 'name_key', 'phone', 'mail', 'channel']::text[], array['', '', '', '', '', 'none']::text[]),
    ('people.person_identifier', 'person', 'take', array[]::text[], array[]::text[]),
    ('applications.application', 'person', 'blank', array['wish', 'import_key', 'pause_reason', 'channel'], array['', null, null, 'none']),
    ('applications.event', 'application', 'blank', array['note'], array[null]::text[]),
    ('applications.file', 'application', 'blank', array['name'], array['Dokument']),
    ('applications.document', 'application', 'blank', array['reason'], array[null]::text[]),
    ('applications.payer', 'application', 'blank', array['reason'], array[null]::text[]),
    ('applications.decision', 'application', 'blank', array['text'], array['']),
    ('applications.appeal', 'application', 'blank', array['text'], array['']),
    ('applications.proposal', 'application', 'blank', array['reason', 'answer'], array['', null]),
    ('applications.message', 'application', 'blank', array['text'], array['']),
    ('applications.task', 'application', 'blank', array['note'], array['']),
    ('applications.appointment', 'application', 'blank', array['place'], array['']),
    ('applications.notice', 'application', 'drop', array[]::text[], array[]::text[]),
    ('admission.answer', 'application', 'blank', array['evidence'], array['']),
    ('participation.next_step', 'application', 'blank', array['note'], array['']),
    ('accounts.account', 'ofAccount', 'blank', array['name'], array['']),
    ('accounts.contact', 'account', 'take', array[]::text[], array[]::text[]),
    ('accounts.newcomer_code', 'account', 'drop', array[]::text[], array[]::text[]),
    ('apply.draft', 'account', 'drop', array[]::text[], array[]::text[]),
    ('apply.receipt', 'sending', 'drop', array[]::text[], array[]::text[]) $$;
do $$
declare h record;
begin
  for h in select * from protection.hidden() loop
    execute format('create policy protection on %s for all to kp_owner using (true) with check (true)', h.relation);
  end loop;
end $$;

-- The rows of a table that are somebody's; $1 is the municipality, $2 the person.
create function protection.rows_of(whose text) returns text language sql immutable set search_path = '' as $$
  select case whose
    when 'self' then 't.municipality = $1 and t.id = $2'
    when 'person' then 't.municipality = $1 and t.person = $2'
    when 'application' then 't.municipality = $1 and t.application in (select a.id from applications.application a where a.municipality = $1 and a.person = $2)'
    when 'ofAccount' then 't.person = $2'
    when 'account' then 't.account in (select c.id from accounts.account c where c.person = $2)'
    when 'sending' then 't.sending in (select s.id from applications.sending s where s.municipality = $1 and s.person = $2)' end $$;
-- Who may move somebody in: the home board's own decision makers and managers; the site itself when it writes somebody straight in.
create function protection.may_begin(of_municipality text, of_person uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select of_municipality = (select ctx.municipality()) and exists (select from people.person p where p.municipality = of_municipality and p.id = of_person
    and ((select ctx.role()) = 'system' or ((select ctx.role()) in ('decisionMaker', 'manager') and p.unit = any ((select ctx.reach())::uuid[]) and p.handlers is null))) $$;
-- Who may change who is named, what lies there, and end it: a named handler at home, or a decision maker or manager while the glass is broken.
create function protection.may_tend(of_municipality text, of_person uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from protection.handler h where h.municipality = of_municipality and h.person = of_person and h.account = (select ctx.account())
      and h.home and h.valid_to is null and h.organisation = any ((select ctx.reach())::uuid[]))
    or ((select ctx.role()) in ('decisionMaker', 'manager') and exists (select from protection.glass g where g.municipality = of_municipality
      and g.person = of_person and g.account = (select ctx.account()) and g.organisation = any ((select ctx.reach())::uuid[]) and g.ends_at > pg_catalog.now())) $$;

-- Takes everything out of the open tables and gives it back as it stood; the caller seals it and hands it to `keep` in the same transaction.
create function protection.take(of_municipality text, of_person uuid) returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare h record; part jsonb; kept jsonb := '[]'; whose text; columns text; blanked text;
begin
  if not protection.may_begin(of_municipality, of_person) then raise exception 'not theirs to move' using errcode = 'KP003'; end if;
  perform 1 from people.person p where p.municipality = of_municipality and p.id = of_person for update;
  for h in select * from protection.hidden() x order by x.whose in ('account', 'ofAccount'), x.relation::text loop
    whose := protection.rows_of(h.whose);
    if h.way = 'blank' then
      select pg_catalog.string_agg(pg_catalog.format('%L, t.%I', c.name, c.name), ', '), 
          pg_catalog.string_agg(case when c.blank like '=%' then pg_catalog.format('%I = %s', c.name, pg_catalog.substr(c.blank, 2)) else pg_catalog.format('%I = %L', c.name, c.blank) end, ', ')
        into columns, blanked from unnest(h.columns, h.blanks) as c(name, blank);
      execute pg_catalog.format('with was as materialized (select t.id as key, pg_catalog.jsonb_build_object(''id'', t.id, %s) as kept from %s t where %s),
        done as (update %2$s t set %4$s from was where t.id = was.key and %3$s) select pg_catalog.jsonb_agg(was.kept) from was', columns, h.relation, whose, blanked)
        into part using of_municipality, of_person;
    else
      execute pg_catalog.format('with gone as (delete from %s t where %s returning pg_catalog.to_jsonb(t) as kept) select pg_catalog.jsonb_agg(gone.kept) from gone', h.relation, whose)
        into part using of_municipality, of_person;
    end if;
    if part is not null and h.way <> 'drop' then
      kept := kept || pg_catalog.jsonb_build_object('table', h.relation::text, 'way', h.way, 'rows', part);
    end if;
  end loop;
  return kept;
end $$;

-- Sessions, unsent sign-in messages, consents, followers and openings that no application needs: gone from the next request on.
create function protection.shut(of_municipality text, of_person uuid, at_moment timestamptz) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from ctx.session s where s.person = of_person;
  delete from accounts.message m where m.sent_at is null and m.browser in (select d.browser from accounts.digits d
    where d.account in (select a.id from accounts.account a where a.person = of_person));
  update people.consent c set withdrawn_at = at_moment where c.municipality = of_municipality and c.person = of_person and c.withdrawn_at is null;
  update people.access x set valid_to = pg_catalog.now() where x.municipality = of_municipality and x.person = of_person
    and (x.valid_to is null or x.valid_to > pg_catalog.now()) and not exists (select from applications.application a
      where a.municipality = x.municipality and a.id = x.about and x.organisation = any (a.partners));
end $$;
create policy protection on people.consent for all to kp_owner using (true) with check (true);

-- Lays what was taken in the vault under a new code; false when the code is somebody else's.
create function protection.keep(of_municipality text, of_person uuid, with_code text, of_grade text, wrapped_key bytea, sealed_text bytea, at_moment timestamptz)
  returns boolean language plpgsql volatile security definer set search_path = '' as $$
begin
  if not protection.may_begin(of_municipality, of_person) then raise exception 'not theirs to keep' using errcode = 'KP003'; end if;
  insert into vault.identity (municipality, person, code, grade, key, sealed, since)
    values (of_municipality, of_person, with_code, of_grade, wrapped_key, sealed_text, at_moment) on conflict (municipality, code) do nothing;
  if not found then return false; end if;
  update people.person p set given_name = 'Skyddad person', family_name = with_code, name_key = '',
    closed_at = case when of_grade = 'fictitious' then coalesce(p.closed_at, at_moment) else p.closed_at end
    where p.municipality = of_municipality and p.id = of_person;
  perform protection.shut(of_municipality, of_person, at_moment);
  return true;
end $$;
create function protection.reseal(of_municipality text, of_person uuid, of_version int, sealed_text bytea) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not protection.may_tend(of_municipality, of_person) then return false; end if;
  update vault.identity i set sealed = sealed_text where i.municipality = of_municipality and i.person = of_person and i.version = of_version;
  return found;
end $$;

-- Names exactly these from now on: two to five at home, at most two at each other organisation, each with a role there today.
create function protection.name_handlers(of_municipality text, of_person uuid, whom uuid[], places uuid[], by_account uuid, at_moment timestamptz)
  returns void language plpgsql volatile security definer set search_path = '' as $$
declare p people.person;
begin
  select * into p from people.person x where x.municipality = of_municipality and x.id = of_person for update;
  if p.id is null or not (protection.may_tend(of_municipality, of_person) or protection.may_begin(of_municipality, of_person)) then
    raise exception 'not theirs to name' using errcode = 'KP003';
  end if;
  update protection.handler h set valid_to = at_moment where h.municipality = of_municipality and h.person = of_person and h.valid_to is null
    and not exists (select from unnest(whom, places) as n(account, organisation) where n.account = h.account and n.organisation = h.organisation);
  insert into protection.handler (municipality, person, account, organisation, home, valid_from, named_by)
    select of_municipality, of_person, n.account, n.organisation, p.unit = any (organisations.below(n.organisation)), at_moment, by_account
    from unnest(whom, places) as n(account, organisation)
    where exists (select from accounts.role_held r where r.account = n.account and r.organisation = n.organisation
        and r.role in ('caseworker', 'decisionMaker', 'coordinator', 'manager', 'studyCounsellor', 'sfiTeacher', 'admissionOfficer', 'rector', 'payer') and r.valid_from <= current_date
        and (r.valid_to is null or r.valid_to > current_date))
      and not exists (select from protection.handler h where h.municipality = of_municipality and h.person = of_person and h.account = n.account and h.valid_to is null);
  if (select count(*) from protection.handler h where h.municipality = of_municipality and h.person = of_person and h.valid_to is null and h.home) not between 2 and 5
    or exists (select from protection.handler h where h.municipality = of_municipality and h.person = of_person and h.valid_to is null and not h.home
      group by h.organisation having count(*) > 2) then
    raise exception 'two to five at home, at most two elsewhere' using errcode = 'KP004';
  end if;
  update people.person x set handlers = n.named, followers = array(select f from pg_catalog.unnest(x.followers) as f where f = any (n.named))
    from (select pg_catalog.array_agg(h.account order by h.account) as named from protection.handler h
      where h.municipality = of_municipality and h.person = of_person and h.valid_to is null) n
    where x.municipality = of_municipality and x.id = of_person;
end $$;

create function protection.propose_end(of_municipality text, of_person uuid, at_moment timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not protection.may_tend(of_municipality, of_person) then return false; end if;
  insert into protection.ending (municipality, person, proposed_by, proposed_at) values (of_municipality, of_person, (select ctx.account()), at_moment)
    on conflict do nothing;
  return found;
end $$;
-- Another handler at home answers: `kept` null keeps the protection, else everything goes back to where it stood and the key is gone.
create function protection.settle_end(of_municipality text, of_person uuid, kept jsonb, at_moment timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare e protection.ending; part jsonb; assigned text; into_table regclass; mine text;
begin
  select * into e from protection.ending x where x.municipality = of_municipality and x.person = of_person and x.settled_at is null for update;
  if e.id is null or not protection.may_tend(of_municipality, of_person) or (kept is not null and e.proposed_by = (select ctx.account())) then return false; end if;
  update protection.ending x set settled_by = (select ctx.account()), settled_at = at_moment, outcome = case when kept is null then 'kept' else 'ended' end
    where x.municipality = of_municipality and x.id = e.id;
  if kept is null then return true; end if;
  update people.person p set handlers = null where p.municipality = of_municipality and p.id = of_person;
  for part in select * from pg_catalog.jsonb_array_elements(kept) loop
    select h.relation, protection.rows_of(h.whose) into into_table, mine from protection.hidden() h where h.relation::text = part ->> 'table' and h.way = part ->> 'way' and h.way <> 'drop';
    if into_table is null then continue; end if;
    if part ->> 'way' = 'take' then
      execute pg_catalog.format('insert into %s select t.* from pg_catalog.jsonb_populate_recordset(null::%1$s, $3) t where %2$s on conflict do nothing', into_table, mine) using of_municipality, of_person, part -> 'rows';
    else
      select pg_catalog.string_agg(pg_catalog.format('%I = r.%I', c, c), ', ') into assigned from protection.hidden() h, pg_catalog.unnest(h.columns) as c where h.relation = into_table;
      execute pg_catalog.format('update %s t set %s from pg_catalog.jsonb_populate_recordset(null::%1$s, $3) r where t.id = r.id and %3$s', into_table, assigned, mine) using of_municipality, of_person, part -> 'rows';
    end if;
  end loop;
  update protection.handler h set valid_to = at_moment where h.municipality = of_municipality and h.person = of_person and h.valid_to is null;
  update protection.glass g set ends_at = at_moment where g.municipality = of_municipality and g.person = of_person and g.ends_at > at_moment;
  delete from vault.identity i where i.municipality = of_municipality and i.person = of_person;
  return true;
end $$;

-- Asking says the same whether the code is anybody's or not; the second person's yes opens it for a few hours.
create function protection.ask_glass(of_code text, of_reason text, at_moment timestamptz) returns uuid
  language sql volatile security definer set search_path = '' as $$
  insert into protection.glass (municipality, code, account, organisation, reason, asked_at)
  select ctx.municipality(), of_code, ctx.account(), ctx.organisation(), of_reason, at_moment
  where ctx.role() in ('caseworker', 'decisionMaker', 'coordinator', 'manager') returning id $$;
create function protection.confirm_glass(of_id uuid, until_moment timestamptz, at_moment timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update protection.glass g set confirmed_by = (select ctx.account()), confirmed_at = at_moment, ends_at = until_moment,
    person = (select i.person from vault.identity i where i.municipality = g.municipality and i.code = g.code)
    where g.id = of_id and g.municipality = (select ctx.municipality()) and (select ctx.role()) in ('decisionMaker', 'manager')
      and g.organisation = any ((select ctx.reach())::uuid[]) and g.account <> (select ctx.account()) and g.confirmed_at is null
      and g.asked_at > at_moment - interval '1 day';
  return found;
end $$;
-- Whom the site writes to when the glass has been broken: the municipality's data protection officers.
create function protection.officers(of_municipality text) returns table (mail text, language text) language sql stable security definer set search_path = '' as $$
  select distinct a.mail, a.language from accounts.account a join accounts.role_held h on h.account = a.id join organisations.organisation o on o.id = h.organisation
  where (select ctx.role()) = 'system' and h.role = 'dataProtectionOfficer' and o.municipality = of_municipality and a.disabled_at is null and a.mail is not null
    and h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date) $$;
-- Somebody at a school or payer by their work mail: whoever is named there is named by the home municipality.
create function protection.staff_by_mail(of_mail text, at_organisation uuid) returns table (account uuid, organisation uuid) language sql stable security definer set search_path = '' as $$
  select a.id, h.organisation from accounts.account a join accounts.role_held h on h.account = a.id
  where (select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and a.kind = 'staff' and a.disabled_at is null
    and pg_catalog.lower(a.mail) = pg_catalog.lower(of_mail) and h.organisation = any (organisations.below(at_organisation))
    and h.role in ('admissionOfficer', 'rector', 'payer') and h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date) limit 1 $$;
-- Course, school, place and time, for whoever has the vault open; a school sees what was applied for there.
create function protection.courses_of(of_municipality text, of_person uuid) returns table (application uuid, receipt text, course text, school text, place text,
    schedule text, starts date, ends date, home text) language sql stable security definer set search_path = '' as $$
  select a.id, a.receipt, c.title, coalesce(o.own_name, o.name), r.place, r.schedule, r.starts, r.ends, coalesce(m.own_name, m.name)
  from applications.application a join courses.course c on c.id = a.course join courses.round r on r.id = a.round
    join organisations.organisation o on o.id = a.provider
    left join organisations.organisation m on m.kind = 'municipality' and m.municipality = a.municipality
  where a.municipality = of_municipality and a.person = of_person
    and (a.unit = any ((select ctx.reach())::uuid[]) or a.partners && (select ctx.reach())::uuid[])
    and (exists (select from protection.handler h where h.municipality = of_municipality and h.person = of_person and h.account = (select ctx.account())
        and h.valid_to is null and h.organisation = any ((select ctx.reach())::uuid[]))
      or exists (select from protection.glass g where g.municipality = of_municipality and g.person = of_person and g.account = (select ctx.account())
        and g.ends_at > pg_catalog.now()))
  order by a.sent_at desc, a.id $$;
-- Pages of the vault are left alone for a quarter of an hour at most.
create function ctx.shorten_idle() returns void language sql volatile security definer set search_path = '' as $$
  update ctx.session s set idle = interval '15 minutes' where s.digest = ctx.digest() and s.idle > interval '15 minutes' $$;

revoke all on all functions in schema protection from public;
revoke all on function ctx.shorten_idle() from public;
grant execute on function protection.take(text, uuid), protection.keep(text, uuid, text, text, bytea, bytea, timestamptz), protection.reseal(text, uuid, int, bytea),
  protection.name_handlers(text, uuid, uuid[], uuid[], uuid, timestamptz), protection.propose_end(text, uuid, timestamptz),
  protection.settle_end(text, uuid, jsonb, timestamptz), protection.ask_glass(text, text, timestamptz), protection.confirm_glass(uuid, timestamptz, timestamptz),
  protection.officers(text), protection.staff_by_mail(text, uuid), protection.courses_of(text, uuid) to kp_app;
grant execute on function ctx.shorten_idle() to kp_vault;

-- Protection belongs to the person: what they send after it was switched on is born behind the wall, and nobody writes to them about it.
create function applications.be_protected() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select p.handlers into new.handlers from people.person p where p.municipality = new.municipality and p.id = new.person;
  if new.handlers is not null then new.channel := 'none'; end if;
  return new;
end $$;
revoke all on function applications.be_protected() from public;
create trigger be_protected before insert on applications.application for each row execute function applications.be_protected();

-- Counts that others see leave protected people out: reserves of a round, usual times. A seat that is held is held.
create or replace function applications.publish_round(of_round uuid) returns void language sql volatile security definer set search_path = '' as $$
  select courses.publish(of_round, (select count(*)::int from courses.seat s where s.round = of_round and s.held_by is not null),
    (select count(*)::int from applications.application a where a.round = of_round and a.state = 'reserve' and a.handlers is null)) $$;
create or replace function applications.last_stays(after timestamptz) returns table (state text, days int, left_at timestamptz, course uuid, home text, kind text)
  language sql stable security definer set search_path = '' as $$
  with step as (
    select a.course, a.municipality as home, c.kind, e.to_state as state, e.at,
      pg_catalog.lead(e.at) over (partition by e.municipality, e.component order by e.seq) as left_at
    from applications.event e
    join applications.application a on a.municipality = e.municipality and a.id = e.application and a.leading_component = e.component
    join courses.course c on c.id = a.course
    where (select ctx.role()) = 'system' and e.at > last_stays.after and e.compensates is null and a.handlers is null
      and not exists (select from applications.event u where u.municipality = e.municipality and u.application = e.application and u.compensates = e.id)
  ), numbered as (
    select s.*, pg_catalog.row_number() over (partition by s.state, s.course, s.home order by s.left_at desc) as place
    from step s where s.left_at is not null
  )
  select n.state, pg_catalog.ceil(extract(epoch from n.left_at - n.at) / 86400)::int, n.left_at, n.course, n.home, n.kind
  from numbered n where n.place <= 20 $$;
create or replace function applications.last_answers(after timestamptz) returns table (course uuid, days int[])
  language sql stable security definer set search_path = '' as $$
  with answered as (
    select a.course, pg_catalog.min(e.at) - a.sent_at as took, pg_catalog.min(e.at) as at
    from applications.application a join applications.event e on e.municipality = a.municipality and e.application = a.id and e.component = a.leading_component
    where (select ctx.role()) = 'system' and a.sent_at > last_answers.after and a.handlers is null
      and e.to_state in ('offered', 'reserve', 'not_granted', 'not_admitted', 'not_selected')
    group by a.municipality, a.id
  ), numbered as (select s.*, pg_catalog.row_number() over (partition by s.course order by s.at desc) as place from answered s)
  select n.course, pg_catalog.array_agg(pg_catalog.ceil(extract(epoch from n.took) / 86400)::int) from numbered n where n.place <= 20
  group by n.course having count(*) >= 5 $$;
create or replace function admission.freed_before(of_round uuid) returns int language sql stable security definer set search_path = '' as $$
  select case when b.id is null then null else (select count(*)::int from applications.event e
      join applications.application a on a.municipality = e.municipality and a.id = e.application
      where a.round = b.id and e.from_state = 'reserve' and e.to_state = 'offered' and e.compensates is null and a.handlers is null) end
  from courses.round r left join lateral (select o.id from courses.round o where o.course = r.course and o.provider = r.provider
    and o.starts < r.starts order by o.starts desc limit 1) b on true
  where r.id = of_round $$;
