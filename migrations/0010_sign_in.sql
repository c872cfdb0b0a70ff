-- Sign-in without passwords: what the door (kp_door) may ask and do. Codes, links and tokens are kept as digests only, and no
-- table of this file can be read by kp_app, except invitations and recoveries without what opens them.

-- Sessions: ctx.open_session with the moment of the second factor. Staff who have not shown one reach nobody.
create function accounts.keep_short(token text) returns void language sql volatile security definer set search_path = '' as $$
  update ctx.session s set municipality = null, reach = '{}'
  where s.digest = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8')) and s.held is not null and s.level <> 'staff' $$;
create function accounts.sign_in(token text, of_account uuid, in_role uuid, at_level text, from_browser text, borrowed boolean, at_moment timestamptz)
  returns boolean language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.open_session(token, of_account, in_role, at_level, from_browser, borrowed) then return false; end if;
  perform accounts.keep_short(token);
  update ctx.session s set stepped_up_at = case when s.held is null or s.level = 'staff' then at_moment else at_moment - interval '1 day' end
    where s.digest = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8'));
  return true;
end $$;
-- The same visit under a new id: another role, a higher level, a second factor shown again. The ten hours go on; the old id is dead.
create function accounts.renew_session(old text, token text, in_role uuid, at_level text, stepped_up timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare s ctx.session;
begin
  select * into s from ctx.session x where x.digest = pg_catalog.sha256(pg_catalog.convert_to(old, 'UTF8'))
    and x.ends_at > pg_catalog.now() and x.seen_at + x.idle > pg_catalog.now() and x.account is not null for update;
  if s.digest is null then return false; end if;
  if not ctx.open_session(token, s.account, coalesce(in_role, s.held), coalesce(at_level, s.level), s.browser, false) then return false; end if;
  update ctx.session x set opened_at = s.opened_at, ends_at = s.ends_at, idle = s.idle, stepped_up_at = coalesce(stepped_up, s.stepped_up_at)
    where x.digest = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8'));
  perform accounts.keep_short(token);
  delete from ctx.session x where x.digest = s.digest;
  return true;
end $$;
create function ctx.own_sessions() returns table (id uuid, browser text, role text, organisation text, opened_at timestamptz, seen_at timestamptz, here boolean)
  language sql stable security definer set search_path = '' as $$
  select s.id, s.browser, s.role, o.name, s.opened_at, s.seen_at, s.digest = ctx.digest()
  from ctx.session s left join organisations.organisation o on o.id = s.organisation
  where s.account = ctx.account() and s.ends_at > pg_catalog.now() and s.seen_at + s.idle > pg_catalog.now()
  order by s.seen_at desc, s.opened_at desc, s.id $$;
-- One own session, or all of them when none is named.
create function ctx.end_own(one uuid) returns int language sql volatile security definer set search_path = '' as $$
  with ended as (delete from ctx.session s where s.account = ctx.account() and (one is null or s.id = one) returning 1) select count(*)::int from ended $$;

-- The invented people of the demonstration, a dozen for each role, first seeded first.
create function accounts.demo_accounts() returns table (account uuid, held uuid, name text, role text, organisation text)
  language sql stable security definer set search_path = '' as $$
  select d.account, d.held, d.name, d.role, d.organisation from (
    select p.*, row_number() over (partition by p.role order by p.created_at, p.account) as place from (
      select a.id as account, h.id as held, a.name, coalesce(h.role, 'newcomer') as role, coalesce(o.name, m.name) as organisation, a.created_at
      from accounts.account a
        left join accounts.role_held h on h.account = a.id and h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date)
        left join organisations.organisation o on o.id = h.organisation
        left join organisations.organisation m on m.kind = 'municipality' and m.municipality = a.municipality
      where a.demo and a.disabled_at is null and (a.kind = 'newcomer' or h.id is not null)) p) d
  where d.place <= 12 order by d.role, d.place $$;
create function accounts.is_demo(of_account uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from accounts.account a where a.id = of_account and a.demo) $$;

-- Guesses (gissningar), counted before it is known whether they are right; a right one is taken back. Per pair of subject and
-- address, so that nobody can use up the real person's tries from elsewhere; per subject and per address besides.
create table accounts.attempt (
  id bigint generated always as identity primary key,
  subject bytea not null,
  address bytea not null,
  at timestamptz not null
);
create index attempt_subject on accounts.attempt (subject, at);
create index attempt_address on accounts.attempt (address, at);
create function accounts.begin_attempt(of_subject bytea, from_address bytea, at_moment timestamptz, most_pair int, most_subject int, subject_minutes int, most_address int)
  returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare made bigint; since timestamptz := at_moment - interval '15 minutes';
begin
  -- One after the other, in the same order everywhere: fifty at once are counted as fifty.
  perform pg_advisory_xact_lock(1, hashtext(encode(from_address, 'hex')));
  perform pg_advisory_xact_lock(2, hashtext(encode(of_subject, 'hex')));
  if (select count(*) from accounts.attempt a where a.address = from_address and a.at > since) >= most_address
    or (select count(*) from accounts.attempt a where a.subject = of_subject and a.address = from_address and a.at > since) >= most_pair
    or (select count(*) from accounts.attempt a where a.subject = of_subject and a.at > at_moment - subject_minutes * interval '1 minute') >= most_subject
  then return null; end if;
  insert into accounts.attempt (subject, address, at) values (of_subject, from_address, at_moment) returning id into made;
  return made;
end $$;
create function accounts.take_back(attempt bigint) returns void language sql volatile security definer set search_path = ''
  as $$ delete from accounts.attempt a where a.id = attempt $$;

-- Messages on their way out (mail, sms), sealed and erased when sent. `known` is false when nobody was found: nothing is sent then.
create table accounts.message (
  id uuid primary key,
  browser bytea,
  known boolean not null,
  sealed bytea,
  made_at timestamptz not null,
  sent_at timestamptz
);
create index message_browser on accounts.message (browser, made_at) where browser is not null;
create function accounts.keep_message(message uuid, from_browser bytea, is_known boolean, sealed_text bytea, at_moment timestamptz) returns void
  language sql volatile security definer set search_path = ''
  as $$ insert into accounts.message (id, browser, known, sealed, made_at) values (message, from_browser, is_known, sealed_text, at_moment) $$;
create function accounts.take_message(message uuid) returns bytea language sql stable security definer set search_path = ''
  as $$ select m.sealed from accounts.message m where m.id = message and m.known and m.sent_at is null $$;
create function accounts.sent_message(message uuid, at_moment timestamptz) returns void language sql volatile security definer set search_path = ''
  as $$ update accounts.message m set sealed = null, sent_at = at_moment where m.id = message $$;
-- What a demonstration without mail and sms shows on the page instead.
create function accounts.shown_message(from_browser bytea, at_moment timestamptz) returns bytea language sql stable security definer set search_path = ''
  as $$ select m.sealed from accounts.message m where m.browser = from_browser and m.made_at > at_moment - interval '15 minutes' order by m.made_at desc, m.id limit 1 $$;

-- Newcomers: a code of eight characters from a caseworker or on paper, once.
create table accounts.newcomer_code (
  digest bytea primary key,
  account uuid not null references accounts.account (id),
  made_by uuid,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  used_from bytea
);
create index newcomer_code_account on accounts.newcomer_code (account);
-- The same browser may send it again for five minutes: the answer may have been lost on the way. After sign-in it is another browser.
create function accounts.use_code(of_digest bytea, from_browser bytea, at_moment timestamptz) returns table (account uuid, level text)
  language sql volatile security definer set search_path = '' as $$
  update accounts.newcomer_code c set used_at = coalesce(c.used_at, at_moment), used_from = from_browser
  from accounts.account a
  where c.digest = of_digest and c.ends_at > at_moment and a.id = c.account and a.disabled_at is null
    and (c.used_at is null or (c.used_from = from_browser and c.used_at > at_moment - interval '5 minutes'))
  returning a.id, a.level $$;

-- The phone number and mail address by which a newcomer signs in: found by HMAC, readable only with the vault's key.
create table accounts.contact (
  account uuid not null references accounts.account (id),
  kind text not null check (kind in ('phone', 'mail')),
  hmac bytea not null,
  sealed bytea not null,
  confirmed_at timestamptz,
  primary key (account, kind)
);
create index contact_hmac on accounts.contact (hmac);
create function accounts.contacts(of_account uuid) returns table (kind text, hmac bytea, sealed bytea) language sql stable security definer set search_path = ''
  as $$ select c.kind, c.hmac, c.sealed from accounts.contact c where c.account = of_account order by c.kind desc $$;

-- Six digits, ten minutes, five tries, for the browser that asked and no other.
create table accounts.digits (
  browser bytea primary key,
  contact bytea not null,
  kind text not null check (kind in ('phone', 'mail')),
  sealed bytea not null,
  digest bytea not null,
  -- Somebody signed in who shows more of who they are.
  account uuid,
  tries int not null default 0,
  made_at timestamptz not null,
  used_at timestamptz
);
create function accounts.ask_digits(from_browser bytea, of_contact bytea, of_kind text, sealed_contact bytea, of_digest bytea, for_account uuid,
    message uuid, sealed_text bytea, at_moment timestamptz) returns void language sql volatile security definer set search_path = '' as $$
  insert into accounts.digits (browser, contact, kind, sealed, digest, account, made_at)
    values (from_browser, of_contact, of_kind, sealed_contact, of_digest, for_account, at_moment)
    on conflict (browser) do update set contact = excluded.contact, kind = excluded.kind, sealed = excluded.sealed, digest = excluded.digest,
      account = excluded.account, tries = 0, made_at = excluded.made_at, used_at = null;
  insert into accounts.message (id, browser, known, sealed, made_at)
    select message, from_browser, for_account is not null or exists (select from accounts.contact c join accounts.account a on a.id = c.account
      where c.hmac = of_contact and a.disabled_at is null), sealed_text, at_moment $$;
create function accounts.asked_digits(from_browser bytea, at_moment timestamptz) returns table (kind text, sealed bytea, contact bytea)
  language sql stable security definer set search_path = ''
  as $$ select d.kind, d.sealed, d.contact from accounts.digits d where d.browser = from_browser and d.made_at > at_moment - interval '10 minutes' $$;
-- `right` gives those whom the phone or mail belongs to; families share. `gone`: not asked for here, too old or tried too often.
create function accounts.use_digits(from_browser bytea, of_digest bytea, at_moment timestamptz) returns table (outcome text, for_account uuid, found jsonb)
  language plpgsql volatile security definer set search_path = '' as $$
declare d accounts.digits;
begin
  update accounts.digits x set tries = x.tries + 1
    where x.browser = from_browser and x.made_at > at_moment - interval '10 minutes' and x.tries < 5
      and (x.used_at is null or x.used_at > at_moment - interval '5 minutes')
    returning x.* into d;
  if d.browser is null then return query select 'gone', null::uuid, '[]'::jsonb; return; end if;
  if d.digest <> of_digest then return query select case when d.tries < 5 then 'wrong' else 'gone' end, null::uuid, '[]'::jsonb; return; end if;
  update accounts.digits x set used_at = coalesce(x.used_at, at_moment) where x.browser = from_browser;
  if d.account is not null then
    insert into accounts.contact as c (account, kind, hmac, sealed, confirmed_at) values (d.account, d.kind, d.contact, d.sealed, at_moment)
      on conflict (account, kind) do update set hmac = excluded.hmac, sealed = excluded.sealed, confirmed_at = excluded.confirmed_at;
  else
    update accounts.contact c set confirmed_at = at_moment where c.hmac = d.contact;
  end if;
  return query select 'right', d.account, coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'level', a.level, 'made', a.created_at) order by a.created_at, a.id)
    from accounts.account a where a.disabled_at is null and a.kind = 'newcomer'
      and (a.id = d.account or (d.account is null and exists (select from accounts.contact c where c.account = a.id and c.hmac = d.contact)))), '[]'::jsonb);
end $$;
-- Who of those that share a phone: only just after the digits were right, in the same browser.
create function accounts.sharing(from_browser bytea, at_moment timestamptz) returns table (id uuid, name text, level text, made timestamptz)
  language sql stable security definer set search_path = '' as $$
  select a.id, a.name, a.level, a.created_at from accounts.digits d join accounts.contact c on c.hmac = d.contact join accounts.account a on a.id = c.account
  where d.browser = from_browser and d.account is null and d.used_at > at_moment - interval '5 minutes' and a.disabled_at is null and a.kind = 'newcomer'
  order by a.created_at, a.id $$;
-- Where one can show who one is: the home municipality of the account, with the phone of the unit that receives.
create function accounts.desk(of_account uuid) returns table (name text, phone text) language sql stable security definer set search_path = '' as $$
  select coalesce(m.own_name, m.name), coalesce(nullif(u.phone, ''), m.phone) from accounts.account a
    join organisations.organisation m on m.kind = 'municipality' and m.municipality = a.municipality
    left join organisations.organisation u on u.municipality = a.municipality and u.receives
  where a.id = of_account $$;

-- Staff: a link by mail, fifteen minutes, once. Somebody unknown gets a row as well, which leads nowhere.
create table accounts.mail_link (
  digest bytea primary key,
  account uuid references accounts.account (id),
  made_at timestamptz not null,
  used_at timestamptz,
  used_from bytea
);
create index mail_link_account on accounts.mail_link (account);
create function accounts.ask_link(of_mail text, of_digest bytea, from_browser bytea, message uuid, sealed_text bytea, at_moment timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare who uuid;
begin
  select a.id into who from accounts.account a where lower(a.mail) = lower(of_mail) and a.kind = 'staff' and a.disabled_at is null;
  insert into accounts.mail_link (digest, account, made_at) values (of_digest, who, at_moment);
  insert into accounts.message (id, browser, known, sealed, made_at) values (message, from_browser, who is not null, sealed_text, at_moment);
end $$;

-- The second factor of staff: passkeys, an app with six digits, ten codes for the day when both are lost, the municipality's own sign-in.
create table accounts.passkey (
  id text primary key,
  account uuid not null references accounts.account (id),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null default '',
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkey_account on accounts.passkey (account);
create table accounts.totp (
  account uuid primary key references accounts.account (id),
  sealed bytea not null,
  -- The last half-minute whose digits were used: each works once.
  last_step bigint not null,
  made_at timestamptz not null
);
create table accounts.recovery_code (
  account uuid not null references accounts.account (id),
  digest bytea not null,
  used_at timestamptz,
  primary key (account, digest)
);
create table accounts.identity (
  issuer text not null,
  subject text not null,
  account uuid not null references accounts.account (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index identity_account on accounts.identity (account);
-- Challenges that have been answered: each is answered once.
create table accounts.spent (digest bytea primary key, at timestamptz not null);
create function accounts.spend(of_digest bytea, at_moment timestamptz) returns boolean language sql volatile security definer set search_path = '' as $$
  with made as (insert into accounts.spent (digest, at) values (of_digest, at_moment) on conflict do nothing returning 1) select exists (select from made) $$;
create function accounts.factors(of_account uuid) returns table (account uuid, name text, mail text, language text, demo boolean, totp bytea, last_step bigint,
    passkeys jsonb, recovery int, identities int) language sql stable security definer set search_path = '' as $$
  select a.id, a.name, a.mail, a.language, a.demo, t.sealed, t.last_step,
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'made', p.made_at, 'transports', p.transports) order by p.made_at, p.id) from accounts.passkey p where p.account = a.id), '[]'::jsonb),
    (select count(*)::int from accounts.recovery_code r where r.account = a.id and r.used_at is null),
    (select count(*)::int from accounts.identity i where i.account = a.id)
  from accounts.account a left join accounts.totp t on t.account = a.id where a.id = of_account and a.kind = 'staff' and a.disabled_at is null $$;
create function accounts.find_link(of_digest bytea, from_browser bytea, at_moment timestamptz) returns uuid language sql stable security definer set search_path = '' as $$
  select l.account from accounts.mail_link l where l.digest = of_digest and l.made_at > at_moment - interval '15 minutes'
    and (l.used_at is null or (l.used_from = from_browser and l.used_at > at_moment - interval '5 minutes')) $$;
create function accounts.use_link(of_digest bytea, from_browser bytea, at_moment timestamptz) returns uuid language sql volatile security definer set search_path = '' as $$
  update accounts.mail_link l set used_at = coalesce(l.used_at, at_moment), used_from = from_browser
  where l.digest = of_digest and l.account = accounts.find_link(of_digest, from_browser, at_moment) returning l.account $$;
create function accounts.find_passkey(of_id text) returns table (account uuid, public_key bytea, counter bigint, transports text[])
  language sql stable security definer set search_path = ''
  as $$ select p.account, p.public_key, p.counter, p.transports from accounts.passkey p where p.id = of_id $$;
create function accounts.count_passkey(of_id text, now_counter bigint, at_moment timestamptz) returns void language sql volatile security definer set search_path = ''
  as $$ update accounts.passkey p set counter = now_counter, used_at = at_moment where p.id = of_id $$;
create function accounts.keep_passkey(of_id text, of_account uuid, of_key bytea, first_counter bigint, of_transports text[], of_name text, at_moment timestamptz)
  returns boolean language sql volatile security definer set search_path = '' as $$
  with made as (insert into accounts.passkey (id, account, public_key, counter, transports, name, made_at)
    values (of_id, of_account, of_key, first_counter, of_transports, of_name, at_moment) on conflict do nothing returning 1) select exists (select from made) $$;
create function accounts.keep_totp(of_account uuid, of_sealed bytea, first_step bigint, at_moment timestamptz) returns void
  language sql volatile security definer set search_path = '' as $$
  insert into accounts.totp (account, sealed, last_step, made_at) values (of_account, of_sealed, first_step, at_moment)
    on conflict (account) do update set sealed = excluded.sealed, last_step = excluded.last_step, made_at = excluded.made_at $$;
create function accounts.spend_step(of_account uuid, step bigint) returns boolean language sql volatile security definer set search_path = '' as $$
  with used as (update accounts.totp t set last_step = step where t.account = of_account and t.last_step < step returning 1) select exists (select from used) $$;
create function accounts.keep_recovery_codes(of_account uuid, digests bytea[]) returns void language sql volatile security definer set search_path = '' as $$
  delete from accounts.recovery_code r where r.account = of_account;
  insert into accounts.recovery_code (account, digest) select of_account, d from unnest(digests) d $$;
create function accounts.spend_recovery_code(of_account uuid, of_digest bytea, at_moment timestamptz) returns boolean
  language sql volatile security definer set search_path = '' as $$
  with used as (update accounts.recovery_code r set used_at = at_moment where r.account = of_account and r.digest = of_digest and r.used_at is null returning 1)
  select exists (select from used) $$;
-- Takes away one passkey, or the app when none is named, unless it is the last way to show a second factor.
create function accounts.drop_factor(of_account uuid, one text) returns boolean language plpgsql volatile security definer set search_path = '' as $$
begin
  perform from accounts.account a where a.id = of_account for update;
  if (select count(*) from accounts.passkey p where p.account = of_account) + (select count(*) from accounts.totp t where t.account = of_account)
    + (select count(*) from accounts.identity i where i.account = of_account) < 2 then return false; end if;
  delete from accounts.passkey p where p.account = of_account and p.id = one;
  if one is null then delete from accounts.totp t where t.account = of_account; end if;
  return true;
end $$;
create function accounts.find_identity(of_issuer text, of_subject text) returns uuid language sql stable security definer set search_path = ''
  as $$ select i.account from accounts.identity i where i.issuer = of_issuer and i.subject = of_subject $$;
create function accounts.link_identity(of_issuer text, of_subject text, of_account uuid, at_moment timestamptz) returns boolean
  language sql volatile security definer set search_path = '' as $$
  with made as (insert into accounts.identity (issuer, subject, account, linked_at) values (of_issuer, of_subject, of_account, at_moment)
    on conflict (issuer, subject) do nothing returning 1)
  select exists (select from made) or exists (select from accounts.identity i where i.issuer = of_issuer and i.subject = of_subject and i.account = of_account) $$;

-- Invitations (inbjudan): into the own organisation, in one role, by mail, for a week, once.
create table accounts.invitation (
  id uuid primary key default gen_random_uuid(),
  digest bytea not null unique,
  organisation uuid not null references organisations.organisation (id),
  role text not null,
  mail text not null,
  name text not null default '',
  title text not null default '',
  invited_by uuid,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  used_from bytea,
  used_by uuid references accounts.account (id),
  version int not null default 1
);
create index invitation_organisation on accounts.invitation (organisation) where used_at is null;
create function accounts.find_invitation(of_digest bytea, from_browser bytea, at_moment timestamptz)
  returns table (id uuid, organisation text, role text, mail text, name text, title text, inviter text) language sql stable security definer set search_path = '' as $$
  select i.id, coalesce(o.own_name, o.name), i.role, i.mail, i.name, i.title, coalesce(b.name, '') from accounts.invitation i
    join organisations.organisation o on o.id = i.organisation left join accounts.account b on b.id = i.invited_by
  where i.digest = of_digest and i.ends_at > at_moment
    and (i.used_at is null or (i.used_from = from_browser and i.used_at > at_moment - interval '5 minutes')) $$;
-- The mail is the proof: whoever reads it is the one invited. An account with the same mail gets one role more.
create function accounts.accept_invitation(of_digest bytea, from_browser bytea, of_name text, of_title text, of_language text, at_moment timestamptz)
  returns table (account uuid, held uuid, has_factor boolean) language plpgsql volatile security definer set search_path = '' as $$
declare i accounts.invitation; who accounts.account; h uuid;
begin
  select * into i from accounts.invitation x where x.digest = of_digest and x.ends_at > at_moment
    and (x.used_at is null or (x.used_from = from_browser and x.used_at > at_moment - interval '5 minutes')) for update;
  if i.id is null then return; end if;
  select * into who from accounts.account a where lower(a.mail) = lower(i.mail) and a.kind = 'staff';
  if who.disabled_at is not null then return; end if;
  if who.id is null then
    insert into accounts.account (kind, name, title, mail, language, level) values ('staff', of_name, of_title, i.mail, of_language, 'staff') returning * into who;
  end if;
  select r.id into h from accounts.role_held r where r.account = who.id and r.role = i.role and r.organisation = i.organisation
    and (r.valid_to is null or r.valid_to > current_date);
  if h is null then
    insert into accounts.role_held (account, role, organisation, granted_by) values (who.id, i.role, i.organisation, i.invited_by) returning id into h;
  end if;
  update accounts.invitation x set used_at = coalesce(x.used_at, at_moment), used_from = from_browser, used_by = who.id where x.id = i.id;
  return query select who.id, h, exists (select from accounts.passkey p where p.account = who.id) or exists (select from accounts.totp t where t.account = who.id)
    or exists (select from accounts.identity d where d.account = who.id);
end $$;

-- Back in without factors: an administrator asks, a second person in the organisation confirms, then everything is set up anew.
create table accounts.recovery (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references accounts.account (id),
  organisation uuid not null references organisations.organisation (id),
  asked_by uuid not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  version int not null default 1,
  check (asked_by <> account and confirmed_by <> account and confirmed_by <> asked_by)
);
create index recovery_open on accounts.recovery (organisation) where confirmed_at is null;
create index recovery_account on accounts.recovery (account);
-- Takes effect only when two people have said so; ends every session. Gives the mail to which the way back in is sent.
create function accounts.carry_out_recovery(of_recovery uuid) returns table (mail text, language text) language plpgsql volatile security definer set search_path = '' as $$
declare r accounts.recovery;
begin
  select * into r from accounts.recovery x where x.id = of_recovery and x.confirmed_by is not null;
  if r.id is null then return; end if;
  delete from accounts.passkey p where p.account = r.account;
  delete from accounts.totp t where t.account = r.account;
  delete from accounts.recovery_code c where c.account = r.account;
  delete from accounts.identity i where i.account = r.account;
  delete from ctx.session s where s.account = r.account;
  return query select a.mail, a.language from accounts.account a where a.id = r.account and a.disabled_at is null;
end $$;

-- The first account of a real installation: one link, printed at the start, while nobody is there.
create table accounts.set_up (digest bytea primary key, made_at timestamptz not null);
create function accounts.offer_set_up(of_digest bytea, at_moment timestamptz) returns boolean language plpgsql volatile security definer set search_path = '' as $$
begin
  if exists (select from accounts.account) then return false; end if;
  delete from accounts.set_up;
  insert into accounts.set_up (digest, made_at) values (of_digest, at_moment);
  return true;
end $$;
create function accounts.find_set_up(of_digest bytea) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from accounts.set_up s where s.digest = of_digest) and not exists (select from accounts.account) $$;
create function accounts.set_up_owner(of_digest bytea, of_organisation text, of_name text, of_mail text, of_language text) returns uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare owner uuid; who uuid;
begin
  perform pg_advisory_xact_lock(3, 0);
  if not accounts.find_set_up(of_digest) then return null; end if;
  insert into organisations.organisation (kind, name, source) values ('owner', of_organisation, 'set-up') returning id into owner;
  insert into accounts.account (kind, name, mail, language, level) values ('staff', of_name, of_mail, of_language, 'staff') returning id into who;
  insert into accounts.role_held (account, role, organisation) values (who, 'platformAdministrator', owner);
  delete from accounts.set_up;
  return who;
end $$;

-- Nightly: what has ended and what nobody will ask for again.
create function accounts.sweep(at_moment timestamptz) returns void language sql volatile security definer set search_path = '' as $$
  delete from ctx.session s where s.ends_at < pg_catalog.now() or s.seen_at + s.idle < pg_catalog.now();
  delete from accounts.attempt a where a.at < at_moment - interval '2 days';
  delete from accounts.message m where m.made_at < at_moment - interval '1 day';
  delete from accounts.digits d where d.made_at < at_moment - interval '1 day';
  delete from accounts.mail_link l where l.made_at < at_moment - interval '1 day';
  delete from accounts.newcomer_code c where c.ends_at < at_moment - interval '1 day';
  delete from accounts.spent s where s.at < at_moment - interval '1 day' $$;

do $$
declare t text;
begin
  foreach t in array array['attempt', 'message', 'newcomer_code', 'contact', 'digits', 'mail_link', 'passkey', 'totp', 'recovery_code', 'identity', 'spent',
    'invitation', 'recovery', 'set_up'] loop
    perform platform.guard(format('accounts.%I', t)::regclass);
    execute format('create policy definer on accounts.%I for all to kp_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy set_up on organisations.organisation for insert to kp_owner with check (kind = 'owner');
-- Made with the person by the site itself; read by nobody.
create policy system on accounts.newcomer_code for insert to kp_app with check ((select ctx.role()) = 'system');
create policy system on accounts.contact for insert to kp_app with check ((select ctx.role()) = 'system');
grant insert on accounts.newcomer_code, accounts.contact to kp_app;
-- An administrator invites to the own organisation, the platform's administrator invites administrators.
create policy administrator on accounts.invitation for all to kp_app
  using ((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[]))
  with check ((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[]) and role not in ('platformAdministrator', 'operator'));
create policy platform_administrator on accounts.invitation for all to kp_app
  using ((select ctx.role()) = 'platformAdministrator' and role in ('administrator', 'platformAdministrator', 'operator'))
  with check ((select ctx.role()) = 'platformAdministrator' and role in ('administrator', 'platformAdministrator', 'operator'));
grant insert (id, digest, organisation, role, mail, name, title, invited_by, made_at, ends_at),
  select (id, organisation, role, mail, name, title, invited_by, made_at, ends_at, used_at, used_by, version), update (ends_at) on accounts.invitation to kp_app;
create policy ask on accounts.recovery for insert to kp_app
  with check (asked_by = (select ctx.account()) and (((select ctx.role()) = 'administrator' and organisation = any ((select ctx.reach())::uuid[]))
    or (select ctx.role()) = 'platformAdministrator'));
create policy see on accounts.recovery for select to kp_app
  using (organisation = any ((select ctx.reach())::uuid[]) or (select ctx.role()) = 'platformAdministrator' or asked_by = (select ctx.account()));
create policy confirm on accounts.recovery for update to kp_app
  using ((organisation = any ((select ctx.reach())::uuid[]) or (select ctx.role()) = 'platformAdministrator')
    and asked_by <> (select ctx.account()) and account <> (select ctx.account()) and confirmed_by is null)
  with check (confirmed_by = (select ctx.account()));
grant select, insert on accounts.recovery to kp_app;
grant update (confirmed_by, confirmed_at) on accounts.recovery to kp_app;

revoke all on all functions in schema accounts from public;
revoke all on function ctx.own_sessions(), ctx.end_own(uuid) from public;
grant execute on function ctx.own_sessions(), ctx.end_own(uuid) to kp_app;
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'accounts'::regnamespace
    and p.proname not in ('staff_names', 'colleagues', 'keep_short') loop
    execute format('grant execute on function %s to kp_door', f);
  end loop;
end $$;
