-- The public catalogue: search without accents, seats that follow their round, watches (bevakningar) and courses shared with a person.
-- Small letters without accents: `undersköterska` is found by `underskoterska`.
create function courses.folded(words text) returns text language sql immutable parallel safe
  as $$ select pg_catalog.translate(pg_catalog.lower(words), 'åäöàáâãçèéêëìíîïñòóôõùúûüýÿ', 'aaoaaaaceeeeiiiinoooouuuuyy') $$;
revoke all on function courses.folded(text) from public;
grant execute on function courses.folded(text) to kp_app;
alter table courses.course add column plain text
  generated always as (courses.folded(title || ' ' || trade_name || ' ' || track || ' ' || ingress || ' ' || body || ' ' || texts::text)) stored;

-- A provider writes its own courses; the platform's administrator all.
alter table courses.course add column owner uuid references organisations.organisation (id);
create policy provider_writes on courses.course for insert to kp_app
  with check ((select ctx.role()) in ('admissionOfficer', 'rector') and owner = any ((select ctx.reach())::uuid[]));
create policy provider_owner on courses.course for update to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector') and owner = any ((select ctx.reach())::uuid[]));

-- Who changed it last, for two people on the same page.
alter table courses.course add column changed_at timestamptz, add column changed_by uuid;
alter table courses.round add column changed_at timestamptz, add column changed_by uuid;

-- Rows of seats follow the number of the round, and there are never fewer than are held.
create function courses.follow_seats() returns trigger language plpgsql security definer set search_path = '' as $$
declare there int; last int;
begin
  select count(*), coalesce(max(s.number), 0) into there, last from courses.seat s where s.round = new.id;
  if there < new.seats then
    insert into courses.seat (round, number) select new.id, n from pg_catalog.generate_series(last + 1, last + new.seats - there) as n;
  elsif there > new.seats then
    delete from courses.seat s where s.round = new.id and s.number in (
      select f.number from courses.seat f where f.round = new.id and f.held_by is null order by f.number desc limit there - new.seats for update skip locked);
    if (select count(*) from courses.seat s where s.round = new.id) > new.seats then
      raise exception 'more seats are held than the round would have' using errcode = 'KP001';
    end if;
  end if;
  return new;
end $$;
revoke all on function courses.follow_seats() from public;
create trigger follow_seats after insert or update of seats on courses.round for each row execute function courses.follow_seats();

-- What somebody searches for in the catalogue, as one statement with one plan for every search: the rows of a page, and of every row that could be a
-- result what each facet needs to count it. A row misses a facet when something is chosen there and it is something else: 0 misses is a result, and
-- with one miss it counts only where it misses, for that is how many there would be if that choice were made too. Signs 31, 30 and 29 stand between.
create function courses.catalogue(spoken text, today date, words text[], plain_words text[], near_codes text[], near_minutes int[], municipalities text[],
    most_minutes int, trades text[], levels text[], months text[], tracks text[], support text[], intakes text[], forms text[], sorted text, most int,
    beyond int, with_price boolean, only_rounds boolean)
  returns table (rows json, spread text) language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
with words as materialized (
  select pg_catalog.plainto_tsquery('swedish', w.word) as query, '%' || w.plain || '%' as pattern
  from unnest(words, plain_words) as w(word, plain)
), k as materialized (
  select c.id, c.slug, c.title, c.texts -> spoken ->> 'title' as own_title, c.trade, c.trade_name, c.track, c.level_in, c.level_out, c.language_support,
    row_number() over (order by c.title collate "sv-x-icu") as place,
    case when cardinality(words) > 0 then (select array_agg(w.pattern) from words w where not (c.search @@ w.query or c.plain like w.pattern)) end as missing,
    case when not exists (select from courses.round u where u.course = c.id and greatest(u.starts, u.entry_date) >= today)
      then (select u.id from courses.round u where u.course = c.id order by u.starts desc, u.id limit 1) end as latest
  from courses.course c
), listed as (
  select k.id as course, k.place, k.trade, k.track, k.level_in, replace(lower(k.language_support), ', ', ',') as languages, r.id, r.provider, r.municipality, m.name as municipality_name, k.trade_name, r.form, r.starts, r.usual_days,
    case when r.id is null then 'planned' when r.intake = 'open' and r.entry_date < today then 'closed' else r.intake end as intake,
    left(r.starts::text, 7) as month,
    case when r.distance then 0 else near_minutes[array_position(near_codes, r.municipality)] end as minutes
  from k left join courses.round r on r.course = k.id and (greatest(r.starts, r.entry_date) >= today or r.id = k.latest)
    left join organisations.organisation o on cardinality(words) > 0 and o.id = r.provider
    left join organisations.organisation m on m.kind = 'municipality' and m.municipality = r.municipality
  where (r.id is not null or not only_rounds) and (k.missing is null or not exists (select from unnest(k.missing) as p(pattern)
    where courses.folded(concat_ws(' ', r.place, o.name, m.name)) not like p.pattern))
), flagged as materialized (
  select *, 9 - f1::int - f2::int - f3::int - f4::int - f5::int - f6::int - f7::int - f8::int - f9::int as misses
  from (select l.*,
    cardinality(municipalities) = 0 or l.municipality is not null and l.municipality = any (municipalities) as f1,
    most_minutes is null or l.minutes is not null and l.minutes <= most_minutes as f2,
    cardinality(trades) = 0 or l.trade = any (trades) as f3,
    cardinality(levels) = 0 or l.level_in = any (levels) as f4,
    cardinality(months) = 0 or l.month is not null and l.month = any (months) as f5,
    cardinality(tracks) = 0 or l.track = any (tracks) as f6,
    cardinality(support) = 0 or string_to_array(l.languages, ',') && support as f7,
    cardinality(intakes) = 0 or l.intake = any (intakes) as f8,
    cardinality(forms) = 0 or l.form is not null and l.form = any (forms) as f9
    from listed l) f
), chosen as (
  select f.*, case sorted when 'travel' then f.minutes when 'wait' then f.usual_days when 'title' then f.place end as before from flagged f where f.misses = 0
  order by before nulls last, f.starts nulls last, f.place, f.id
  limit most offset beyond
)
select
  (select json_agg(x) from (
    select c.id, c.course, k.slug, coalesce(k.own_title, k.title) as title, k.own_title is not null as own, k.trade, k.trade_name as "tradeName", k.track, k.level_in as "levelIn",
      k.level_out as "levelOut", k.language_support as "languageSupport", r.place, c.municipality_name as municipality, c.municipality as "municipalityCode", o.name as provider, c.form, c.starts, r.ends, r.entry_date as "entryDate",
      r.hours_per_week as "hoursPerWeek", r.seats, r.seats_taken as "seatsTaken", r.reserves, c.usual_days as "usualDays", c.intake,
      r.intake_reason as "intakeReason", r.reopens, c.minutes,
      (select min(s.starts) from courses.round s where s.course = c.course and s.starts > greatest(c.starts, today) and s.intake <> 'cancelled') as "nextStart",
      p.amount, p.unit
    from chosen c join k on k.id = c.course left join courses.round r on r.id = c.id left join organisations.organisation o on o.id = c.provider
      left join lateral (select p.amount, p.unit from courses.price p
        where with_price and p.course = c.course and p.provider = c.provider and (p.round is null or p.round = c.id)
          and p.valid_from <= c.starts and (p.valid_to is null or p.valid_to > c.starts)
        order by p.round is null, p.valid_from desc limit 1) p on true
    order by c.before nulls last, c.starts nulls last, c.place, c.id) x),
  (select string_agg(concat(case when misses = 0 then 0 when not f1 then 1 when not f2 then 2 when not f3 then 3 when not f4 then 4 when not f5 then 5
      when not f6 then 6 when not f7 then 7 when not f8 then 8 else 9 end, chr(31), municipality, chr(29), municipality_name, chr(31), minutes, chr(31), trade, chr(29), trade_name, chr(31), level_in, chr(31), month,
      chr(31), track, chr(31), languages, chr(31), intake, chr(31), form), chr(30)) from flagged where misses < 2);
end $$;
revoke all on function courses.catalogue(text, date, text[], text[], text[], int[], text[], int, text[], text[], text[], text[], text[], text[], text[], text, int, int, boolean, boolean) from public;
grant execute on function courses.catalogue(text, date, text[], text[], text[], int[], text[], int, text[], text[], text[], text[], text[], text[], text[], text, int, int, boolean, boolean) to kp_app;

-- Somebody without an account waits for a course to open. The contact is sealed, and found by HMAC only.
create table courses.watch (
  id uuid primary key default gen_random_uuid(),
  course uuid not null references courses.course (id),
  round uuid references courses.round (id),
  channel text not null check (channel in ('mail', 'phone')),
  contact bytea not null,
  contact_hmac bytea not null,
  language text not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  version int not null default 1,
  unique nulls not distinct (contact_hmac, course, round)
);
create index watch_course on courses.watch (course);
create index watch_round on courses.watch (round) where round is not null;
-- What is sent to a watcher. The id is half of a one-time link; the other half is a mark by the site's key.
create table courses.watch_notice (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('confirm', 'list', 'opened')),
  watch uuid references courses.watch (id) on delete set null,
  course uuid references courses.course (id),
  round uuid references courses.round (id),
  channel text not null check (channel in ('mail', 'phone')),
  contact bytea not null,
  contact_hmac bytea not null,
  language text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  sent_at timestamptz
);
create index watch_notice_watch on courses.watch_notice (watch);
create index watch_notice_contact on courses.watch_notice (contact_hmac, made_at);
-- A course that staff send to a person as a link in the person's language.
create table courses.share (
  id uuid primary key default gen_random_uuid(),
  course uuid not null references courses.course (id),
  round uuid references courses.round (id),
  language text not null,
  made_by uuid not null,
  organisation uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null
);
create index share_ends on courses.share (ends_at);

do $$
declare t text;
begin
  foreach t in array array['watch', 'watch_notice', 'share'] loop
    perform platform.guard(format('courses.%I', t)::regclass);
    execute format('create policy system on courses.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format('create policy definer on courses.%I for all to kp_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on courses.%I to kp_app', t);
  end loop;
end $$;
create policy own on courses.share for select to kp_app using (made_by = (select ctx.account()));
create policy own_made on courses.share for insert to kp_app
  with check (made_by = (select ctx.account()) and organisation = (select ctx.organisation()));
create policy definer_reads on courses.course for select to kp_owner using (true);

-- Through these doors alone does somebody without a session watch, confirm and end. At most ten watches an address.
create function courses.ask_watch(of_course uuid, of_round uuid, by_channel text, sealed bytea, mac bytea, in_language text, at timestamptz)
  returns table (outcome text, notice uuid) language plpgsql volatile security definer set search_path = '' as $$
declare w courses.watch; made uuid;
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(pg_catalog.encode(mac, 'hex'), 11));
  select * into w from courses.watch x where x.contact_hmac = mac and x.course = of_course and x.round is not distinct from of_round;
  if w.confirmed_at is not null then return query select 'already', null::uuid; return; end if;
  if w.id is null then
    if (select count(*) from courses.watch x where x.contact_hmac = mac) >= 10 then return query select 'full', null::uuid; return; end if;
    insert into courses.watch (course, round, channel, contact, contact_hmac, language, asked_at)
      values (of_course, of_round, by_channel, sealed, mac, in_language, at) returning * into w;
  end if;
  select n.id into made from courses.watch_notice n where n.watch = w.id and n.kind = 'confirm' and n.made_at > at - interval '10 minutes' limit 1;
  if made is not null then return query select 'again', made; return; end if;
  insert into courses.watch_notice (kind, watch, course, round, channel, contact, contact_hmac, language, made_at, ends_at)
    values ('confirm', w.id, of_course, of_round, by_channel, sealed, mac, in_language, at, at + interval '48 hours') returning id into made;
  return query select 'made', made;
end $$;
-- A link to all watches of an address; null when it has none, which the page does not tell.
create function courses.ask_watches(mac bytea, in_language text, at timestamptz) returns uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare w courses.watch; made uuid;
begin
  select * into w from courses.watch x where x.contact_hmac = mac and x.confirmed_at is not null order by x.asked_at desc limit 1;
  if w.id is null or exists (select from courses.watch_notice n where n.contact_hmac = mac and n.kind = 'list' and n.made_at > at - interval '10 minutes')
    then return null; end if;
  insert into courses.watch_notice (kind, channel, contact, contact_hmac, language, made_at, ends_at)
    values ('list', w.channel, w.contact, mac, in_language, at, at + interval '48 hours') returning id into made;
  return made;
end $$;
-- What the page behind the link shows: the one watch to confirm, or all of them. No row: the link has ended or never was.
create function courses.open_watch_link(of_notice uuid, at timestamptz)
  returns table (kind text, used boolean, watch uuid, confirmed boolean, slug text, title text, texts jsonb, round uuid, starts date, place text)
  language sql stable security definer set search_path = '' as $$
  select n.kind, n.used_at is not null, w.id, w.confirmed_at is not null, c.slug, c.title, c.texts, r.id, r.starts, r.place
  from courses.watch_notice n
    left join courses.watch w on w.id = n.watch or (n.kind = 'list' and w.contact_hmac = n.contact_hmac and w.confirmed_at is not null)
    left join courses.course c on c.id = w.course left join courses.round r on r.id = w.round
  where n.id = of_notice and n.kind in ('confirm', 'list') and n.ends_at > at order by w.asked_at $$;
create function courses.confirm_watch(of_notice uuid, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare n courses.watch_notice;
begin
  update courses.watch_notice x set used_at = at where x.id = of_notice and x.kind = 'confirm' and x.used_at is null and x.ends_at > at returning * into n;
  if n.watch is null then return false; end if;
  update courses.watch w set confirmed_at = at where w.id = n.watch and w.confirmed_at is null;
  return found;
end $$;
create function courses.end_watch(of_notice uuid, of_watch uuid, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from courses.watch w using courses.watch_notice n
    where n.id = of_notice and n.ends_at > at and w.id = of_watch and w.contact_hmac = n.contact_hmac and (n.kind = 'list' or n.watch = w.id);
  return found;
end $$;
-- How many wait to be told about a round: a count for its school, never who.
create function courses.count_watchers(of_round uuid) returns int language sql stable security definer set search_path = '' as $$
  select count(*)::int from courses.round r join courses.watch w on w.course = r.course and (w.round is null or w.round = r.id)
  where r.id = of_round and w.confirmed_at is not null
    and ((select ctx.role()) = 'platformAdministrator' or ((select ctx.role()) in ('admissionOfficer', 'rector') and r.provider = any (ctx.reach()))) $$;
create function courses.open_share(of_share uuid, at timestamptz) returns table (course uuid, round uuid, language text)
  language sql stable security definer set search_path = ''
  as $$ select s.course, s.round, s.language from courses.share s where s.id = of_share and s.ends_at > at $$;
revoke all on function courses.ask_watch(uuid, uuid, text, bytea, bytea, text, timestamptz), courses.ask_watches(bytea, text, timestamptz),
  courses.open_watch_link(uuid, timestamptz), courses.confirm_watch(uuid, timestamptz), courses.end_watch(uuid, uuid, timestamptz),
  courses.count_watchers(uuid), courses.open_share(uuid, timestamptz) from public;
grant execute on function courses.ask_watch(uuid, uuid, text, bytea, bytea, text, timestamptz), courses.ask_watches(bytea, text, timestamptz),
  courses.open_watch_link(uuid, timestamptz), courses.confirm_watch(uuid, timestamptz), courses.end_watch(uuid, uuid, timestamptz),
  courses.count_watchers(uuid), courses.open_share(uuid, timestamptz) to kp_app;
