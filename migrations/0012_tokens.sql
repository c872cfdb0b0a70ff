-- An organisation's own systems read the API with a token that its administrator makes and ends. Only the digest is stored; what the
-- token may read is what its role may read at its organisation, looked up anew at each request.
create table accounts.token (
  id uuid primary key default gen_random_uuid(),
  organisation uuid not null references organisations.organisation (id),
  role text not null check (role in ('coordinator', 'admissionOfficer', 'payer')),
  name text not null check (length(name) between 1 and 100),
  digest bytea not null unique,
  made_by uuid not null references accounts.account (id),
  made_at timestamptz not null default now(),
  ends_on date not null,
  ended_at timestamptz,
  ended_by uuid references accounts.account (id),
  last_used date,
  version int not null default 1
);
create index token_organisation on accounts.token (organisation);
select platform.guard('accounts.token');
create policy definer on accounts.token for all to kp_owner using (true) with check (true);
create policy administrator on accounts.token for all to kp_app
  using ((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[]));
-- The digest goes in and never comes out; of a row only its end can change.
grant select (id, organisation, role, name, made_by, made_at, ends_on, ended_at, ended_by, last_used, version) on accounts.token to kp_app;
grant insert (id, organisation, role, name, digest, made_by, made_at, ends_on) on accounts.token to kp_app;
grant update (ended_at, ended_by) on accounts.token to kp_app;

alter table ctx.session add column api_token uuid;
create function ctx.api_token() returns uuid language sql stable security definer set search_path = ''
  as $$ select s.api_token from ctx.session s where s.digest = ctx.digest() and s.ends_at > pg_catalog.now() $$;
revoke all on function ctx.api_token() from public;
grant execute on function ctx.api_token() to kp_app;

-- Opens a session of five minutes for a live token, or prolongs it; the token is the session's own secret, and no account sits behind it.
create function accounts.token_session(token text) returns table (id uuid, role text, organisation uuid, organisation_name text, reach uuid[], municipality text)
  language plpgsql volatile security definer set search_path = '' as $$
declare t accounts.token; o organisations.organisation; of_digest bytea := pg_catalog.sha256(pg_catalog.convert_to(token_session.token, 'UTF8')); tree uuid[];
begin
  select * into t from accounts.token x where x.digest = of_digest and x.ended_at is null and x.ends_on > current_date;
  if t.id is null then return; end if;
  select * into o from organisations.organisation x where x.id = t.organisation and (x.valid_to is null or x.valid_to > current_date);
  if o.id is null then return; end if;
  tree := organisations.below(o.id);
  insert into ctx.session as s (digest, api_token, role, organisation, municipality, reach, level, purpose, browser, ends_at)
    values (of_digest, t.id, t.role, o.id, o.municipality, tree, 'none', 'export', 'token', pg_catalog.now() + interval '5 minutes')
    on conflict (digest) do update set reach = excluded.reach, municipality = excluded.municipality, seen_at = pg_catalog.now(), ends_at = excluded.ends_at;
  if t.last_used is distinct from current_date then update accounts.token x set last_used = current_date where x.id = t.id; end if;
  return query select t.id, t.role, o.id, o.name, tree, o.municipality;
end $$;
revoke all on function accounts.token_session(text) from public;
grant execute on function accounts.token_session(text) to kp_door;

-- A token that has ended is gone from the next statement on, whatever session it had.
create function accounts.end_token() returns trigger language plpgsql security definer set search_path = ''
  as $$ begin delete from ctx.session s where s.api_token = new.id; return new; end $$;
revoke all on function accounts.end_token() from public;
create trigger end_token after update of ended_at on accounts.token
  for each row when (new.ended_at is not null) execute function accounts.end_token();

-- Lines of a token carry no account; only a token's own session may write them.
alter policy entry_insert on platform.entry
  with check (account is not distinct from (select ctx.account())
    and (account is not null or role in ('system', 'anonymous') or (role = 'token' and (select ctx.api_token()) is not null)));
