-- Knowledge (kunskap): posts in several languages, their pictures and comments, messages and who follows. The world reads what is published.
create schema knowledge;
grant usage on schema knowledge to kp_app;

create table knowledge.post (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
  kind text not null default 'own' check (kind in ('own', 'guest')),
  stage text not null default 'draft' check (stage in ('invited', 'expired', 'draft', 'submitted', 'returned', 'approved', 'published', 'unpublished')),
  -- Null: the region's own.
  municipality text check (municipality ~ '^[0-9]{4}$'),
  organisation uuid references organisations.organisation (id),
  organisation_name text not null default '',
  author text not null default '',
  -- Who answers for the page (sidansvarig), and who looks after it (redaktör).
  responsible text not null default '',
  editor text not null default '',
  themes text[] not null default '{}',
  -- [{href, text}]: a course, a municipality, a figure, an example.
  related jsonb not null default '[]',
  -- Edition of the Swedish text, and the one that the guest has said yes to.
  edition int not null default 1 check (edition > 0),
  guest_approved int,
  -- Mail of the guest, sealed; erased when the post is published or the invitation ends.
  guest_sealed bytea,
  guest_name text not null default '',
  -- What the editor asks the guest to write about.
  guest_brief text not null default '' check (length(guest_brief) <= 2000),
  -- Half of the guest's link; another one for each invitation, none when it has ended.
  guest_key uuid unique,
  invited_at timestamptz,
  reminded_at timestamptz,
  publish_at timestamptz,
  published_at timestamptz,
  updated_at timestamptz,
  updated_what text not null default '',
  comments_open boolean not null default true,
  demo boolean not null default false,
  made_at timestamptz not null,
  version int not null default 1,
  check ((stage in ('published', 'unpublished')) = (published_at is not null))
);
create index post_shown on knowledge.post (published_at desc) where stage = 'published';
create index post_waiting on knowledge.post (publish_at) where stage = 'approved';
create index post_organisation on knowledge.post (organisation);
create table knowledge.post_text (
  post uuid not null references knowledge.post (id),
  language text not null check (language in ('sv', 'en', 'ar', 'prs', 'so', 'ti', 'uk')),
  title text not null default '' check (length(title) <= 160),
  ingress text not null default '' check (length(ingress) <= 600),
  body text not null default '' check (length(body) <= 60000),
  state text not null default 'draft' check (state in ('draft', 'read', 'approved')),
  -- Edition of the Swedish that this was written from.
  from_edition int not null default 1,
  approved_by uuid,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (post, language)
);
-- Every Swedish text there has been, so that a guest sees what others have changed.
create table knowledge.post_edition (
  post uuid not null references knowledge.post (id),
  edition int not null check (edition > 0),
  title text not null,
  ingress text not null,
  body text not null,
  said_by text not null,
  by_guest boolean not null default false,
  at timestamptz not null,
  primary key (post, edition)
);
create table knowledge.post_image (
  id uuid primary key default gen_random_uuid(),
  post uuid not null references knowledge.post (id),
  place int not null default 1,
  file text not null,
  size int not null,
  width int not null,
  height int not null,
  alt text not null default '',
  caption text not null default '',
  credit text not null default ''
);
create index post_image_post on knowledge.post_image (post, place);
-- What editor and author have said to each other, paragraph by paragraph.
create table knowledge.post_note (
  id uuid primary key default gen_random_uuid(),
  post uuid not null references knowledge.post (id),
  paragraph int,
  text text not null check (length(text) between 1 and 2000),
  said_by text not null,
  by_guest boolean not null default false,
  at timestamptz not null
);
create index post_note_post on knowledge.post_note (post, at);
-- What has been taken away: feeds say so, and the address is never used again.
create table knowledge.tombstone (
  kind text not null check (kind in ('post', 'example')),
  id uuid not null,
  slug text not null,
  at timestamptz not null,
  primary key (kind, id)
);

-- A visitor's words: read by a moderator first. The mail is sealed and erased after ninety days.
create table knowledge.comment (
  id uuid primary key default gen_random_uuid(),
  post uuid not null references knowledge.post (id),
  stage text not null default 'waiting' check (stage in ('received', 'waiting', 'shown', 'reported', 'hidden', 'refused', 'removed')),
  name text not null check (length(name) between 1 and 80),
  sealed bytea,
  -- Where it was written from, as a hash that is erased with the mail: five an hour.
  caller bytea,
  text text not null check (length(text) between 1 and 2000),
  language text not null default 'sv',
  reason text not null default '',
  reports int not null default 0,
  judged_by uuid,
  judged_at timestamptz,
  hidden_by uuid,
  due_at timestamptz not null,
  at timestamptz not null,
  version int not null default 1
);
create index comment_post on knowledge.comment (post, at) where stage in ('shown', 'reported');
create index comment_waiting on knowledge.comment (due_at) where stage in ('waiting', 'reported', 'hidden');
create index comment_caller on knowledge.comment (caller, at) where caller is not null;
create table knowledge.comment_report (
  id uuid primary key default gen_random_uuid(),
  comment uuid not null references knowledge.comment (id),
  reason text not null check (length(reason) between 1 and 500),
  caller bytea,
  at timestamptz not null,
  unique (comment, caller)
);

-- Mail about what is new, asked for twice. Address sealed; found again by its hash.
create table knowledge.subscription (
  id uuid primary key default gen_random_uuid(),
  address bytea not null,
  sealed bytea not null,
  token bytea not null unique,
  theme text,
  municipality text check (municipality ~ '^[0-9]{4}$'),
  digest text not null default 'weekly' check (digest in ('now', 'daily', 'weekly', 'none')),
  language text not null default 'sv',
  made_at timestamptz not null,
  confirmed_at timestamptz,
  told_at timestamptz
);
create unique index subscription_once on knowledge.subscription (address, coalesce(theme, ''), coalesce(municipality, ''));

create table knowledge.announcement (
  id uuid primary key default gen_random_uuid(),
  organisation uuid not null references organisations.organisation (id),
  title text not null check (length(title) between 1 and 160),
  text text not null check (length(text) between 1 and 6000),
  roles text[] not null default '{}',
  corners text[] not null default '{}',
  themes text[] not null default '{}',
  must_read boolean not null default false,
  at timestamptz not null,
  expires date not null,
  made_by uuid
);
create index announcement_live on knowledge.announcement (expires);
create table knowledge.announcement_read (
  announcement uuid not null references knowledge.announcement (id),
  account uuid not null references accounts.account (id),
  at timestamptz not null,
  primary key (announcement, account)
);

do $$
declare t text;
begin
  foreach t in array array['post', 'post_text', 'post_edition', 'post_image', 'post_note', 'tombstone', 'comment', 'comment_report', 'subscription', 'announcement', 'announcement_read'] loop
    perform platform.guard(format('knowledge.%I', t)::regclass);
    execute format('create policy system on knowledge.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format('grant select, insert on knowledge.%I to kp_app', t);
  end loop;
end $$;
grant update on knowledge.post, knowledge.post_text, knowledge.post_image, knowledge.tombstone, knowledge.comment, knowledge.subscription, knowledge.announcement to kp_app;
grant update on knowledge.comment_report to kp_app;
grant delete on knowledge.post_image, knowledge.tombstone, knowledge.subscription, knowledge.comment_report to kp_app;

-- The region's editors write everything; a municipality's editors their own.
create policy editor on knowledge.post for all to kp_app
  using ((select ctx.role()) = 'editor' and ((select ctx.municipality()) is null or municipality = (select ctx.municipality())))
  with check ((select ctx.role()) = 'editor' and ((select ctx.municipality()) is null or municipality = (select ctx.municipality())));
create policy read_published on knowledge.post for select to kp_app using (stage = 'published');
do $$
declare t text;
begin
  foreach t in array array['post_text', 'post_edition', 'post_image', 'post_note'] loop
    -- The row behind is asked for as the reader: whoever does not see the post does not see what belongs to it.
    execute format($p$ create policy editor on knowledge.%I for all to kp_app
      using ((select ctx.role()) = 'editor' and exists (select from knowledge.post p where p.id = post
        and ((select ctx.municipality()) is null or p.municipality = (select ctx.municipality()))))
      with check ((select ctx.role()) = 'editor' and exists (select from knowledge.post p where p.id = post
        and ((select ctx.municipality()) is null or p.municipality = (select ctx.municipality())))) $p$, t);
  end loop;
end $$;
create policy read_published on knowledge.post_text for select to kp_app
  using ((language = 'sv' or state = 'approved') and exists (select from knowledge.post p where p.id = post and p.stage = 'published'));
create policy read_published on knowledge.post_image for select to kp_app
  using (exists (select from knowledge.post p where p.id = post and p.stage = 'published'));
create policy read_all on knowledge.tombstone for select to kp_app using (true);
create policy editor on knowledge.tombstone for all to kp_app using ((select ctx.role()) = 'editor') with check ((select ctx.role()) = 'editor');

create policy read_shown on knowledge.comment for select to kp_app
  using (stage in ('shown', 'reported') and exists (select from knowledge.post p where p.id = post and p.stage = 'published'));
create policy moderator on knowledge.comment for all to kp_app
  using ((select ctx.role()) = 'moderator') with check ((select ctx.role()) = 'moderator');
create policy moderator on knowledge.comment_report for select to kp_app using ((select ctx.role()) = 'moderator');

create policy editor on knowledge.announcement for all to kp_app
  using ((select ctx.role()) = 'editor' and organisation = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) = 'editor' and organisation = any ((select ctx.reach())::uuid[]));
create policy read_addressed on knowledge.announcement for select to kp_app
  using ((select ctx.account()) is not null and (roles = '{}' or (select ctx.role()) = any (roles)));
create policy own on knowledge.announcement_read for all to kp_app
  using (account = (select ctx.account())) with check (account = (select ctx.account()));

-- How many have said that they read it; who, only they themselves see.
create policy definer on knowledge.announcement_read for select to kp_owner using (true);
create policy definer on knowledge.announcement for select to kp_owner using (true);
create function knowledge.count_receipts(of_announcement uuid) returns int language sql stable security definer set search_path = '' as $$
  select count(*)::int from knowledge.announcement_read r join knowledge.announcement a on a.id = r.announcement
  where r.announcement = of_announcement and ctx.role() = 'editor' and a.organisation = any (ctx.reach()::uuid[])
$$;
revoke all on function knowledge.count_receipts(uuid) from public;
grant execute on function knowledge.count_receipts(uuid) to kp_app;
