-- The bank of good examples (goda exempel), who took them up, the recommendations (rekommendationer), and examples of other regions.
create table knowledge.example (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
  stage text not null default 'draft' check (stage in ('draft', 'proposed', 'returned', 'published', 'grey', 'closed', 'withdrawn')),
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
  -- For whom, in the words that the list is chosen by (domain/choose.ts).
  groups text[] not null default '{}',
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
  returned_why text not null default '',
  made_at timestamptz not null,
  demo boolean not null default false,
  version int not null default 1,
  -- Grey without a day: nobody has ever confirmed it, such as what an old report tells.
  check (stage in ('draft', 'proposed', 'returned') or published_at is not null),
  check (stage <> 'published' or confirmed_on is not null),
  check ((stage = 'closed') = (closed_on is not null))
);
create index example_shown on knowledge.example (published_at desc) where stage in ('published', 'grey', 'closed');
create index example_organisation on knowledge.example (organisation);
create index example_confirmed on knowledge.example (confirmed_on) where stage = 'published';
create table knowledge.adoption (
  id uuid primary key default gen_random_uuid(),
  -- One of ours, or the id (`urn:uuid:…`) of one in another region.
  example uuid references knowledge.example (id),
  origin text check (origin ~ '^urn:uuid:[0-9a-f-]{36}$'),
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
  -- Mail of the adopter's contact function, sealed: asked for the result after twelve months.
  contact_sealed bytea,
  asked_at timestamptz,
  withdrawn_at timestamptz,
  made_at timestamptz not null,
  version int not null default 1,
  check (taken_from <> id),
  check ((example is null) <> (origin is null))
);
create index adoption_example on knowledge.adoption (example);
create unique index adoption_once on knowledge.adoption (example, organisation) where withdrawn_at is null;
create unique index adoption_once_elsewhere on knowledge.adoption (origin, organisation) where withdrawn_at is null;
create index adoption_unasked on knowledge.adoption (from_day) where withdrawn_at is null and asked_at is null;

-- "Fråga ägaren" and "Boka studiebesök": a task for the contact function, due in ten working days. The mail is sealed and erased with the name.
create table knowledge.question (
  id uuid primary key default gen_random_uuid(),
  example uuid not null references knowledge.example (id),
  kind text not null check (kind in ('question', 'visit')),
  -- Whose task it is; null: the region's.
  municipality text check (municipality ~ '^[0-9]{4}$'),
  name text not null check (length(name) <= 80),
  sealed bytea,
  caller bytea,
  language text not null,
  text text not null check (length(text) between 1 and 2000),
  at timestamptz not null,
  due_at timestamptz not null,
  overdue_told_at timestamptz,
  answer text not null default '' check (length(answer) <= 4000),
  answered_at timestamptz,
  version int not null default 1,
  check ((answered_at is null) = (answer = ''))
);
create index question_open on knowledge.question (municipality, due_at) where answered_at is null;
create index question_example on knowledge.question (example);
create index question_caller on knowledge.question (caller, at) where caller is not null;
create index question_answered on knowledge.question (answered_at) where sealed is not null;
-- A letter to a contact function with a link that works once, for fourteen days; opening it does nothing.
create table knowledge.letter (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('ask', 'remind', 'grey', 'result', 'question', 'overdue', 'reply')),
  example uuid references knowledge.example (id),
  adoption uuid references knowledge.adoption (id),
  question uuid references knowledge.question (id),
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  check (num_nonnulls(example, adoption, question) = 1)
);
create index letter_example on knowledge.letter (example) where example is not null;
create index letter_adoption on knowledge.letter (adoption) where adoption is not null;
create index letter_question on knowledge.letter (question) where question is not null;

create table knowledge.recommendation (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
  number text not null default '',
  title text not null check (length(title) between 1 and 200),
  text text not null,
  -- Kind of organisation that it is meant for.
  addressee text not null check (addressee in ('municipality', 'region', 'authority', 'state')),
  source text not null,
  source_page text,
  -- The last day that it can be from, where only the year is known.
  made_on date not null,
  -- From when silence counts: nobody was asked here before it stood here.
  asked_on date not null default current_date,
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
  -- Ed25519, as the region shows it; empty: its feed is not signed, or nobody has compared keys.
  public_key text not null default '' check (public_key ~ '^([A-Za-z0-9+/]{43}=)?$'),
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
  evidence jsonb not null default '{}',
  -- Reckoned here, from the facts that came: what the other region says about it is not taken for true.
  level int not null check (level between 0 and 5),
  adoptions jsonb not null default '[]',
  themes text[] not null default '{}',
  groups text[] not null default '{}',
  organisation_name text not null default '',
  municipality text,
  licence text not null default '',
  changed_at timestamptz not null,
  fetched_at timestamptz not null,
  primary key (region, origin)
);
create index imported_changed on knowledge.imported (changed_at desc);
-- Who in another region has taken up one of ours, as that region tells it.
create table knowledge.imported_adoption (
  region uuid not null references knowledge.region (id),
  id uuid not null,
  example uuid not null references knowledge.example (id),
  organisation_name text not null check (length(organisation_name) between 1 and 120),
  from_day date not null,
  changed text not null,
  result text,
  still_used boolean,
  withdrawn boolean not null,
  address text not null check (address ~ '^https?://'),
  fetched_at timestamptz not null,
  primary key (region, id)
);
create index imported_adoption_example on knowledge.imported_adoption (example);

do $$
declare
  t text;
  -- Whoever works for a municipality may tell what it has done; an editor reads it before the world does.
  own text := '(select ctx.role()) in (''caseworker'', ''decisionMaker'', ''coordinator'', ''manager'', ''studyCounsellor'', ''sfiTeacher'', ''administrator'',
    ''economist'', ''settlementOfficer'', ''editor'') and municipality = (select ctx.municipality())';
  region text := '(select ctx.role()) = ''editor'' and (select ctx.municipality()) is null';
begin
  foreach t in array array['example', 'adoption', 'question', 'letter', 'recommendation', 'answer', 'region', 'imported', 'imported_adoption'] loop
    perform platform.guard(format('knowledge.%I', t)::regclass);
    execute format('create policy system on knowledge.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format('grant select, insert, update on knowledge.%I to kp_app', t);
  end loop;
  foreach t in array array['adoption', 'question', 'answer'] loop
    execute format('create policy own on knowledge.%I for all to kp_app using (%s) with check (%s)', t, own, own);
  end loop;
  execute format('create policy own_reads on knowledge.example for select to kp_app using (%s)', own);
  execute format('create policy own_begins on knowledge.example for insert to kp_app with check (stage = ''draft'' and %s)', own);
  -- Published and taken away is for editors; what is theirs they may write, send in, confirm and end.
  execute format('create policy own_writes on knowledge.example for update to kp_app using (stage <> ''withdrawn'' and %s)
    with check (stage in (''draft'', ''proposed'', ''returned'', ''published'', ''closed'') and %s)', own, own);
  foreach t in array array['example', 'question', 'recommendation'] loop
    execute format('create policy region on knowledge.%I for all to kp_app using (%s) with check (%s)', t, region, region);
  end loop;
end $$;
grant delete on knowledge.imported, knowledge.imported_adoption, knowledge.region, knowledge.letter to kp_app;
create policy read_shown on knowledge.example for select to kp_app using (stage in ('published', 'grey', 'closed'));
create policy editor on knowledge.example for update to kp_app
  using ((select ctx.role()) = 'editor' and municipality = (select ctx.municipality())) with check ((select ctx.role()) = 'editor' and municipality = (select ctx.municipality()));
create policy read_all on knowledge.adoption for select to kp_app using (origin is not null or exists (select from knowledge.example e where e.id = example));
create policy read_published on knowledge.recommendation for select to kp_app using (published);
create policy read_all on knowledge.answer for select to kp_app using (exists (select from knowledge.recommendation r where r.id = recommendation));
create policy read_all on knowledge.imported for select to kp_app using (true);
create policy read_all on knowledge.imported_adoption for select to kp_app using (true);
create policy read_all on knowledge.region for select to kp_app using (true);
do $$
declare t text;
begin
  foreach t in array array['region', 'imported', 'imported_adoption'] loop
    execute format($p$ create policy keeper on knowledge.%I for all to kp_app
      using ((select ctx.role()) in ('editor', 'platformAdministrator') and (select ctx.municipality()) is null)
      with check ((select ctx.role()) in ('editor', 'platformAdministrator') and (select ctx.municipality()) is null) $p$, t);
  end loop;
end $$;
