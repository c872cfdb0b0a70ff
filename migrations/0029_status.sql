-- Status without sign-in: what a receipt number leads to, as little as the page shows. Nothing for somebody protected or gone.
create function apply.status_of(of_receipt text)
  returns table (sending uuid, code_version int, state text, holder text, due timestamptz, starts date, ends date)
  language sql stable security definer set search_path = '' as $$
  select s.id, s.code_version, p.state, p.holder, case when p.paused_until is null then p.due end, coalesce(c.starts, r.starts), coalesce(c.ends, r.ends)
  from applications.application p
    join applications.sending s on s.municipality = p.municipality and s.id = p.sending
    join applications.component c on c.municipality = p.municipality and c.id = p.leading_component
    join courses.round r on r.id = p.round
  where p.receipt = of_receipt and p.handlers is null limit 1 $$;
revoke all on function apply.status_of(text) from public;
grant execute on function apply.status_of(text) to kp_door;

-- As begin_attempt, with a window of its own for what may be tried less often than a sign-in.
create function accounts.begin_attempt(of_subject bytea, from_address bytea, at_moment timestamptz, most_pair int, most_subject int, subject_minutes int,
  most_address int, pair_minutes int) returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare made bigint; since timestamptz := at_moment - pair_minutes * interval '1 minute';
begin
  perform pg_advisory_xact_lock(1, hashtext(encode(from_address, 'hex')));
  perform pg_advisory_xact_lock(2, hashtext(encode(of_subject, 'hex')));
  if (select count(*) from accounts.attempt a where a.address = from_address and a.at > since) >= most_address
    or (select count(*) from accounts.attempt a where a.subject = of_subject and a.address = from_address and a.at > since) >= most_pair
    or (select count(*) from accounts.attempt a where a.subject = of_subject and a.at > at_moment - subject_minutes * interval '1 minute') >= most_subject
  then return null; end if;
  insert into accounts.attempt (subject, address, at) values (of_subject, from_address, at_moment) returning id into made;
  return made;
end $$;
revoke all on function accounts.begin_attempt(bytea, bytea, timestamptz, int, int, int, int, int) from public;
grant execute on function accounts.begin_attempt(bytea, bytea, timestamptz, int, int, int, int, int) to kp_door;
