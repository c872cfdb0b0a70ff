-- The bank of good examples (goda exempel), who took them up, the recommendations (rekommendationer), and examples of other regions.
create table knowledge.example (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
  stage text not null default 'proposed' check (stage in ('proposed', 'returned', 'published', 'grey', 'closed')),
  title text not null check (length(title) between 1 and 160),
  ingress text not null default '' check (length(ingress) <= 600),
  municipality text check (municipality ~ '^[0-9]{4}$'),
  organisation uuid references organisations.organisation (id),
  organisation_name text not null,
  -- Field by field; null is "vet inte än", a missing field has not been answered.
  template jsonb not null default '{}' check (jsonb_typeof(template) = 'object'),
  -- What the level is computed from (domain/evidence.ts); the level itself is never stored.
  evidence jsonb not null default '{}' check (jsonb_typeof(evidence) = 'object'),
  themes text[] not null default '{}',
  -- Title, ingress and template in other languages: {ar: {…}}.
  texts jsonb not null default '{}',
  source text not null default '',
  -- Null where nobody has written down the page.
  source_page text,
  licence text not null default '',
  -- Mail of the contact function, sealed: never shown, asked every twelve months.
  contact_sealed bytea,
  published_at timestamptz,
  updated_at timestamptz,
  confirmed_on date,
  asked_at timestamptz,
  reminded_at timestamptz,
  grey_on date,
  closed_on date,
  closed_why text not null default '',
  made_at timestamptz not null,
  demo boolean not null default false,
  version int not null default 1,
  -- Grey without a day: nobody has ever confirmed it, such as what an old report tells.
  check (stage in ('proposed', 'returned') or published_at is not null),
  check (stage <> 'published' or confirmed_on is not null),
  check ((stage = 'closed') = (closed_on is not null))
);
create index example_shown on knowledge.example (published_at desc) where stage in ('published', 'grey', 'closed');
create index example_organisation on knowledge.example (organisation);
create index example_confirmed on knowledge.example (confirmed_on) where stage = 'published';
create table knowledge.adoption (
  id uuid primary key default gen_random_uuid(),
  example uuid not null references knowledge.example (id),
  -- Whom they took it from; null: from the original.
  taken_from uuid references knowledge.adoption (id),
  organisation uuid references organisations.organisation (id),
  organisation_name text not null,
  municipality text check (municipality ~ '^[0-9]{4}$'),
  from_day date not null,
  changed text not null check (length(changed) between 1 and 2000),
  result text,
  still_used boolean,
  evidence jsonb not null default '{}' check (jsonb_typeof(evidence) = 'object'),
  asked_at timestamptz,
  withdrawn_at timestamptz,
  made_at timestamptz not null,
  made_by uuid,
  version int not null default 1,
  check (taken_from <> id)
);
create index adoption_example on knowledge.adoption (example);
create unique index adoption_once on knowledge.adoption (example, organisation) where withdrawn_at is null;

create table knowledge.recommendation (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
  number text not null default '',
  title text not null check (length(title) between 1 and 200),
  text text not null,
  texts jsonb not null default '{}',
  -- Kind of organisation that it is meant for.
  addressee text not null check (addressee in ('municipality', 'region', 'authority', 'state')),
  source text not null,
  source_page text,
  -- The last day that it can be from, where only the year is known.
  made_on date not null,
  indicator text,
  examples uuid[] not null default '{}',
  published boolean not null default false,
  place int not null default 1,
  version int not null default 1
);
create table knowledge.answer (
  recommendation uuid not null references knowledge.recommendation (id),
  organisation uuid not null references organisations.organisation (id),
  municipality text check (municipality ~ '^[0-9]{4}$'),
  answer text not null check (answer in ('takenUp', 'alreadyDone', 'declined')),
  goal text not null default '',
  example uuid references knowledge.example (id),
  reason text not null default '',
  at timestamptz not null,
  version int not null default 1,
  primary key (recommendation, organisation),
  check (answer <> 'takenUp' or length(btrim(goal)) > 0),
  check (answer <> 'alreadyDone' or example is not null),
  check (answer <> 'declined' or length(btrim(reason)) > 0)
);

-- Other regions that this one follows. A region alone works fully.
create table knowledge.region (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (length(name) between 1 and 120),
  address text not null unique check (address ~ '^https://' or address ~ '^http://(127\.0\.0\.1|localhost)[:/]'),
  is_on boolean not null default true,
  etag text not null default '',
  modified text not null default '',
  asked_at timestamptz,
  answered_at timestamptz,
  failures int not null default 0,
  problem text not null default '',
  -- The last answer as it came, so that what is shown can be explained.
  raw bytea,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  version int not null default 1
);
-- Read only, and never mixed with our own.
create table knowledge.imported (
  region uuid not null references knowledge.region (id),
  origin text not null check (length(origin) between 1 and 500),
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,120}$'),
  address text not null check (address ~ '^https?://'),
  title text not null check (length(title) between 1 and 200),
  ingress text not null default '',
  template jsonb not null default '{}',
  level int not null check (level between 0 and 5),
  themes text[] not null default '{}',
  organisation_name text not null default '',
  licence text not null default '',
  changed_at timestamptz not null,
  fetched_at timestamptz not null,
  primary key (region, origin)
);
create index imported_changed on knowledge.imported (changed_at desc);

do $$
declare t text;
begin
  foreach t in array array['example', 'adoption', 'recommendation', 'answer', 'region', 'imported'] loop
    perform platform.guard(format('knowledge.%I', t)::regclass);
    execute format('create policy system on knowledge.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format('grant select, insert, update on knowledge.%I to kp_app', t);
  end loop;
end $$;
grant delete on knowledge.imported to kp_app;
create policy read_shown on knowledge.example for select to kp_app using (stage in ('published', 'grey', 'closed'));
create policy editor on knowledge.example for all to kp_app
  using ((select ctx.role()) = 'editor' and ((select ctx.municipality()) is null or municipality = (select ctx.municipality())))
  with check ((select ctx.role()) = 'editor' and ((select ctx.municipality()) is null or municipality = (select ctx.municipality())));
-- A coordinator writes down what their own organisation has done; an editor reads it before the world does.
create policy proposes on knowledge.example for insert to kp_app
  with check ((select ctx.role()) = 'coordinator' and stage = 'proposed' and organisation = any ((select ctx.reach())::uuid[]));
create policy proposer on knowledge.example for update to kp_app
  using ((select ctx.role()) = 'coordinator' and stage in ('proposed', 'returned') and organisation = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) = 'coordinator' and stage = 'proposed' and organisation = any ((select ctx.reach())::uuid[]));
create policy proposer_reads on knowledge.example for select to kp_app
  using ((select ctx.role()) = 'coordinator' and organisation = any ((select ctx.reach())::uuid[]));
create policy read_all on knowledge.adoption for select to kp_app using (exists (select from knowledge.example e where e.id = example));
create policy own on knowledge.adoption for all to kp_app
  using ((select ctx.role()) in ('coordinator', 'editor') and organisation = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) in ('coordinator', 'editor') and organisation = any ((select ctx.reach())::uuid[]));
create policy read_published on knowledge.recommendation for select to kp_app using (published);
create policy editor on knowledge.recommendation for all to kp_app
  using ((select ctx.role()) = 'editor' and (select ctx.municipality()) is null) with check ((select ctx.role()) = 'editor' and (select ctx.municipality()) is null);
create policy read_all on knowledge.answer for select to kp_app using (exists (select from knowledge.recommendation r where r.id = recommendation));
create policy own on knowledge.answer for all to kp_app
  using ((select ctx.role()) in ('coordinator', 'editor') and municipality = (select ctx.municipality()))
  with check ((select ctx.role()) in ('coordinator', 'editor') and municipality = (select ctx.municipality()));
create policy read_all on knowledge.imported for select to kp_app using (true);
create policy read_all on knowledge.region for select to kp_app using (true);
create policy editor on knowledge.region for all to kp_app
  using ((select ctx.role()) = 'editor' and (select ctx.municipality()) is null) with check ((select ctx.role()) = 'editor' and (select ctx.municipality()) is null);
