-- Helpers (ombud): somebody whom the applicant lets help with one draft or with what became of it. No account; a link that is used once, a PIN
-- from the applicant, and a session that knows the helper. The draft may have no person yet, so these rows belong to whoever made them.
create schema helpers;
grant usage on schema helpers to kp_app, kp_door;
create table helpers.helper (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 100),
  scopes text[] not null check (scopes <@ '{view,fill,answer}' and scopes <> '{}'),
  until timestamptz not null,
  -- The one draft, until it is sent; then what was sent.
  draft uuid,
  municipality text,
  person uuid,
  sending uuid,
  -- Who let them in: the browser or the account.
  owner bytea not null,
  account uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  digest bytea not null,
  pin bytea not null,
  link_until timestamptz not null,
  tries int not null default 0,
  used_at timestamptz,
  -- The session that used the link, and the latest who came too late.
  browser bytea,
  refused_at timestamptz,
  version int not null default 1,
  check ((draft is null) <> (sending is null)),
  check ((sending is null) = (municipality is null or person is null))
);
create index helper_draft on helpers.helper (draft) where draft is not null;
create index helper_person on helpers.helper (person) where person is not null;
create index helper_owner on helpers.helper (owner);
create index helper_digest on helpers.helper (digest);
-- What a helper did, for the person to see.
create table helpers.deed (
  helper uuid not null references helpers.helper (id),
  at timestamptz not null,
  what text not null check (what in ('opened', 'filled', 'sent', 'looked', 'accepted', 'declined', 'left')),
  about uuid,
  id bigint generated always as identity primary key
);
create index deed_helper on helpers.deed (helper, at desc);

alter table ctx.session add column helper uuid;
-- Whom this session helps, while the help lasts: ended in one moment, whatever page is open.
create function helpers.current(at_moment timestamptz) returns table (id uuid, name text, scopes text[], draft uuid, municipality text, person uuid,
    sending uuid, until timestamptz)
  language sql stable security definer set search_path = '' as $$
  select h.id, h.name, h.scopes, h.draft, h.municipality, h.person, h.sending, h.until
  from ctx.session s join helpers.helper h on h.id = s.helper and h.browser = s.digest
  where s.digest = ctx.digest() and s.ends_at > pg_catalog.now() and h.ended_at is null and h.until > greatest(at_moment, pg_catalog.now()) $$;
create function ctx.helper() returns uuid language sql stable security definer set search_path = ''
  as $$ select h.id from helpers.current(pg_catalog.now()) h $$;
create function helpers.draft() returns uuid language sql stable security definer set search_path = ''
  as $$ select h.draft from helpers.current(pg_catalog.now()) h where 'fill' = any (h.scopes) $$;
create function helpers.sending() returns uuid language sql stable security definer set search_path = ''
  as $$ select h.sending from helpers.current(pg_catalog.now()) h $$;

do $$
declare t text;
begin
  foreach t in array array['helper', 'deed'] loop
    perform platform.guard(format('helpers.%I', t)::regclass);
    execute format('create policy definer on helpers.%I for all to kp_owner using (true) with check (true)', t);
    execute format('create policy system on helpers.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
  end loop;
end $$;
create policy own on helpers.helper for all to kp_app
  using (owner = (select ctx.digest()) or account = (select ctx.account()) or person = (select ctx.person()))
  with check (owner = (select ctx.digest()) or account = (select ctx.account()) or person = (select ctx.person()));
create policy own on helpers.deed for select to kp_app using (exists (select from helpers.helper h where h.id = deed.helper));
create policy helping on helpers.deed for insert to kp_app with check (helper = (select ctx.helper()));
grant select (id, name, scopes, until, draft, municipality, person, sending, owner, account, made_at, ended_at, link_until, tries, used_at, refused_at, version),
  insert (id, name, scopes, until, draft, municipality, person, sending, owner, account, made_at, digest, pin, link_until),
  update (ended_at, digest, pin, link_until, tries, used_at, browser, refused_at, draft, municipality, person, sending, account) on helpers.helper to kp_app;
grant select, insert on helpers.deed to kp_app;

-- The link, before anybody presses: `open`, `used` or `gone`. A look uses nothing up.
create function helpers.look(of_digest bytea, of_session bytea, at_moment timestamptz) returns text language sql stable security definer set search_path = '' as $$
  select coalesce((select case when h.ended_at is not null or h.link_until <= at_moment or h.until <= at_moment or h.tries >= 5 then 'gone'
      when h.used_at is not null and (h.browser <> of_session or h.used_at <= at_moment - interval '5 minutes') then 'used' else 'open' end
    from helpers.helper h where h.digest = of_digest), 'gone') $$;
-- Somebody came when it was too late; the one who made the link is shown that.
create function helpers.came_late(of_digest bytea, at_moment timestamptz) returns void language sql volatile security definer set search_path = ''
  as $$ update helpers.helper h set refused_at = at_moment where h.digest = of_digest and h.ended_at is null $$;
-- Uses the link up: five tries of the PIN, one browser. The same browser may press again for five minutes, its answer may have been lost.
create function helpers.use_link(of_digest bytea, of_pin bytea, of_session bytea, at_moment timestamptz) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare h helpers.helper;
begin
  select * into h from helpers.helper x where x.digest = of_digest for update;
  if h.id is null then return 'gone'; end if;
  if helpers.look(of_digest, of_session, at_moment) <> 'open' then
    perform helpers.came_late(of_digest, at_moment);
    return 'gone';
  end if;
  if h.pin <> of_pin then
    update helpers.helper x set tries = x.tries + 1 where x.id = h.id;
    return case when h.tries + 1 >= 5 then 'gone' else 'wrong' end;
  end if;
  update helpers.helper x set used_at = coalesce(x.used_at, at_moment), browser = of_session where x.id = h.id;
  insert into ctx.session as s (digest, role, helper, level, browser, idle, ends_at)
    values (of_session, 'helper', h.id, 'none', 'helper', interval '400 days', greatest(h.until, pg_catalog.now() + interval '1 day'))
    on conflict (digest) do update set helper = excluded.helper, ends_at = case when s.role = 'helper' then excluded.ends_at else s.ends_at end;
  if h.used_at is null then insert into helpers.deed (helper, at, what) values (h.id, at_moment, 'opened'); end if;
  return 'right';
end $$;

-- The one draft, in the helper's own browser; to be written in, never to be taken away or moved.
create policy helper on apply.draft for select to kp_app using (id = (select helpers.draft()));
create policy helper_fills on apply.draft for update to kp_app using (id = (select helpers.draft())) with check (id = (select helpers.draft()));
create function helpers.note_filled() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.id = helpers.draft() and new.sealed is distinct from old.sealed then
    insert into helpers.deed (helper, at, what) values (ctx.helper(), new.saved_at, 'filled');
  end if;
  return new;
end $$;
create trigger note_filled after update on apply.draft for each row execute function helpers.note_filled();
-- A draft that is gone needs no help.
create function helpers.end_with_draft() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update helpers.helper h set ended_at = pg_catalog.now() where h.draft = old.id and h.ended_at is null;
  return old;
end $$;
create trigger end_with_draft after delete on apply.draft for each row execute function helpers.end_with_draft();

-- Lines of a helper carry no account; only a session that helps may write them.
alter policy entry_insert on platform.entry
  with check (account is not distinct from (select ctx.account())
    and (account is not null or role in ('system', 'anonymous') or (role = 'token' and (select ctx.api_token()) is not null)
      or (role = 'helper' and (select ctx.helper()) is not null)));

revoke all on all functions in schema helpers from public;
revoke all on function ctx.helper() from public;
grant execute on function helpers.current(timestamptz), helpers.draft(), helpers.sending(), ctx.helper() to kp_app;
grant execute on function helpers.look(bytea, bytea, timestamptz), helpers.came_late(bytea, timestamptz), helpers.use_link(bytea, bytea, bytea, timestamptz) to kp_door;
