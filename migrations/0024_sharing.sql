-- What somebody has chosen to show to somebody else (samtycke), and questions to those who were shown something.
alter table people.consent
  add column parts text[] not null default '{}',
  -- Two answers, never one: what makes it lawful (GDPR), and what opens secrecy (OSL).
  add column legal_basis text not null default '6.1.a',
  add column ground text not null default 'consent',
  -- When the receiver was told that it has ended.
  add column told_at timestamptz;
create index consent_receiver on people.consent (receiver) where receiver is not null;
create policy released on people.consent for select to kp_owner using (true);

create schema sharing;
grant usage on schema sharing to kp_app;

-- The receiver's whole view: the parts that were released and nothing else, and only while the consent holds. Nobody of a receiver has a
-- policy on the tables themselves.
create function sharing.released(at_moment timestamptz) returns table (id uuid, municipality text, person uuid, unit uuid, receiver uuid, kind text,
    parts text[], given_at timestamptz, valid_to timestamptz, name text, phone text, mail text, applications jsonb, documents jsonb)
  language sql stable security definer set search_path = '' as $$
  select c.id, c.municipality, c.person, p.unit, c.receiver, c.kind, c.parts, c.given_at, c.valid_to, pg_catalog.btrim(p.given_name || ' ' || p.family_name),
    case when 'contact' = any (c.parts) then p.phone end, case when 'contact' = any (c.parts) then p.mail end,
    case when 'application' = any (c.parts) then coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'title', k.title, 'school', o.name,
        'state', a.state, 'starts', r.starts, 'ends', r.ends) order by a.sent_at desc, a.rank)
      from applications.application a join courses.course k on k.id = a.course join courses.round r on r.id = a.round
        join organisations.organisation o on o.id = a.provider
      where a.municipality = c.municipality and a.person = c.person and (c.about is null or a.id = c.about)), '[]') end,
    case when 'documents' = any (c.parts) then coalesce((select jsonb_agg(jsonb_build_object('label', d.label, 'status', d.status) order by d.label)
      from applications.document d join applications.application a on a.municipality = d.municipality and a.id = d.application
      where a.municipality = c.municipality and a.person = c.person and (c.about is null or a.id = c.about)), '[]') end
  from people.consent c join people.person p on p.municipality = c.municipality and p.id = c.person
  where c.receiver = any ((select ctx.reach())::uuid[]) and c.kind in ('S3', 'S4', 'S5', 'S6') and c.withdrawn_at is null
    and (c.valid_to is null or c.valid_to > greatest(at_moment, pg_catalog.now())) and p.handlers is null and p.closed_at is null
    and (select ctx.role()) in ('association', 'employer', 'admissionOfficer', 'rector', 'caseworker', 'decisionMaker', 'coordinator', 'manager')
  order by c.given_at desc, c.id $$;
create policy released on applications.document for select to kp_owner using (true);
-- What has ended: that it did and when, never about whom.
create function sharing.ended(at_moment timestamptz) returns table (kind text, at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select c.kind, coalesce(c.withdrawn_at, c.valid_to) from people.consent c
  where c.receiver = any ((select ctx.reach())::uuid[]) and c.kind in ('S3', 'S4', 'S5', 'S6') and (c.withdrawn_at is not null or c.valid_to <= at_moment)
    and coalesce(c.withdrawn_at, c.valid_to) > at_moment - interval '90 days'
    and (select ctx.role()) in ('association', 'employer', 'admissionOfficer', 'rector', 'caseworker', 'decisionMaker', 'coordinator', 'manager')
  order by 2 desc limit 50 $$;

-- Is everything that stands on an open page still open to its reader? Asked by the page itself, again and again: with the reader's own eyes.
create function sharing.still_open(kinds text[], ids uuid[], at_moment timestamptz) returns boolean language sql stable set search_path = '' as $$
  select not exists (select from unnest(kinds, ids) as shown(kind, id) where not case shown.kind
    when 'application' then exists (select from applications.application a where a.id = shown.id)
    when 'shared' then exists (select from sharing.released(at_moment) r where r.id = shown.id)
    else exists (select from people.person p where p.id = shown.id) end) $$;

-- A question to somebody outside without an account: one thing, one answer, a link that ends.
create table sharing.question (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  person uuid not null,
  application uuid not null,
  -- What the person agreed to; the question ends with it.
  consent uuid not null,
  receiver uuid not null references organisations.organisation (id),
  text text not null,
  digest bytea not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  ended_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, consent) references people.consent (municipality, id)
);
create index question_application on sharing.question (municipality, application);
create index question_person on sharing.question (person);
create index question_digest on sharing.question (digest);
select platform.guard('sharing.question');
create policy definer on sharing.question for all to kp_owner using (true) with check (true);
create policy system on sharing.question for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy wall on sharing.question as restrictive for all to kp_app
  using (exists (select from applications.application a where a.municipality = question.municipality and a.id = question.application));
create policy own on sharing.question for all to kp_app using (person = (select ctx.person()));
create policy home on sharing.question for all to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager')
    and exists (select from applications.application a where a.municipality = question.municipality and a.id = question.application));
grant select (municipality, id, person, application, consent, receiver, text, asked_by, asked_at, ends_at, answer, answered_by, answered_at, ended_at, version),
  insert (municipality, id, person, application, consent, receiver, text, digest, asked_by, asked_at, ends_at), update (ended_at) on sharing.question to kp_app;
-- The link itself: what was asked and by whom, and nothing about the person that staff did not write.
create function sharing.asked(of_digest bytea, at_moment timestamptz) returns table (id uuid, municipality text, person uuid, application uuid,
    receiver uuid, receiver_name text, asker text, text text, ends_at timestamptz, answered boolean)
  language sql stable security definer set search_path = '' as $$
  select q.id, q.municipality, q.person, q.application, q.receiver, coalesce(o.own_name, o.name), coalesce(u.own_name, u.name), q.text, q.ends_at, q.answered_at is not null
  from sharing.question q join people.consent c on c.municipality = q.municipality and c.id = q.consent
    join people.person p on p.municipality = q.municipality and p.id = q.person
    join organisations.organisation o on o.id = q.receiver join organisations.organisation u on u.id = p.unit
  where q.digest = of_digest and q.ended_at is null and q.ends_at > at_moment and c.withdrawn_at is null and (c.valid_to is null or c.valid_to > at_moment)
    and p.handlers is null $$;
create function sharing.answer(of_digest bytea, of_text text, of_name text, at_moment timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update sharing.question q set answer = of_text, answered_by = of_name, answered_at = at_moment
    where q.id = (select a.id from sharing.asked(of_digest, at_moment) a where not a.answered) and q.answered_at is null;
  return found;
end $$;

-- The same look at a session as `ctx.visit`, without counting it as a sign of life: a page that asks by itself keeps nobody signed in.
create function ctx.glance(token text) returns table (account uuid, name text, role text, level text, organisation uuid, organisation_name text,
    reach uuid[], municipality text, person uuid, delegated text[], roles int, session uuid, stepped_up_at timestamptz, language text)
  language sql stable security definer set search_path = '' as $$
  select a.id, a.name, s.role, s.level, s.organisation, o.name, s.reach, s.municipality, s.person,
      coalesce((select array_agg(distinct d.kind) from organisations.delegation d
        where d.organisation = any (organisations.above(s.organisation)) and (d.account = a.id or (d.account is null and d.role = s.role))
          and d.valid_from <= current_date and (d.valid_to is null or d.valid_to > current_date)), '{}'),
      (select count(*)::int from accounts.role_held r where r.account = a.id and r.valid_from <= current_date and (r.valid_to is null or r.valid_to > current_date)),
      s.id, s.stepped_up_at, a.language
    from ctx.session s join accounts.account a on a.id = s.account left join organisations.organisation o on o.id = s.organisation
    where s.digest = pg_catalog.sha256(pg_catalog.convert_to(token, 'UTF8')) and s.ends_at > pg_catalog.now() and s.seen_at + s.idle > pg_catalog.now()
      and a.disabled_at is null
      and (s.held is null or exists (select from accounts.role_held h where h.id = s.held and h.valid_from <= current_date and (h.valid_to is null or h.valid_to > current_date))) $$;

revoke all on all functions in schema sharing from public;
revoke all on function ctx.glance(text) from public;
grant execute on function sharing.released(timestamptz), sharing.ended(timestamptz), sharing.still_open(text[], uuid[], timestamptz),
  sharing.asked(bytea, timestamptz), sharing.answer(bytea, text, text, timestamptz) to kp_app;
grant execute on function ctx.glance(text) to kp_app;
