-- The catalogue (kurskatalog): courses, their rounds (kurstillfällen), seats and prices. No persons but the holder of a seat, who is a component's id.
create schema courses;
grant usage on schema courses to kp_app, kp_door;
create table courses.course (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  code text unique,
  title text not null,
  ingress text not null default '',
  body text not null default '',
  kind text not null check (kind in ('yrkes_sfi', 'sfi', 'komvux', 'recruitment_training', 'validation', 'shk')),
  trade text not null default '',
  trade_name text not null default '',
  track text not null default '',
  level_in text not null default '',
  level_out text not null default '',
  -- Vocational subject (yrkesämne): decides whether the home municipality must pay inside the cooperation area.
  vocational boolean not null default true,
  certificate text not null default '',
  language_support text not null default '',
  credits int,
  -- [{code, text}] conditions to be met; [{code, text}] documents to bring.
  prerequisites jsonb not null default '[]',
  documents jsonb not null default '[]',
  texts jsonb not null default '{}',
  search tsvector generated always as (to_tsvector('swedish', title || ' ' || trade_name || ' ' || ingress || ' ' || body)) stored,
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  version int not null default 1
);
create index course_search on courses.course using gin (search);
create table courses.round (
  id uuid primary key default gen_random_uuid(),
  code text unique,
  course uuid not null references courses.course (id),
  provider uuid not null references organisations.organisation (id),
  -- The municipality that arranges (huvudman).
  huvudman text not null,
  place text not null default '',
  municipality text not null,
  distance boolean not null default false,
  form text not null default 'campus' check (form in ('campus', 'distance', 'mixed')),
  starts date not null,
  ends date not null,
  entry_date date not null,
  hours_per_week int not null default 30,
  schedule text not null default '',
  seats int not null check (seats >= 0),
  min_seats int not null default 0,
  intake text not null default 'open' check (intake in ('planned', 'open', 'paused', 'closed', 'cancelled')),
  intake_reason text not null default '',
  reopens date,
  offer_mode text not null default 'confirm' check (offer_mode in ('automatic', 'confirm')),
  answer_days int not null default 7,
  stay_on_higher boolean not null default true,
  rule_set uuid,
  agreement text not null default '',
  -- Published by applications, nightly and on events: counts and days only.
  seats_taken int not null default 0,
  reserves int not null default 0,
  usual_days int,
  demo boolean not null default false,
  version int not null default 1,
  check (ends >= starts)
);
create index round_course on courses.round (course, starts);
create index round_provider on courses.round (provider, starts);
create index round_starts on courses.round (starts);
create table courses.seat (
  round uuid not null references courses.round (id),
  number int not null,
  held_by uuid,
  held_since timestamptz,
  primary key (round, number)
);
create unique index seat_holder on courses.seat (held_by) where held_by is not null;
create table courses.price (
  id uuid primary key default gen_random_uuid(),
  provider uuid not null references organisations.organisation (id),
  course uuid not null references courses.course (id),
  round uuid references courses.round (id),
  amount bigint not null check (amount >= 0),
  unit text not null default 'course' check (unit in ('course', 'week', 'credit', 'month')),
  tax int not null default 0,
  agreement text not null default '',
  valid_from date not null,
  valid_to date,
  version int not null default 1
);
create index price_course on courses.price (course, valid_from);
-- How the price is shared; `payer` null is the home municipality.
create table courses.price_share (
  price uuid not null references courses.price (id),
  number int not null,
  kind text not null check (kind in ('municipality', 'af', 'project')),
  payer uuid references organisations.organisation (id),
  share int not null check (share between 1 and 10000),
  primary key (price, number)
);
create table courses.rule_set (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  law text not null default '',
  demo boolean not null default false,
  version int not null default 1
);
create table courses.rule (
  rule_set uuid not null references courses.rule_set (id),
  number int not null,
  code text not null,
  text text not null,
  evidence text not null default '',
  compare text not null,
  law text not null default '',
  primary key (rule_set, number)
);
alter table courses.round add foreign key (rule_set) references courses.rule_set (id);

do $$
declare t text;
begin
  foreach t in array array['course', 'round', 'seat', 'price', 'price_share', 'rule_set', 'rule'] loop
    perform platform.guard(format('courses.%I', t)::regclass);
    execute format('create policy platform_writes on courses.%I for all to kp_app using ((select ctx.role()) in (''platformAdministrator'', ''system'')) with check ((select ctx.role()) in (''platformAdministrator'', ''system''))', t);
    execute format('grant select, insert, update on courses.%I to kp_app', t);
    if t not in ('seat') then execute format('create policy read_all on courses.%I for select to kp_app using (true)', t); end if;
  end loop;
end $$;
grant delete on courses.price_share, courses.rule to kp_app;
-- A provider looks after its own rounds, prices and seats.
create policy provider_round on courses.round for all to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector') and provider = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) in ('admissionOfficer', 'rector') and provider = any ((select ctx.reach())::uuid[]));
create policy provider_seat on courses.seat for all to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector') and exists (select from courses.round r where r.id = round and r.provider = any ((select ctx.reach())::uuid[])));
create policy provider_price on courses.price for all to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector') and provider = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) in ('admissionOfficer', 'rector') and provider = any ((select ctx.reach())::uuid[]));
create policy provider_share on courses.price_share for all to kp_app
  using (exists (select from courses.price p where p.id = price and p.provider = any ((select ctx.reach())::uuid[])));
create policy provider_course on courses.course for update to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector') and exists (select from courses.round r where r.course = course.id and r.provider = any ((select ctx.reach())::uuid[])));

-- Seats change hands through two doors that change one row or none; the acts decide, row security of the component has already been passed.
create function courses.take_seat(of_round uuid, for_component uuid) returns int language sql volatile security definer set search_path = '' as $$
  update courses.seat s set held_by = for_component, held_since = pg_catalog.now()
  where s.held_by is null and (s.round, s.number) = (select f.round, f.number from courses.seat f where f.round = of_round and f.held_by is null order by f.number limit 1 for update skip locked)
  returning s.number $$;
create function courses.free_seat(of_component uuid) returns uuid language sql volatile security definer set search_path = '' as $$
  update courses.seat s set held_by = null, held_since = null where s.held_by = of_component returning s.round $$;
create function courses.free_seats(of_round uuid) returns int language sql stable security definer set search_path = '' as $$
  select count(*)::int from courses.seat s where s.round = of_round and s.held_by is null $$;
-- Counts that the catalogue shows; written by applications through this door.
create function courses.publish(of_round uuid, taken int, reserve int) returns void language sql volatile security definer set search_path = '' as $$
  update courses.round r set seats_taken = taken, reserves = reserve where r.id = of_round and (r.seats_taken, r.reserves) is distinct from (taken, reserve) $$;
create policy definer on courses.seat for all to kp_owner using (true) with check (true);
create policy definer on courses.round for all to kp_owner using (true) with check (true);
revoke all on all functions in schema courses from public;
grant execute on function courses.take_seat(uuid, uuid), courses.free_seat(uuid), courses.free_seats(uuid), courses.publish(uuid, int, int) to kp_app;
