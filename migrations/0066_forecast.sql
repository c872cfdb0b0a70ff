-- What social assistance may cost when the establishment benefit ends: assumptions, named copies of them, and what was counted. Nobody is in it.
create schema forecast;
grant usage on schema forecast to kp_app;

-- A named copy of a municipality's assumptions, to change one thing in.
create table forecast.scenario (
  id uuid primary key default gen_random_uuid(),
  organisation uuid references organisations.organisation (id),
  kommun_code text not null check (kommun_code ~ '^[0-9]{4}$'),
  name text not null check (length(btrim(name)) between 1 and 120),
  -- Invented, for the demonstration.
  example boolean not null default false,
  created_at timestamptz not null default now(),
  unique (kommun_code, name)
);
create table forecast.forecast_parameter (
  id uuid primary key default gen_random_uuid(),
  -- In the order they were entered.
  seq bigint generated always as identity,
  -- Who keeps the row; none for what everybody counts with.
  organisation uuid references organisations.organisation (id),
  scenario uuid references forecast.scenario (id),
  key text not null,
  kommun_code text check (kommun_code ~ '^[0-9]{4}$'),
  sex text check (sex in ('kvinna', 'man', 'okand')),
  household text,
  value float8 not null check (value >= 0),
  low float8 check (low >= 0),
  high float8 check (high >= low),
  unit text not null check (unit in ('share', 'kr', 'persons', 'months', 'width')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null check (length(btrim(source)) > 0),
  source_date date not null,
  owner text not null check (length(btrim(owner)) > 0),
  status text not null check (status in ('fact', 'assumption', 'example')),
  note text not null default '',
  -- Stands behind something published.
  published boolean not null default false,
  created_at timestamptz not null default now(),
  check ((low is null) = (high is null)),
  check (organisation is null or kommun_code is not null),
  -- What is invented is never among what is true.
  check (status <> 'example' or scenario is not null)
);
create index forecast_parameter_found on forecast.forecast_parameter (kommun_code, scenario);
-- What was counted. The rows, the seed and the code version give the same bytes again; only percentiles are kept.
create table forecast.run (
  id uuid primary key default gen_random_uuid(),
  organisation uuid references organisations.organisation (id),
  -- None for the region.
  kommun_code text check (kommun_code ~ '^[0-9]{4}$'),
  scenario uuid references forecast.scenario (id),
  name text not null default '',
  kind text not null check (kind in ('forecast', 'backtest', 'region')),
  example boolean not null default false,
  from_year int not null check (from_year between 2010 and 2060),
  to_year int not null check (to_year between from_year and from_year + 5),
  seed int not null,
  draws int not null check (draws between 100 and 10000),
  code_version text not null,
  input_sha256 text not null check (input_sha256 ~ '^[0-9a-f]{64}$'),
  "rows" uuid[] not null,
  -- The newest day among the sources.
  newest date not null,
  result jsonb not null,
  status text not null default 'draft' check (status in ('draft', 'published')),
  published_at timestamptz,
  created_at timestamptz not null default now(),
  check ((kind = 'region') = (kommun_code is null)),
  check ((status = 'published') = (published_at is not null))
);
create index run_found on forecast.run (kommun_code, kind, published_at);

do $$
declare t text;
begin
  foreach t in array array['scenario', 'forecast_parameter', 'run'] loop
    perform platform.guard(format('forecast.%I', t)::regclass);
    execute format('create policy system on forecast.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format($f$ create policy economist on forecast.%I for all to kp_app
      using ((select ctx.role()) = 'economist' and organisation = any ((select ctx.reach())::uuid[]) and kommun_code = (select ctx.municipality()))
      with check ((select ctx.role()) = 'economist' and organisation = any ((select ctx.reach())::uuid[]) and kommun_code = (select ctx.municipality())) $f$, t);
    execute format('grant select, insert on forecast.%I to kp_app', t);
  end loop;
end $$;
-- How many leave by month and sex is nobody's but the municipality's; the rest stands behind what is published.
create policy read_published on forecast.forecast_parameter for select to kp_app
  using (organisation is null and scenario is null or published and key not in ('leavers', 'stock', 'inflow', 'moves'));
create policy read_published on forecast.run for select to kp_app using (status = 'published');
create policy read_published on forecast.scenario for select to kp_app
  using (exists (select from forecast.run r where r.scenario = scenario.id and r.status = 'published'));
grant update (status, published_at) on forecast.run to kp_app;
grant update (published) on forecast.forecast_parameter to kp_app;
