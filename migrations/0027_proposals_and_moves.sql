-- The provider proposes, the payer answers (förslag); and somebody who moves: to another municipality, or to another course (flytt).

-- What has been agreed for one participant when it is not what the round says.
alter table applications.component
  add column agreed_start date,
  -- The last day. Earlier than the round's it ends there; later it is an extension.
  add column agreed_end date,
  add column hours_per_week int check (hours_per_week between 1 and 60),
  add column level text;

create table participation.proposal (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  component uuid not null,
  kind text not null check (kind in ('start', 'stop', 'extension', 'level', 'hours', 'interruption')),
  -- What is proposed: one of them, by kind; an interruption says its whole step.
  day date,
  hours int check (hours between 1 and 60),
  level text check (length(level) <= 60),
  step jsonb,
  reason text not null check (length(reason) between 1 and 500),
  -- The payer that is asked, and who has it in hand there.
  payer uuid not null references organisations.organisation (id),
  desk uuid not null references organisations.organisation (id),
  party text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  due timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused', 'withdrawn', 'replaced')),
  settled_by uuid,
  settled_at timestamptz,
  answer text not null default '' check (length(answer) <= 500),
  version int not null default 1,
  primary key (municipality, id),
  -- Two people: who asks never answers.
  check (state not in ('approved', 'refused') or settled_by <> proposed_by),
  check (state <> 'refused' or answer <> ''),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, component) references applications.component (municipality, id)
);
create unique index proposal_open on participation.proposal (municipality, component, kind) where state = 'waiting';
create index proposal_application on participation.proposal (municipality, application);
create index proposal_desk on participation.proposal (desk) where state = 'waiting';

-- What has happened to proposals, for readers outside: numbered in one row with the steps of applications.
create table participation.proposal_event (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  proposal uuid not null,
  kind text not null,
  from_state text,
  to_state text not null,
  party text not null,
  at timestamptz not null,
  number bigint not null default 0,
  xid xid8 not null default pg_current_xact_id(),
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, proposal) references participation.proposal (municipality, id)
);
create index proposal_event_number on participation.proposal_event (municipality, number);
create index proposal_event_application on participation.proposal_event (municipality, application);
create function participation.number_event() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.number := pg_catalog.nextval(pg_catalog.pg_get_serial_sequence('applications.event', 'number'));
  new.xid := pg_catalog.pg_current_xact_id();
  return new;
end $$;
revoke all on function participation.number_event() from public;
create trigger number_event before insert on participation.proposal_event for each row execute function participation.number_event();

do $$
declare t text;
begin
  foreach t in array array['proposal', 'proposal_event'] loop
    perform platform.guard(format('participation.%I', t)::regclass);
    execute format('create policy system on participation.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format($p$ create policy wall on participation.%1$I as restrictive for all to kp_app
      using (exists (select from applications.application a where a.municipality = %1$I.municipality and a.id = %1$I.application)) $p$, t);
    execute format($p$ create policy concerned on participation.%1$I for select to kp_app
      using (exists (select from applications.application a where a.municipality = %1$I.municipality and a.id = %1$I.application)) $p$, t);
    execute format('create policy definer on participation.%I for all to kp_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert on participation.proposal, participation.proposal_event to kp_app;
grant update (state, settled_by, settled_at, answer) on participation.proposal to kp_app;
create policy school on participation.proposal for all to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector')
    and exists (select from applications.application a where a.municipality = proposal.municipality and a.id = proposal.application and a.provider = any ((select ctx.reach())::uuid[])));
create policy answers on participation.proposal for update to kp_app
  using ((select ctx.role()) in ('caseworker', 'payer') and desk = any ((select ctx.reach())::uuid[]));
create policy parties on participation.proposal_event for insert to kp_app
  with check ((select ctx.role()) in ('admissionOfficer', 'rector', 'caseworker', 'payer')
    and exists (select from participation.proposal p where p.municipality = proposal_event.municipality and p.id = proposal_event.proposal));

-- Whoever has moved on has nothing left to agree about: what waits ends by itself.
create function participation.overtake() returns trigger language plpgsql security definer set search_path = '' as $$
declare p participation.proposal;
begin
  for p in update participation.proposal x set state = 'withdrawn', settled_at = new.since, answer = 'movedOn'
    where x.municipality = new.municipality and x.component = new.id and x.state = 'waiting'
      and (new.state not in ('awaiting_start', 'not_started', 'ongoing') or (x.kind = 'start' and new.state = 'ongoing')) returning x.*
  loop
    insert into participation.proposal_event (municipality, application, proposal, kind, from_state, to_state, party, at)
      values (p.municipality, p.application, p.id, p.kind, 'waiting', 'withdrawn', 'system', new.since);
  end loop;
  return new;
end $$;
revoke all on function participation.overtake() from public;
create trigger overtake_proposals after update of state on applications.component
  for each row when (old.state is distinct from new.state) execute function participation.overtake();

-- A share that was split at the day somebody moved: what it was before; `amount` is then this home's part of it.
alter table applications.payer add column split_from bigint;

-- The first day of SFI, whatever the municipality: the three years are counted from it.
alter table people.person add column first_sfi date;

create schema moves;
grant usage on schema moves to kp_app;
create table moves.move (
  -- The controller that has the person until the move is accepted.
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  person uuid not null,
  kind text not null check (kind in ('home', 'course')),
  unit uuid not null references organisations.organisation (id),
  -- The school that asks, when the move is to another course.
  provider uuid references organisations.organisation (id),
  to_municipality text not null,
  -- Who answers: the unit of the new home, or the other school.
  receiver uuid not null references organisations.organisation (id),
  application uuid,
  to_round uuid references courses.round (id),
  -- The first day that the new home pays for.
  split_day date,
  text text not null default '' check (length(text) <= 500),
  -- How the person said yes, when a school asks.
  agreed text check (agreed in ('phone', 'desk', 'letter', 'message')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  due timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
  answered_by uuid,
  answered_at timestamptz,
  reason text not null default '' check (length(reason) <= 500),
  -- The question of the new home that it answers.
  request uuid,
  handlers uuid[],
  version int not null default 1,
  primary key (municipality, id),
  check ((kind = 'course') = (to_round is not null)),
  check (kind = 'home' or (application is not null and agreed is not null)),
  check (state <> 'refused' or reason <> ''),
  check (kind = 'course' or state <> 'accepted' or answered_by <> asked_by),
  foreign key (municipality, person) references people.person (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create unique index move_once on moves.move (municipality, person) where state = 'waiting' and kind = 'home';
create unique index move_application on moves.move (municipality, application) where state = 'waiting' and kind = 'course';
create index move_unit on moves.move (unit, asked_at desc);
create index move_receiver on moves.move (receiver, asked_at desc);
create index move_provider on moves.move (provider, asked_at desc);
create index move_person on moves.move (municipality, person);
-- What a new home asks another for. The number is sealed; whether anybody has it stands elsewhere, where only the old home looks.
create table moves.request (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  unit uuid not null references organisations.organisation (id),
  from_municipality text not null,
  desk uuid not null references organisations.organisation (id),
  sealed bytea not null,
  text text not null default '' check (length(text) <= 500),
  split_day date,
  asked_by uuid not null,
  asked_at timestamptz not null,
  due timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'withdrawn')),
  answered_by uuid,
  answered_at timestamptz,
  version int not null default 1,
  primary key (municipality, id)
);
create index request_unit on moves.request (unit, asked_at desc);
create index request_desk on moves.request (desk, asked_at desc);
create table moves.match (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  request uuid not null,
  person uuid not null,
  primary key (municipality, id),
  unique (municipality, request),
  foreign key (municipality, person) references people.person (municipality, id)
);

do $$
declare t text;
begin
  foreach t in array array['move', 'request', 'match'] loop
    perform platform.guard(format('moves.%I', t)::regclass);
    execute format('grant select, insert on moves.%I to kp_app', t);
    execute format('create policy system on moves.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    execute format('create policy definer on moves.%I for all to kp_owner using (true) with check (true)', t);
  end loop;
end $$;
grant update (state, answered_by, answered_at, reason) on moves.move to kp_app;
grant update (state, answered_by, answered_at) on moves.request to kp_app;

create policy wall on moves.move as restrictive for all to kp_app
  using ((municipality = (select ctx.municipality()) or person = (select ctx.person()) or receiver = any ((select ctx.reach())::uuid[]) or provider = any ((select ctx.reach())::uuid[]))
    and (handlers is null or (select ctx.account()) = any (handlers) or person = (select ctx.person()) or (select ctx.role()) = 'system'));
create policy own on moves.move for select to kp_app using (person = (select ctx.person()));
create policy home on moves.move for all to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and unit = any ((select ctx.reach())::uuid[]));
create policy school on moves.move for all to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector') and provider = any ((select ctx.reach())::uuid[]));
create policy receiver on moves.move for select to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager', 'admissionOfficer', 'rector') and receiver = any ((select ctx.reach())::uuid[]));
create policy receiver_answers on moves.move for update to kp_app
  using ((select ctx.role()) in ('caseworker', 'admissionOfficer') and receiver = any ((select ctx.reach())::uuid[]) and state = 'waiting')
  with check ((select ctx.role()) in ('caseworker', 'admissionOfficer') and answered_by = (select ctx.account()) and state in ('accepted', 'refused'));
create policy wall on moves.request as restrictive for all to kp_app
  using (municipality = (select ctx.municipality()) or from_municipality = (select ctx.municipality()));
create policy asks on moves.request for all to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and unit = any ((select ctx.reach())::uuid[]));
create policy answers on moves.request for all to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and desk = any ((select ctx.reach())::uuid[]));
create policy wall on moves.match as restrictive for all to kp_app
  using (municipality = (select ctx.municipality()) and exists (select from people.person p where p.municipality = match.municipality and p.id = match.person and p.handlers is null));
create policy home on moves.match for select to kp_app
  using (exists (select from people.person p where p.municipality = match.municipality and p.id = match.person and p.unit = any ((select ctx.reach())::uuid[])));

-- Protection belongs to the person and closes what waits.
create function moves.follow_person() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update moves.move m set handlers = new.handlers where m.municipality = new.municipality and m.person = new.id;
  return new;
end $$;
create trigger follow_moves after update of handlers on people.person
  for each row when (old.handlers is distinct from new.handlers) execute function moves.follow_person();

-- What the receiver is shown of somebody who is not theirs yet: name, language and what goes on; nothing of what has been written.
create function moves.incoming(ids uuid[]) returns table (id uuid, name text, language text, interpreter boolean, applications jsonb)
  language sql stable security definer set search_path = '' as $$
  select m.id, pg_catalog.btrim(p.given_name || ' ' || p.family_name), p.language, p.interpreter,
    (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', a.id, 'receipt', a.receipt, 'state', a.state, 'course', c.title, 'school', o.name,
        'starts', coalesce(k.starts, r.starts), 'ends', coalesce(k.agreed_end, r.ends),
        'shares', (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('kind', y.kind, 'share', y.share, 'amount', coalesce(y.split_from, y.amount)) order by y.kind, y.id), '[]')
          from applications.payer y where y.municipality = a.municipality and y.component = a.leading_component)) order by a.rank, a.id), '[]')
      from applications.application a join applications.component k on k.municipality = a.municipality and k.id = a.leading_component
        join courses.course c on c.id = a.course join courses.round r on r.id = a.round join organisations.organisation o on o.id = a.provider
      where a.municipality = m.municipality and a.person = m.person and (m.application is null or a.id = m.application)
        and a.state in ('submitted', 'with_home', 'completion', 'with_provider', 'assessment', 'admitted', 'offered', 'reserve', 'no_answer', 'accepted', 'awaiting_start', 'not_started', 'ongoing'))
  from moves.move m join people.person p on p.municipality = m.municipality and p.id = m.person
  where m.id = any (ids) and m.state = 'waiting' and m.handlers is null and p.handlers is null
    and ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager', 'admissionOfficer', 'rector'))
    and (m.receiver = any ((select ctx.reach())::uuid[]) or m.unit = any ((select ctx.reach())::uuid[]) or m.provider = any ((select ctx.reach())::uuid[])) $$;
-- One seat goes on with the same person under another row.
create function applications.pass_seat(old_component uuid, new_component uuid) returns void language sql volatile security definer set search_path = '' as $$
  update courses.seat s set held_by = new_component where s.held_by = old_component and (select ctx.role()) = 'system' $$;
revoke all on function moves.follow_person(), moves.incoming(uuid[]), applications.pass_seat(uuid, uuid) from public;
grant execute on function moves.incoming(uuid[]), applications.pass_seat(uuid, uuid) to kp_app;

-- The run of invoices: agreed last days count, a share that was split is reckoned as it was before, up to the day of the split.
drop function payments.participation(uuid, timestamptz);
create function payments.participation(of_provider uuid, after timestamptz) returns table (
  municipality text, application uuid, component uuid, share uuid, person uuid, payer uuid, desk uuid, kind text, amount bigint, price uuid, ends date, stops date, steps jsonb, standing jsonb)
  language sql stable security definer set search_path = '' as $$
  select a.municipality, a.id, c.id, p.id, a.person, p.organisation, case when p.kind = 'municipality' then a.unit else p.organisation end, p.kind,
    case when p.funding in ('statutory', 'committed', 'ended') then coalesce(p.split_from, p.amount) else 0 end, p.price,
    greatest(r.ends, c.agreed_end), case when c.agreed_end < r.ends then c.agreed_end end,
    (select pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', e.id, 'component', e.component, 'from', e.from_state, 'to', e.to_state,
        'party', e.party, 'at', e.at, 'effective', e.effective, 'compensates', e.compensates) order by e.seq)
      from applications.event e where e.municipality = c.municipality and e.component = c.id and e.application = a.id),
    (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', w.id, 'month', w.month, 'seq', w.seq, 'days', w.days, 'amount', w.amount,
        'reverses', w.reverses) order by w.month, w.seq), '[]')
      from payments.invoice_row w where w.municipality = p.municipality and w.share = p.id)
  from applications.application a
    join applications.component c on c.municipality = a.municipality and c.application = a.id
    join applications.payer p on p.municipality = c.municipality and p.component = c.id
    join courses.round r on r.id = a.round
  where (select ctx.role()) = 'system' and of_provider = any ((select ctx.reach())::uuid[]) and a.provider = of_provider and p.amount is not null
    and p.funding <> 'not_applicable' and (c.state = 'ongoing' or c.since > participation.after)
    and exists (select from applications.event e where e.municipality = c.municipality and e.application = a.id and e.component = c.id and e.to_state = 'ongoing')
  order by a.municipality, a.receipt, p.id $$;
revoke all on function payments.participation(uuid, timestamptz) from public;
grant execute on function payments.participation(uuid, timestamptz) to kp_app;
