-- The region in figures (regionen i siffror): published counts and shares about municipalities, never about persons.
-- What pages may read is published and protected already. What has come in and waits for a release, only editors see.
create schema figures;
grant usage on schema figures to kp_app;

-- Link family (länkfamilj): all tables made from the same records; they are protected together and with one method.
create table figures.family (
  name text primary key,
  kind text not null check (kind in ('published', 'suppression', 'cellKey')),
  k int not null default 5 check (k >= 3),
  note text not null default '',
  -- Lowering k needs two.
  lowered_by uuid,
  lowered_with uuid,
  version int not null default 1,
  check (lowered_by is distinct from lowered_with or lowered_by is null)
);
-- What a number is. A changed definition is a new edition, and charts draw a gap there.
create table figures.indicator (
  slug text not null check (slug ~ '^[a-z0-9-]{2,60}$'),
  edition int not null default 1,
  place int not null,
  -- Series that belong together (ABO, EBO, quota): the slug of the whole.
  part_of text,
  titles jsonb not null,
  numerator jsonb not null,
  denominator jsonb,
  unit text not null check (unit in ('persons', 'applications', 'per1000', 'percent', 'points', 'ratio', 'kr', 'days', 'class')),
  multiplier double precision not null default 1,
  decimals int not null default 0 check (decimals between 0 and 4),
  direction text not null check (direction in ('higher', 'lower', 'neutral')),
  period text not null check (period in ('year', 'half', 'month', 'day')),
  sex_split text not null check (sex_split in ('source', 'own', 'none')),
  source text not null,
  kpi text,
  -- What the source called it when it was checked; another title stops the import.
  kpi_title text,
  -- What it calls it now; an editor compares the two.
  kpi_found text,
  source_definition text not null default '',
  valid_from text not null default '',
  valid_to text not null default '',
  -- [{period, note: {lang}}]
  breaks jsonb not null default '[]',
  family text not null references figures.family (name),
  k int not null default 5 check (k >= 3),
  -- Own beside national: the slug that is shown next to this one.
  beside text,
  goal double precision,
  -- Named and explained, but nothing counts it yet.
  coming boolean not null default false,
  primary key (slug, edition)
);
-- Reply of a source, written before it is read. The body and who brought it lie apart.
create table figures.source_reply (
  id uuid primary key default gen_random_uuid(),
  connector text not null,
  kind text not null default '',
  url text not null default '',
  request jsonb not null default '{}',
  status int,
  headers jsonb not null default '{}',
  fetched_at timestamptz not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null default 0,
  parser int not null default 1,
  -- Null: national, for the platform's own editor.
  municipality text check (municipality ~ '^[0-9]{4}$'),
  state text not null default 'received' check (state in ('received', 'imported', 'unchanged', 'failed', 'undone')),
  problem text not null default '',
  rows int not null default 0,
  warnings jsonb not null default '[]',
  done_at timestamptz,
  version int not null default 1
);
create index source_reply_connector on figures.source_reply (connector, fetched_at desc);
create table figures.source_body (
  reply uuid primary key references figures.source_reply (id),
  -- Compressed.
  body bytea not null,
  name text not null default '',
  account uuid,
  brought_by text not null default ''
);
-- Release (utgåva). `seq` orders them; a correction is a release of its own.
create table figures.release (
  seq int generated always as identity primary key,
  name text not null unique check (name ~ '^[0-9]{4}-[0-9]{2}(\.[0-9]{1,3})?$'),
  stage text not null default 'planned' check (stage in ('planned', 'preparing', 'ready', 'published', 'corrected')),
  planned_for date not null,
  -- Empty: all that waits.
  indicators text[] not null default '{}',
  corrects int references figures.release (seq),
  reason text not null default '',
  prepared_by uuid,
  prepared_name text not null default '',
  prepared_at timestamptz,
  approved_by uuid,
  approved_name text not null default '',
  approved_at timestamptz,
  published_at timestamptz,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  cells int not null default 0,
  demo boolean not null default false,
  made_at timestamptz not null,
  version int not null default 1,
  check (approved_by is null or approved_by is distinct from prepared_by),
  check ((stage in ('published', 'corrected')) = (published_at is not null))
);
create table figures.release_reply (
  release int not null references figures.release (seq),
  reply uuid not null references figures.source_reply (id),
  primary key (release, reply)
);
create index release_reply_reply on figures.release_reply (reply);
-- A moved date is told with its reason.
create table figures.release_move (
  id uuid primary key default gen_random_uuid(),
  release int not null references figures.release (seq),
  from_day date not null,
  to_day date not null,
  reason text not null check (length(reason) between 3 and 500),
  at timestamptz not null
);
create index release_move_release on figures.release_move (release);
-- Has come in, is in no release. `U` is Okänt.
create table figures.waiting (
  reply uuid not null references figures.source_reply (id),
  slug text not null,
  edition int not null default 1,
  municipality text not null check (municipality ~ '^([0-9]{4}|[A-Z]{2})$'),
  period text not null check (period ~ '^[0-9]{4}(-(H[12]|[0-9]{2}(-[0-9]{2})?))?$'),
  sex text not null check (sex in ('K', 'M', 'T', 'U')),
  value double precision,
  numerator double precision,
  denominator double precision,
  status text not null check (status in ('ok', 'missing', 'na', 'protected', 'lt5', 'pending')),
  marks text[] not null default '{}',
  primary key (reply, slug, edition, municipality, period, sex),
  foreign key (slug, edition) references figures.indicator (slug, edition),
  check ((status = 'ok') = (value is not null))
);
-- Published: in every release from `since` until the one that replaced it. Shown now: `until is null`. Never changed but for `until`.
-- Municipality: four figures; a county is 00LL, Sweden 0000, a corner two letters.
create table figures.observation (
  slug text not null,
  edition int not null default 1,
  municipality text not null check (municipality ~ '^([0-9]{4}|[A-Z]{2})$'),
  period text not null check (period ~ '^[0-9]{4}(-(H[12]|[0-9]{2}(-[0-9]{2})?))?$'),
  sex text not null check (sex in ('K', 'M', 'T', 'U')),
  since int not null references figures.release (seq),
  until int references figures.release (seq),
  value double precision,
  numerator double precision,
  denominator double precision,
  status text not null check (status in ('ok', 'missing', 'na', 'protected', 'lt5', 'pending')),
  -- prel, revised, break, demo, computed (beräknad), unweighted (ovägt medel).
  marks text[] not null default '{}',
  reply uuid references figures.source_reply (id),
  primary key (slug, edition, municipality, period, sex, since),
  foreign key (slug, edition) references figures.indicator (slug, edition),
  check ((status = 'ok') = (value is not null)),
  check (status = 'ok' or (numerator is null and denominator is null) or status = 'na'),
  check (until > since)
);
create unique index observation_now on figures.observation (municipality, slug, edition, period, sex) where until is null;
create index observation_reply on figures.observation (reply);
create index observation_since on figures.observation (since);
create index observation_until on figures.observation (until) where until is not null;
-- What is known to the world of a family: the cells that later releases are solved with.
create table figures.frozen (
  family text not null references figures.family (name),
  at timestamptz not null,
  reply uuid not null references figures.source_reply (id),
  records text not null,
  -- As protect() gave them: published cells by their inner cells.
  cells jsonb not null,
  primary key (family, reply, records)
);

-- Squares of the map are for drawing; who borders on whom is asked of `neighbour`.
create table figures.tile (
  region text not null,
  municipality text not null,
  row int not null check (row between 0 and 40),
  col int not null check (col between 0 and 40),
  primary key (region, municipality),
  unique (region, row, col)
);
create table figures.neighbour (
  municipality text not null,
  neighbour text not null,
  primary key (municipality, neighbour),
  check (municipality <> neighbour)
);
-- Similar municipalities (liknande kommuner).
create table figures.peer (
  municipality text not null,
  model text not null,
  place int not null,
  peer text not null,
  source text not null check (source in ('kolada', 'own')),
  title text not null default '',
  year int not null,
  distance double precision,
  -- {name: part of the distance}
  parts jsonb not null default '{}',
  demo boolean not null default false,
  primary key (municipality, model, place),
  check (municipality <> peer)
);
-- Weights of the own distance; a change is a new row.
create table figures.peer_weight (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  weight double precision not null check (weight >= 0),
  at timestamptz not null,
  account uuid
);

-- Mail to somebody who asked for it twice. Address sealed; found again by its hash.
create table figures.subscription (
  id uuid primary key default gen_random_uuid(),
  address bytea not null,
  sealed bytea not null,
  token bytea not null unique,
  indicator text,
  municipality text,
  language text not null default 'sv',
  made_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  told int references figures.release (seq)
);
create unique index subscription_once on figures.subscription (address, coalesce(indicator, ''), coalesce(municipality, '')) where ended_at is null;

-- Connector (koppling): which source, whether it is on, and how it went last.
create table figures.connector (
  name text primary key,
  is_on boolean not null default false,
  asked_at timestamptz,
  answered_at timestamptz,
  reply uuid references figures.source_reply (id),
  -- Expected next; with `grace` days over, pages say so.
  expected_on date,
  grace int not null default 30,
  failures int not null default 0,
  problem text not null default '',
  -- {url: {etag, modified}}
  conditions jsonb not null default '{}',
  version int not null default 1
);
-- The operators' list: one row for each import that went wrong, until somebody has seen to it.
create table figures.failure (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  connector text not null,
  reply uuid references figures.source_reply (id),
  problem text not null,
  about text not null default '',
  settled_at timestamptz,
  settled_by uuid
);
create unique index failure_once on figures.failure (connector, problem, about) where settled_at is null;
-- How a person read the headers of a file: the same headers are read the same way next time.
create table figures.mapping (
  kind text not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  municipality text not null default '',
  headers text[] not null,
  columns jsonb not null,
  at timestamptz not null,
  account uuid,
  primary key (kind, fingerprint, municipality)
);

do $$
declare t text;
begin
  foreach t in array array['family', 'indicator', 'source_reply', 'source_body', 'release', 'release_reply', 'release_move', 'waiting', 'observation', 'frozen',
    'tile', 'neighbour', 'peer', 'peer_weight', 'subscription', 'connector', 'failure', 'mapping'] loop
    perform platform.guard(format('figures.%I', t)::regclass);
    execute format('create policy system on figures.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format('grant select, insert on figures.%I to kp_app', t);
  end loop;
  -- What the world may read.
  foreach t in array array['family', 'indicator', 'source_reply', 'release', 'release_reply', 'release_move', 'observation', 'tile', 'neighbour', 'peer', 'peer_weight',
    'connector'] loop
    execute format('create policy read_all on figures.%I for select to kp_app using (true)', t);
  end loop;
  -- What the platform's own editor looks after.
  foreach t in array array['family', 'release', 'release_reply', 'release_move', 'tile', 'peer_weight'] loop
    execute format($p$ create policy editor on figures.%I for all to kp_app using ((select ctx.role()) = 'statisticsEditor' and (select ctx.municipality()) is null)
      with check ((select ctx.role()) = 'statisticsEditor' and (select ctx.municipality()) is null) $p$, t);
  end loop;
end $$;
grant update on figures.family, figures.indicator, figures.source_reply, figures.source_body, figures.release, figures.tile, figures.peer, figures.subscription,
  figures.connector, figures.failure, figures.mapping to kp_app;
grant update (until) on figures.observation to kp_app;
grant delete on figures.waiting, figures.release_reply, figures.tile, figures.peer, figures.subscription to kp_app;
create policy administrator_places on figures.tile for all to kp_app
  using ((select ctx.role()) = 'platformAdministrator') with check ((select ctx.role()) = 'platformAdministrator');
create policy editor_brings on figures.source_reply for all to kp_app
  using ((select ctx.role()) = 'statisticsEditor' and ((select ctx.municipality()) is null or municipality = (select ctx.municipality())))
  with check ((select ctx.role()) = 'statisticsEditor' and municipality is not distinct from (select ctx.municipality()));
create policy editor_reads on figures.source_body for select to kp_app
  using ((select ctx.role()) in ('statisticsEditor', 'operator') and exists (select from figures.source_reply r
    where r.id = reply and ((select ctx.municipality()) is null or r.municipality = (select ctx.municipality()))));
create policy editor_brings on figures.source_body for insert to kp_app
  with check ((select ctx.role()) = 'statisticsEditor' and account = (select ctx.account()) and exists (select from figures.source_reply r
    where r.id = reply and r.municipality is not distinct from (select ctx.municipality())));
-- The platform's own editor has no municipality and writes for all; a municipality's editor writes its own rows.
create policy editor on figures.waiting for all to kp_app
  using ((select ctx.role()) = 'statisticsEditor' and ((select ctx.municipality()) is null or municipality = (select ctx.municipality())))
  with check ((select ctx.role()) = 'statisticsEditor' and ((select ctx.municipality()) is null or municipality = (select ctx.municipality())));
create policy editor on figures.mapping for all to kp_app
  using ((select ctx.role()) = 'statisticsEditor' and municipality = coalesce((select ctx.municipality()), ''))
  with check ((select ctx.role()) = 'statisticsEditor' and municipality = coalesce((select ctx.municipality()), ''));
create policy editor_checks on figures.indicator for update to kp_app using ((select ctx.role()) = 'statisticsEditor' and (select ctx.municipality()) is null)
  with check ((select ctx.role()) = 'statisticsEditor' and (select ctx.municipality()) is null);
create policy operator on figures.connector for update to kp_app using ((select ctx.role()) = 'operator') with check ((select ctx.role()) = 'operator');
create policy operator on figures.failure for all to kp_app using ((select ctx.role()) = 'operator') with check ((select ctx.role()) = 'operator');
create policy editor_reads on figures.failure for select to kp_app using ((select ctx.role()) = 'statisticsEditor' and (select ctx.municipality()) is null);
create policy editor_tells on figures.failure for insert to kp_app with check ((select ctx.role()) = 'statisticsEditor' and settled_at is null);
