-- Room for files (plats): what each visitor has sent in during the last day, so that nobody alone fills the disk. Kept under keyed digests: neither who
-- nor from where can be read from it.
create table platform.room (
  id uuid primary key default gen_random_uuid(),
  sender bytea not null,
  at timestamptz not null,
  files int not null check (files > 0),
  bytes bigint not null check (bytes >= 0)
);
create index room_sender on platform.room (sender, at);
create index room_at on platform.room (at);
select platform.guard('platform.room');
create policy definer on platform.room for all to kp_owner using (true) with check (true);

-- Takes room for the files of one form, for the visitor and for the address; false when either has used up what a day gives. Two at once by the same are
-- counted one after the other.
create function platform.take_room(senders bytea[], most_files int[], most_bytes bigint[], of_files int, of_bytes bigint, at_moment timestamptz)
  returns boolean language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from platform.room r where r.id in
    (select o.id from platform.room o where o.at <= at_moment - interval '1 day' order by o.at limit 1000 for update skip locked);
  perform pg_catalog.pg_advisory_xact_lock(3, pg_catalog.hashtext(pg_catalog.encode(s, 'hex'))) from pg_catalog.unnest(senders) s order by s;
  if exists (select from unnest(senders, most_files, most_bytes) as w (sender, files, bytes)
    where (select coalesce(sum(r.files), 0) from platform.room r where r.sender = w.sender and r.at > at_moment - interval '1 day') + of_files > w.files
      or (select coalesce(sum(r.bytes), 0) from platform.room r where r.sender = w.sender and r.at > at_moment - interval '1 day') + of_bytes > w.bytes)
  then return false; end if;
  insert into platform.room (sender, at, files, bytes) select s, at_moment, of_files, of_bytes from pg_catalog.unnest(senders) s;
  return true;
end $$;
revoke all on function platform.take_room(bytea[], int[], bigint[], int, bigint, timestamptz) from public;
grant execute on function platform.take_room(bytea[], int[], bigint[], int, bigint, timestamptz) to kp_app;

-- A warning to a phone or mail when the five tries of its digits are used up. Nobody's phone or mail gets a row as well, which is never sent.
create function accounts.keep_warning(message uuid, from_browser bytea, of_contact bytea, sealed_text bytea, at_moment timestamptz) returns void
  language sql volatile security definer set search_path = '' as $$
  insert into accounts.message (id, browser, known, sealed, made_at)
    select message, from_browser, exists (select from accounts.contact c join accounts.account a on a.id = c.account
        where c.hmac = of_contact and a.disabled_at is null)
      and exists (select from accounts.digits d where d.browser = from_browser and d.tries >= 5 and d.used_at is null), sealed_text, at_moment $$;
revoke all on function accounts.keep_warning(uuid, bytea, bytea, bytea, timestamptz) from public;
grant execute on function accounts.keep_warning(uuid, bytea, bytea, bytea, timestamptz) to kp_door;
