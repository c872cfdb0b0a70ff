-- Drafts (utkast): before an application is sent it belongs to nobody but the one who writes it. The content is sealed as a whole.
create schema apply;
grant usage on schema apply to kp_app, kp_door;
create table apply.draft (
  id uuid primary key default gen_random_uuid(),
  -- Digest of the session or pre-session that made it, or the account of who is signed in.
  owner bytea not null,
  account uuid,
  organisation uuid,
  started_as text not null check (started_as in ('applicant', 'caseworker', 'decisionMaker', 'coordinator', 'manager', 'studyCounsellor', 'sfiTeacher', 'payer')),
  sealed bytea not null,
  resume bytea unique,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  reminded_at timestamptz,
  ends_at timestamptz not null,
  version int not null default 1
);
create index draft_owner on apply.draft (owner);
create index draft_account on apply.draft (account) where account is not null;
create index draft_ends on apply.draft (ends_at);
create table apply.draft_file (
  id uuid primary key default gen_random_uuid(),
  draft uuid not null references apply.draft (id) on delete cascade,
  item text not null,
  name text not null,
  kind text not null,
  size int not null,
  digest bytea not null,
  stored text not null,
  uploaded_at timestamptz not null
);
create index draft_file_draft on apply.draft_file (draft);
-- What the sender sees after sending: numbers and next date, no name. Kept 30 days for the browser or account that sent.
create table apply.receipt (
  sending uuid primary key,
  owner bytea not null,
  account uuid,
  municipality text not null,
  numbers jsonb not null,
  code_version int not null,
  answer_by timestamptz,
  sent_at timestamptz not null
);
create index receipt_owner on apply.receipt (owner);
-- Reminders that wait to be sent: to whom stands in the sealed draft.
create table apply.notice (
  id uuid primary key default gen_random_uuid(),
  draft uuid not null references apply.draft (id) on delete cascade,
  channel text not null,
  language text not null,
  made_at timestamptz not null,
  sent_at timestamptz
);
create index notice_draft on apply.notice (draft);
-- How many drafts a night took away; nothing else is left of them.
create table apply.deleted (day date primary key, drafts int not null, files int not null);

do $$
declare t text;
begin
  foreach t in array array['draft', 'draft_file', 'receipt', 'notice', 'deleted'] loop
    perform platform.guard(format('apply.%I', t)::regclass);
    execute format('grant select, insert, update on apply.%I to kp_app', t);
    execute format('create policy system on apply.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
  end loop;
  foreach t in array array['draft', 'receipt'] loop
    execute format($p$ create policy own on apply.%I for all to kp_app
      using (owner = (select ctx.digest()) or (account is not null and account = (select ctx.account())))
      with check (owner = (select ctx.digest()) or (account is not null and account = (select ctx.account()))) $p$, t);
  end loop;
end $$;
create policy own on apply.draft_file for all to kp_app using (exists (select from apply.draft d where d.id = draft_file.draft));
grant delete on apply.draft, apply.draft_file, apply.receipt to kp_app;

-- A code moves the draft to the browser that knows it.
create policy definer on apply.draft for all to kp_owner using (true) with check (true);
create function apply.resume(code bytea) returns uuid language sql volatile security definer set search_path = '' as $$
  update apply.draft d set owner = ctx.digest() where d.resume = code and d.ends_at > pg_catalog.now() and d.account is null and ctx.digest() is not null returning d.id $$;
revoke all on function apply.resume(bytea) from public;
grant execute on function apply.resume(bytea) to kp_app;

-- Signing in with an own sent application: what the receipt number leads to. The code itself is derived and never stored; a number of
-- somebody protected, withdrawn or unknown leads nowhere.
create policy definer on applications.sending for select to kp_owner using (true);
create function apply.by_receipt(of_receipt text) returns table (sending uuid, code_version int, account uuid)
  language sql stable security definer set search_path = '' as $$
  select s.id, s.code_version, a.id from applications.application p
    join applications.sending s on s.municipality = p.municipality and s.id = p.sending
    join accounts.account a on a.person = p.person and a.kind = 'newcomer' and a.disabled_at is null
  where p.receipt = of_receipt and p.handlers is null limit 1 $$;
revoke all on function apply.by_receipt(text) from public;
grant execute on function apply.by_receipt(text) to kp_door;
