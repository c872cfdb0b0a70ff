-- From länstal to kommuntal: what was decided, what a rule would give, and who came. Nothing here is about a person but the last two tables.
create schema allocation;
grant usage on schema allocation to kp_app;

create table allocation.lanstal (
  id uuid primary key default gen_random_uuid(),
  year int not null check (year between 1990 and 2100),
  lan_code text not null check (lan_code ~ '^[0-9]{2}$'),
  part text not null check (part in ('1', '2', 'total')),
  -- The n:th decision or calculation of the year (version): never how often a row was changed.
  edition int not null check (edition > 0),
  number int not null check (number >= 0)
);
create table allocation.rule_set (
  id uuid primary key default gen_random_uuid(),
  lan_code text not null check (lan_code ~ '^[0-9]{2}$'),
  name text not null check (length(name) between 1 and 120),
  mode text not null check (mode in ('equalise', 'blend')),
  gamma float8 not null default 1 check (gamma between 0 and 2),
  -- e: how strongly the labour market counts.
  effect float8 not null default 0 check (effect between -1 and 1),
  tie_key text not null default 'code' check (tie_key = 'code'),
  rounding text not null default 'sainte_lague' check (rounding in ('sainte_lague', 'largest_remainder')),
  keep_plan boolean not null default false,
  part_two_counts boolean not null default false,
  -- How published weights entered the state's own formula is not public: `unknown` ones are history and calculate nothing.
  interpretation text not null default 'own' check (interpretation in ('own', 'unknown'))
);
create table allocation.rule_weight (
  rule_set uuid not null references allocation.rule_set (id),
  criterion text not null,
  weight float8 not null check (weight >= 0),
  indicator text,
  direction text not null default 'more' check (direction in ('more', 'less')),
  note text not null default '',
  primary key (rule_set, criterion)
);
create table allocation.indicator_value (
  id uuid primary key default gen_random_uuid(),
  indicator text not null,
  kommun_code text not null check (kommun_code ~ '^[0-9]{4}$'),
  period text not null check (period ~ '^[0-9]{4}(-[0-9]{2})?$'),
  value float8 not null,
  kind text not null default 'observed' check (kind in ('observed', 'forecast'))
);
create index indicator_value_found on allocation.indicator_value (indicator, kommun_code, period);
create table allocation.bound (
  rule_set uuid not null references allocation.rule_set (id),
  kommun_code text not null check (kommun_code ~ '^[0-9]{4}$'),
  floor int not null default 0 check (floor >= 0),
  cap int check (cap >= floor),
  reason text not null check (reason in ('kept_plan', 'agreement', 'housing', 'wish_more', 'political')),
  text text not null check (length(btrim(text)) > 0),
  primary key (rule_set, kommun_code)
);
-- One part of one version of one year. Never changed: the same inputs, rule set and code version give the same bytes.
create table allocation.allocation_run (
  id uuid primary key default gen_random_uuid(),
  year int not null,
  lan_code text not null,
  part text not null check (part in ('1', '2', 'total')),
  edition int not null check (edition > 0),
  lanstal uuid not null references allocation.lanstal (id),
  rule_set uuid not null references allocation.rule_set (id),
  previous uuid references allocation.allocation_run (id),
  inputs text not null,
  inputs_sha256 text not null check (inputs_sha256 ~ '^[0-9a-f]{64}$'),
  result_sha256 text not null check (result_sha256 ~ '^[0-9a-f]{64}$'),
  code_version text not null,
  lambda float8 not null,
  sum int not null,
  status text not null default 'draft' check (status in ('draft', 'proposed', 'decided', 'superseded')),
  note text not null default '',
  decided_at timestamptz,
  unique (lan_code, year, edition, part)
);
create table allocation.allocation_row (
  run uuid not null references allocation.allocation_run (id),
  kommun_code text not null check (kommun_code ~ '^[0-9]{4}$'),
  population int not null,
  share float8 not null,
  labour float8 not null,
  labour_effect int not null,
  reception jsonb not null,
  head_start float8 not null,
  fair float8 not null,
  target float8 not null,
  floor int not null,
  cap int,
  bound_reason text,
  bound_text text not null default '',
  places int not null,
  remainder int not null,
  previous int,
  difference int,
  primary key (run, kommun_code)
);
create table allocation.kommuntal (
  id uuid primary key default gen_random_uuid(),
  year int not null check (year between 1990 and 2100),
  kommun_code text not null check (kommun_code ~ '^[0-9]{4}$'),
  part text not null check (part in ('1', '2', 'total')),
  edition int not null check (edition > 0),
  number int not null check (number >= 0),
  run uuid references allocation.allocation_run (id),
  -- Why the decided number is another than the calculated one.
  departure text not null default ''
);
create unique index kommuntal_once on allocation.kommuntal (year, kommun_code, part, edition);
create table allocation.kommuntal_move (
  id uuid primary key default gen_random_uuid(),
  year int not null,
  from_code text not null check (from_code ~ '^[0-9]{4}$'),
  to_code text not null check (to_code ~ '^[0-9]{4}$' and to_code <> from_code),
  number int not null check (number > 0),
  agreement_ref text not null check (length(btrim(agreement_ref)) > 0),
  from_date date not null
);
create index kommuntal_move_year on allocation.kommuntal_move (year);
create table allocation.reception_fact (
  id uuid primary key default gen_random_uuid(),
  year int not null,
  month int check (month between 1 and 12),
  kommun_code text not null check (kommun_code ~ '^[0-9]{4}$'),
  -- `alla` where only the sum is known, `anvisade` for received on assignment: neither is a part of the sum.
  category text not null check (category in ('kvot', 'abo', 'ebo', 'ovriga', 'anhoriga', 'massflykt', 'okand', 'alla', 'anvisade')),
  persons int not null check (persons >= 0),
  of_which_unaccompanied int check (of_which_unaccompanied between 0 and persons)
);
create index reception_fact_found on allocation.reception_fact (year, kommun_code);
-- What a municipality has to offer a household: nothing about anybody. Null is not known.
create table allocation.offer (
  id uuid primary key default gen_random_uuid(),
  year int not null,
  kommun_code text not null check (kommun_code ~ '^[0-9]{4}$'),
  rooms int check (rooms between 0 and 20),
  school_places int check (school_places >= 0),
  care_places int check (care_places >= 0),
  accessible int check (accessible >= 0),
  -- Open work and studies by area, 0 to 1.
  work jsonb not null default '{}'
);
create index offer_found on allocation.offer (year, kommun_code);

do $$
declare t text;
begin
  foreach t in array array['lanstal', 'rule_set', 'rule_weight', 'indicator_value', 'bound', 'allocation_run', 'allocation_row', 'kommuntal', 'kommuntal_move',
    'reception_fact', 'offer'] loop
    -- Who keeps the row; none for what an authority has published and the site came with.
    execute format($f$ alter table allocation.%I
      add column organisation uuid references organisations.organisation (id),
      add column valid_from date not null default '1900-01-01', add column valid_to date, add column source text not null default '',
      add column decided_by text not null default '', add column decision_ref text not null default '', add column created_at timestamptz not null default now(),
      add check (valid_to is null or valid_to >= valid_from) $f$, t);
    perform platform.guard(format('allocation.%I', t)::regclass);
    execute format('create policy system on allocation.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format($f$ create policy officer on allocation.%I for all to kp_app
      using ((select ctx.role()) = 'allocationOfficer' and organisation = any ((select ctx.reach())::uuid[]))
      with check ((select ctx.role()) = 'allocationOfficer' and organisation = any ((select ctx.reach())::uuid[])) $f$, t);
    execute format('grant select, insert on allocation.%I to kp_app', t);
  end loop;
  foreach t in array array['lanstal', 'indicator_value', 'kommuntal', 'kommuntal_move', 'reception_fact', 'offer'] loop
    execute format('create policy read_all on allocation.%I for select to kp_app using (true)', t);
  end loop;
end $$;
-- Drafts are the officer's; what is proposed or decided is everybody's, with the rule that it came from.
create policy read_shown on allocation.allocation_run for select to kp_app using (status <> 'draft');
create policy read_shown on allocation.allocation_row for select to kp_app
  using (exists (select from allocation.allocation_run r where r.id = run and r.status <> 'draft'));
create policy read_shown on allocation.rule_set for select to kp_app
  using (interpretation = 'unknown' or exists (select from allocation.allocation_run r where r.rule_set = rule_set.id and r.status <> 'draft'));
create policy read_shown on allocation.rule_weight for select to kp_app using (exists (select from allocation.rule_set s where s.id = rule_set));
create policy read_shown on allocation.bound for select to kp_app using (exists (select from allocation.rule_set s where s.id = rule_set));
grant update (status, decided_by, decision_ref, decided_at, valid_from, valid_to) on allocation.allocation_run to kp_app;
grant update (valid_to) on allocation.lanstal, allocation.kommuntal, allocation.reception_fact, allocation.indicator_value, allocation.offer to kp_app;

-- A decided run is decided: forward only.
create function allocation.forward_only() returns trigger language plpgsql set search_path = '' as $$
begin
  if array_position(array['draft', 'proposed', 'decided', 'superseded'], new.status) < array_position(array['draft', 'proposed', 'decided', 'superseded'], old.status) then
    raise exception 'a run goes forward only';
  end if;
  return new;
end $$;
create trigger forward_only before update on allocation.allocation_run for each row execute function allocation.forward_only();
revoke all on function allocation.forward_only() from public;

-- Households that are to be settled (bosättning): what the advice asks for and nothing else. No name: the own reference of the unit.
create table allocation.household (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  person uuid not null,
  unit uuid not null references organisations.organisation (id),
  reference text not null check (length(reference) between 1 and 40),
  year int not null,
  size int not null check (size between 1 and 15),
  -- What the household needs; null is not known.
  rooms int check (rooms between 1 and 12),
  school_places int check (school_places between 0 and 14),
  care boolean,
  step_free boolean,
  -- Area of work or studies, as in the offers.
  work text,
  -- Their own wish, the first first; where they have said that relatives or an association are.
  wishes text[] not null default '{}',
  ties text[] not null default '{}',
  ground text not null check (ground in ('consent', 'duty')),
  -- OSL 26:1 between boards: the law or the consent, in words.
  ground_note text not null default '',
  demo boolean not null default false,
  handlers uuid[],
  created_at timestamptz not null default now(),
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id)
);
create index household_unit on allocation.household (unit, year);
create index household_person on allocation.household (municipality, person);
-- What a person decided about the advice. Never changed: a new decision is a new row.
create table allocation.placement (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  household uuid not null,
  person uuid not null,
  unit uuid not null references organisations.organisation (id),
  seq int not null,
  advised text check (advised ~ '^[0-9]{4}$'),
  chosen text not null check (chosen ~ '^[0-9]{4}$'),
  -- Null when the advice was followed.
  reason text check (reason in ('wish', 'relative', 'health', 'housing', 'school', 'safety', 'other')),
  reason_text text not null default '',
  rule text not null,
  inputs_sha256 text not null check (inputs_sha256 ~ '^[0-9a-f]{64}$'),
  decided_by uuid not null,
  decided_at timestamptz not null,
  handlers uuid[],
  primary key (municipality, id),
  unique (municipality, household, seq),
  foreign key (municipality, household) references allocation.household (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id),
  -- `0000` where the person is protected and it lies in the vault.
  check (chosen = '0000' or (advised is not distinct from chosen) = (reason is null)),
  check (reason is distinct from 'other' or length(btrim(reason_text)) >= 10)
);
create index placement_unit on allocation.placement (unit, decided_at);
create index placement_person on allocation.placement (municipality, person);
do $$
declare t text;
begin
  foreach t in array array['household', 'placement'] loop
    perform platform.guard(format('allocation.%I', t)::regclass);
    execute format('grant select, insert on allocation.%I to kp_app', t);
    execute format('create policy definer on allocation.%I for all to kp_owner using (true) with check (true)', t);
    execute format('create policy system on allocation.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format($f$ create policy wall on allocation.%I as restrictive for all to kp_app
      using (municipality = (select ctx.municipality()) and (handlers is null or (select ctx.account()) = any (handlers) or (select ctx.role()) = 'system'))
      with check (municipality = (select ctx.municipality())) $f$, t);
    execute format($f$ create policy settlement on allocation.%I for all to kp_app
      using ((select ctx.role()) = 'settlementOfficer' and unit = any ((select ctx.reach())::uuid[]))
      with check ((select ctx.role()) = 'settlementOfficer' and unit = any ((select ctx.reach())::uuid[])) $f$, t);
  end loop;
end $$;
-- Protection belongs to the person and reaches what was written before it.
create function allocation.mark_household() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select p.handlers into new.handlers from people.person p where p.municipality = new.municipality and p.id = new.person;
  return new;
end $$;
create trigger mark_household before insert on allocation.household for each row execute function allocation.mark_household();
create trigger mark_placement before insert on allocation.placement for each row execute function allocation.mark_household();
create function allocation.follow_person() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update allocation.household h set handlers = new.handlers where h.municipality = new.municipality and h.person = new.id;
  update allocation.placement h set handlers = new.handlers where h.municipality = new.municipality and h.person = new.id;
  return new;
end $$;
create trigger follow_allocation after update of handlers on people.person
  for each row when (old.handlers is distinct from new.handlers) execute function allocation.follow_person();
-- How many have been placed where this year, over all units: numbers only, for the room that is left.
create function allocation.placed(of_year int) returns table (kommun_code text, persons bigint) language sql stable security definer set search_path = '' as $$
  select p.chosen, sum(h.size) from allocation.household h
    join lateral (select x.chosen from allocation.placement x where x.municipality = h.municipality and x.household = h.id order by x.seq desc limit 1) p on true
  where h.year = of_year and (select ctx.role()) in ('settlementOfficer', 'system') group by p.chosen $$;
revoke all on function allocation.mark_household(), allocation.follow_person(), allocation.placed(int) from public;
grant execute on function allocation.placed(int) to kp_app;
-- Where somebody is lies in the vault when they are protected.
create or replace function protection.hidden() returns table (relation regclass, whose text, way text, columns text[], blanks text[]) language sql stable set search_path = '' as $$
  select pg_catalog.to_regclass(h.name), h.whose, h.way, h.columns, h.blanks from (values
    ('people.person', 'self', 'blank', array['given_name', 'family_name', 'name_key', 'phone', 'mail', 'channel']::text[], array['', '', '', '', '', 'none']::text[]),
    ('people.person_identifier', 'person', 'take', array[]::text[], array[]::text[]),
    ('applications.application', 'person', 'blank', array['wish', 'import_key', 'pause_reason', 'channel'], array['', null, null, 'none']),
    ('applications.event', 'application', 'blank', array['note'], array[null]::text[]),
    ('applications.file', 'application', 'blank', array['name'], array['Dokument']),
    ('applications.document', 'application', 'blank', array['reason'], array[null]::text[]),
    ('applications.payer', 'application', 'blank', array['reason'], array[null]::text[]),
    ('applications.decision', 'application', 'blank', array['text'], array['']),
    ('applications.appeal', 'application', 'blank', array['text'], array['']),
    ('applications.proposal', 'application', 'blank', array['reason', 'answer', 'facts'], array['', null, '=t.facts - ''text'' - ''suggests'' - ''nextStep''']),
    ('applications.message', 'application', 'blank', array['text'], array['']),
    ('applications.task', 'application', 'blank', array['note'], array['']),
    ('applications.appointment', 'application', 'blank', array['place'], array['']),
    ('admission.answer', 'application', 'blank', array['evidence'], array['']),
    ('participation.next_step', 'application', 'blank', array['note'], array['']),
    ('accounts.account', 'ofAccount', 'blank', array['name', 'mail'], array['', null]),
    ('accounts.contact', 'account', 'take', array[]::text[], array[]::text[]),
    ('accounts.newcomer_code', 'account', 'drop', array[]::text[], array[]::text[]),
    ('apply.draft', 'account', 'drop', array[]::text[], array[]::text[]),
    ('apply.receipt', 'sending', 'drop', array[]::text[], array[]::text[]),
    ('participation.proposal', 'application', 'blank', array['reason', 'answer', 'step'], array['–', '', '=t.step - ''text'' - ''suggests'' - ''nextStep''']),
    ('people.receiver', 'person', 'take', array[]::text[], array[]::text[]),
    ('helpers.helper', 'person', 'blank', array['name'], array['–']),
    ('sharing.question', 'person', 'blank', array['text', 'answer', 'answered_by'], array['', null, null]),
    ('rights.question', 'person', 'blank', array['answer'], array['']),
    ('rights.request', 'person', 'blank', array['wrong', 'right', 'answer', 'dispute'], array['', '', '', '']),
    ('rights.delay', 'person', 'blank', array['reference'], array['–']),
    ('moves.move', 'person', 'blank', array['text', 'reason'], array['', '–']),
    ('moves.match', 'person', 'take', array[]::text[], array[]::text[]),
    ('rights.hold', 'person', 'blank', array['reason'], array['–']),
    ('duplicates.mark', 'application', 'take', array[]::text[], array[]::text[]),
    ('allocation.household', 'person', 'blank', array['reference', 'ground_note', 'work', 'wishes', 'ties'], array['–', '', null, '{}', '{}']),
    ('allocation.placement', 'person', 'blank', array['advised', 'chosen', 'reason_text'], array[null, '0000', 'skyddad uppgift'])
  ) as h(name, whose, way, columns, blanks)
  -- A table of a feature that is not there yet has nothing to move.
  where pg_catalog.to_regclass(h.name) is not null $$;
do $$
declare t text;
begin
  foreach t in array array['household', 'placement'] loop
    execute format('create policy protection on allocation.%I for all to kp_owner using (true) with check (true)', t);
  end loop;
end $$;
revoke all on function protection.hidden() from public;
select rights.reach_all();
