-- Money: who has been asked, what a course cost month by month, and two people before anything is paid.
-- The day a step is about when it is not the day it was taken: first day, last day present, the day another takes over.
alter table applications.event add column effective date;

create schema payments;
grant usage on schema payments to kp_app;

-- One invoice (faktura) from a provider to a payer for a month. Between organisations: no person is named in it, its rows are about people.
create table payments.invoice (
  id uuid primary key default gen_random_uuid(),
  provider uuid not null references organisations.organisation (id),
  payer uuid not null references organisations.organisation (id),
  -- Who has it in hand there: the unit that answers for the people in it, or the payer itself where that is no municipality.
  desk uuid not null references organisations.organisation (id),
  kind text not null check (kind in ('municipality', 'af', 'project')),
  month date not null check (extract(day from month) = 1),
  number int not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'returned', 'approved', 'paid')),
  -- Null when the site made it by itself on the first of the month.
  made_by uuid,
  made_at timestamptz not null,
  sent_by uuid,
  sent_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  paid_by uuid,
  paid_at timestamptz,
  returned_by uuid,
  returned_at timestamptz,
  return_reason text not null default '',
  -- Since when it stands in its state, and when somebody was last reminded.
  since timestamptz not null,
  reminded_at timestamptz,
  -- Kept by the trigger of the rows: öre, rows, and the accounts that committed any of the money.
  total bigint not null default 0,
  row_count int not null default 0,
  committers uuid[] not null default '{}',
  version int not null default 1,
  unique (provider, payer, desk, month),
  unique (provider, number),
  check (state = 'draft' or sent_by is not null),
  check (state not in ('approved', 'paid') or approved_by is not null),
  check (state <> 'paid' or paid_by is not null),
  -- Two people: who made or sent it, and who committed any of the money, neither attests nor pays.
  constraint approved_by_another check (approved_by is null
    or (approved_by is distinct from made_by and approved_by is distinct from sent_by and not approved_by = any (committers))),
  constraint paid_by_another check (paid_by is null
    or (paid_by is distinct from made_by and paid_by is distinct from sent_by and not paid_by = any (committers)))
);
create index invoice_provider on payments.invoice (provider, month desc);
create index invoice_desk on payments.invoice (desk, month desc);
create index invoice_waiting on payments.invoice (since) where state in ('sent', 'approved');

-- One person's days in one month. Never changed and never removed: what was wrong is taken back by a row that points to it.
create table payments.invoice_row (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  invoice uuid not null references payments.invoice (id),
  application uuid not null,
  component uuid not null,
  -- The payer's share that it is a part of.
  share uuid not null,
  month date not null check (extract(day from month) = 1),
  -- The n:th row of this share and month.
  seq int not null,
  days int not null,
  -- Öre.
  amount bigint not null,
  price uuid references courses.price (id),
  reverses uuid,
  made_at timestamptz not null,
  -- Written by the trigger from the application, whatever the caller says.
  person uuid not null,
  unit uuid not null references organisations.organisation (id),
  course uuid not null references courses.course (id),
  receipt text not null,
  committed_by uuid,
  handlers uuid[],
  primary key (municipality, id),
  unique (municipality, share, month, seq),
  unique (municipality, reverses),
  foreign key (municipality, person) references people.person (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, component) references applications.component (municipality, id),
  foreign key (municipality, share) references applications.payer (municipality, id),
  foreign key (municipality, reverses) references payments.invoice_row (municipality, id)
);
create index invoice_row_invoice on payments.invoice_row (invoice, month, receipt);
create index invoice_row_application on payments.invoice_row (municipality, application);

select platform.guard('payments.invoice');
select platform.guard('payments.invoice_row');
grant select, insert on payments.invoice to kp_app;
grant update (state, sent_by, sent_at, approved_by, approved_at, paid_by, paid_at, returned_by, returned_at, return_reason, since, reminded_at)
  on payments.invoice to kp_app;
grant select, insert on payments.invoice_row to kp_app;

create policy definer on payments.invoice for all to kp_owner using (true) with check (true);
create policy definer on payments.invoice_row for all to kp_owner using (true) with check (true);
create policy system on payments.invoice for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy system on payments.invoice_row for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
create policy provider on payments.invoice for select to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector') and provider = any ((select ctx.reach())::uuid[]));
create policy payer on payments.invoice for select to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager', 'payer') and desk = any ((select ctx.reach())::uuid[]) and state <> 'draft');
create policy provider_sends on payments.invoice for update to kp_app
  using ((select ctx.role()) = 'admissionOfficer' and provider = any ((select ctx.reach())::uuid[]) and state in ('draft', 'returned'))
  with check ((select ctx.role()) = 'admissionOfficer' and provider = any ((select ctx.reach())::uuid[]) and state = 'sent' and sent_by = (select ctx.account()));
create policy payer_answers on payments.invoice for update to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager', 'payer') and desk = any ((select ctx.reach())::uuid[])
    and state in ('sent', 'approved'))
  with check ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager', 'payer') and desk = any ((select ctx.reach())::uuid[])
    and ((state = 'approved' and approved_by = (select ctx.account())) or (state = 'paid' and paid_by = (select ctx.account()))
      or (state = 'returned' and returned_by = (select ctx.account()))));
-- Rows go with their invoice; a protected person's only to the named handlers.
create policy wall on payments.invoice_row as restrictive for all to kp_app
  using ((municipality = (select ctx.municipality()) or exists (select from payments.invoice i where i.id = invoice_row.invoice))
    and (handlers is null or (select ctx.account()) = any (handlers) or (select ctx.role()) = 'system'));
create policy concerned on payments.invoice_row for select to kp_app
  using (exists (select from payments.invoice i where i.id = invoice_row.invoice));

-- A row is what the application says, belongs to an invoice that can still be changed, and is counted in it.
create function payments.count_row() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  i payments.invoice;
  a applications.application;
  p applications.payer;
begin
  select * into i from payments.invoice x where x.id = new.invoice for update;
  select * into a from applications.application x where x.municipality = new.municipality and x.id = new.application;
  select * into p from applications.payer x where x.municipality = new.municipality and x.id = new.share;
  if i.state not in ('draft', 'returned') then raise exception 'this invoice has left the house'; end if;
  if a.provider <> i.provider or p.organisation <> i.payer or i.desk <> (case when p.kind = 'municipality' then a.unit else p.organisation end) or p.application <> a.id or p.component <> new.component then
    raise exception 'this row belongs to another invoice';
  end if;
  new.person := a.person;
  new.course := a.course;
  new.receipt := a.receipt;
  new.handlers := a.handlers;
  new.committed_by := p.decided_by;
  new.unit := a.unit;
  update payments.invoice x set total = x.total + new.amount, row_count = x.row_count + 1,
    committers = case when p.decided_by is null or p.decided_by = any (x.committers) then x.committers else x.committers || p.decided_by end
    where x.id = new.invoice;
  return new;
end $$;
create trigger count_row before insert on payments.invoice_row for each row execute function payments.count_row();

-- Protection belongs to the person and reaches what was invoiced before it.
create function payments.follow_person() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update payments.invoice_row r set handlers = new.handlers where r.municipality = new.municipality and r.person = new.id;
  return new;
end $$;
create trigger follow_payments after update of handlers on people.person
  for each row when (old.handlers is distinct from new.handlers) execute function payments.follow_person();
create index invoice_row_person on payments.invoice_row (municipality, person);

-- For the jobs alone: what a provider's participants have been through, also those whose application it does not see any longer.
create function payments.participation(of_provider uuid, after timestamptz) returns table (
  municipality text, application uuid, component uuid, share uuid, person uuid, payer uuid, desk uuid, kind text, amount bigint, price uuid, ends date, steps jsonb, standing jsonb)
  language sql stable security definer set search_path = '' as $$
  select a.municipality, a.id, c.id, p.id, a.person, p.organisation, case when p.kind = 'municipality' then a.unit else p.organisation end, p.kind,
    case when p.funding in ('statutory', 'committed', 'ended') then p.amount else 0 end, p.price, r.ends,
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
create function payments.providers(after timestamptz) returns table (provider uuid)
  language sql stable security definer set search_path = '' as $$
  select distinct a.provider from applications.application a
  where (select ctx.role()) = 'system' and (a.state in ('ongoing', 'interrupted', 'completed', 'transferred')
    or exists (select from payments.invoice_row w where w.municipality = a.municipality and w.application = a.id))
    and (a.state = 'ongoing' or a.since > providers.after) $$;
-- Payers whose time to answer is over and whom nobody has asked again.
create function payments.unanswered(by_then timestamptz) returns table (municipality text, application uuid, component uuid, organisation uuid, desk uuid, due timestamptz)
  language sql stable security definer set search_path = '' as $$
  select p.municipality, p.application, p.component, p.organisation, d.desk, p.due from applications.payer p
    join applications.application a on a.municipality = p.municipality and a.id = p.application
    cross join lateral (select case when p.kind = 'municipality' then a.unit else p.organisation end as desk) d
  where (select ctx.role()) = 'system' and p.funding = 'requested' and p.due < by_then
    and a.state in ('submitted', 'with_home', 'completion', 'with_provider', 'assessment', 'admitted', 'offered', 'reserve', 'no_answer', 'accepted', 'awaiting_start', 'not_started')
    and not exists (select from applications.task t where t.municipality = p.municipality and t.application = p.application and t.component = p.component
      and t.kind = 'chasePayer' and t.organisation = d.desk and (t.done_at is null or t.done_at > by_then - interval '14 days')) $$;
create policy payments_definer on applications.task for select to kp_owner using (true);
revoke all on function payments.count_row(), payments.follow_person(), payments.participation(uuid, timestamptz), payments.providers(timestamptz),
  payments.unanswered(timestamptz) from public;
grant execute on function payments.participation(uuid, timestamptz), payments.providers(timestamptz), payments.unanswered(timestamptz) to kp_app;
