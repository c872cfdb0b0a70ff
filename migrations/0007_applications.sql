-- Applications: one ranked course choice each. Everything about a person; the key begins with the controller.
create schema applications;
grant usage on schema applications to kp_app, kp_door;
create table applications.sending (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  person uuid not null,
  -- The six-digit code is derived from the id, this number and a key: never stored.
  code_version int not null default 1,
  sent_at timestamptz not null,
  sent_by uuid,
  text_version text not null default '',
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, person) references people.person (municipality, id)
);
create table applications.application (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  receipt text not null,
  sending uuid not null,
  person uuid not null,
  unit uuid not null references organisations.organisation (id),
  provider uuid not null references organisations.organisation (id),
  huvudman text not null,
  course uuid not null references courses.course (id),
  round uuid not null references courses.round (id),
  rank int not null check (rank between 1 and 5),
  stay_on_higher boolean not null default false,
  language text not null default 'sv',
  channel text not null default 'sms',
  started_by uuid,
  started_as text not null default 'applicant',
  import_key text,
  -- Projection of the leading component, updated in the transaction of the event.
  leading_component uuid not null,
  state text not null,
  holder text not null check (holder in ('applicant', 'home', 'payer', 'provider', 'system', 'none')),
  since timestamptz not null,
  due timestamptz,
  paused_until date,
  pause_reason text,
  responsible uuid,
  queue_at timestamptz not null,
  sent_at timestamptz not null,
  eligibility text not null default 'unknown' check (eligibility in ('unknown', 'eligible', 'maybe', 'not_eligible')),
  -- [{code, result}] answers to the course's conditions.
  conditions jsonb not null default '[]',
  wish text not null default '',
  followers uuid[] not null default '{}',
  handlers uuid[],
  partners uuid[] not null default '{}',
  copied_from uuid,
  demo boolean not null default false,
  version int not null default 1,
  primary key (municipality, id),
  unique (municipality, receipt),
  unique (municipality, import_key),
  foreign key (municipality, person) references people.person (municipality, id),
  foreign key (municipality, sending) references applications.sending (municipality, id)
);
create index application_receipt on applications.application (receipt);
create index application_id on applications.application (id);
create index application_person on applications.application (person, sent_at desc);
create index application_unit on applications.application (unit, holder, due);
create index application_unit_state on applications.application (unit, state, since);
create index application_responsible on applications.application (responsible, holder, due) where responsible is not null;
create index application_provider on applications.application (provider, holder, due);
create index application_provider_state on applications.application (provider, state, since);
create index application_round on applications.application (round, state);
create index application_course_state on applications.application (course, state);
create index application_due on applications.application (municipality, due) where due is not null;
create unique index application_once on applications.application (municipality, person, round)
  where state not in ('withdrawn', 'moved', 'cancelled', 'transferred', 'registered_in_error', 'not_granted', 'not_admitted', 'not_selected', 'declined', 'completed', 'interrupted');
create table applications.component (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  kind text not null check (kind in ('sfi', 'vocational', 'af')),
  state text not null,
  holder text not null,
  since timestamptz not null,
  due timestamptz,
  starts date,
  ends date,
  last_present date,
  result text,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id),
  -- SFI is a right: it has no reserve list and no selection.
  check (kind <> 'sfi' or state not in ('reserve', 'not_selected'))
);
create index component_application on applications.component (municipality, application);
create table applications.payer (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  component uuid not null,
  organisation uuid not null references organisations.organisation (id),
  kind text not null check (kind in ('municipality', 'af', 'project')),
  share int not null check (share between 1 and 10000),
  funding text not null check (funding in ('not_applicable', 'statutory', 'requested', 'committed', 'refused', 'appealed', 'ended')),
  special_reasons boolean not null default false,
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  due timestamptz,
  -- The price row that was frozen when the money was committed.
  price uuid references courses.price (id),
  amount bigint,
  valid_from date,
  valid_to date,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, component) references applications.component (municipality, id)
);
create index payer_application on applications.payer (municipality, application);
create index payer_organisation on applications.payer (organisation, funding);
create table applications.event (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  component uuid not null,
  seq int not null,
  from_state text,
  to_state text not null,
  party text not null,
  account uuid,
  organisation uuid,
  ground text,
  reason text,
  note text,
  at timestamptz not null,
  compensates uuid,
  request uuid,
  -- For readers outside who ask "what came after": numbers are given before commit, so a reader stops at the oldest open transaction.
  number bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  primary key (municipality, id),
  unique (municipality, application, seq),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, component) references applications.component (municipality, id)
);
create index event_number on applications.event (municipality, number);
create index event_left on applications.event (municipality, from_state, at desc);
create table applications.file (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  name text not null,
  kind text not null,
  size int not null,
  digest bytea not null,
  stored text not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index file_application on applications.file (municipality, application);
create table applications.document (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  item text not null,
  label text not null,
  status text not null default 'missing' check (status in ('missing', 'received', 'approved', 'rejected')),
  reason text,
  file uuid,
  asked_until date,
  decided_by uuid,
  version int not null default 1,
  primary key (municipality, id),
  unique (municipality, application, item),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, file) references applications.file (municipality, id)
);
create table applications.decision (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  component uuid not null,
  kind text not null check (kind in ('cost', 'admission', 'seat')),
  outcome text not null check (outcome in ('yes', 'no')),
  grounds text[] not null default '{}',
  text text not null default '',
  decided_by uuid,
  delegation uuid references organisations.delegation (id),
  decided_at timestamptz not null,
  register_number text not null,
  letter_version text not null default '1',
  notified_at timestamptz,
  notified_by text,
  supersedes uuid,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index decision_application on applications.decision (municipality, application);
create table applications.appeal (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  decision uuid not null,
  state text not null check (state in ('received', 'too_late', 'changed_by_reconsideration', 'forwarded', 'upheld', 'changed', 'remanded')),
  received_at timestamptz not null,
  text text not null default '',
  settled_at timestamptz,
  settled_by uuid,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id),
  foreign key (municipality, decision) references applications.decision (municipality, id)
);
create index appeal_application on applications.appeal (municipality, application);
create table applications.proposal (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  component uuid not null,
  act text not null,
  facts jsonb not null default '{}',
  reason text not null default '',
  party text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'confirmed', 'returned')),
  settled_by uuid,
  settled_at timestamptz,
  answer text,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id),
  check (settled_by is null or settled_by <> proposed_by)
);
create index proposal_application on applications.proposal (municipality, application) where state = 'waiting';
create table applications.message (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  from_account uuid,
  from_party text not null,
  to_party text not null,
  text text not null,
  language text not null,
  at timestamptz not null,
  answer_by timestamptz,
  read_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index message_application on applications.message (municipality, application, at);
-- Things somebody must do beside the application's own holder: call, chase a payer, start ordinary SFI.
create table applications.task (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  component uuid not null,
  kind text not null,
  holder text not null,
  organisation uuid not null references organisations.organisation (id),
  due timestamptz not null,
  made_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  note text not null default '',
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index task_open on applications.task (organisation, due) where done_at is null;
create index task_application on applications.task (municipality, application);
create table applications.appointment (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  kind text not null check (kind in ('levelTest', 'interview', 'start')),
  starts_at timestamptz not null,
  minutes int not null,
  place text not null default '',
  interpreter boolean not null default false,
  made_by uuid,
  cancelled_at timestamptz,
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index appointment_application on applications.appointment (municipality, application);
create table applications.offer (
  municipality text not null,
  id uuid not null default gen_random_uuid(),
  application uuid not null,
  component uuid not null,
  sent_at timestamptz not null,
  answer_by timestamptz not null,
  mode text not null,
  list uuid,
  reminded_at timestamptz,
  call_made_at timestamptz,
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'no_answer', 'withdrawn')),
  version int not null default 1,
  primary key (municipality, id),
  foreign key (municipality, application) references applications.application (municipality, id)
);
create index offer_open on applications.offer (municipality, answer_by) where answered_at is null;
create index offer_application on applications.offer (municipality, application);

do $$
declare t text;
begin
  foreach t in array array['sending', 'application', 'component', 'payer', 'event', 'file', 'document', 'decision', 'appeal', 'proposal', 'message', 'task', 'appointment', 'offer'] loop
    perform platform.guard(format('applications.%I', t)::regclass);
    execute format('grant select, insert on applications.%I to kp_app', t);
    execute format('create policy system on applications.%I for all to kp_app using ((select ctx.role()) = ''system'') with check ((select ctx.role()) = ''system'')', t);
    if t not in ('event', 'file', 'decision') then execute format('grant update on applications.%I to kp_app', t); end if;
  end loop;
  -- Rows of an application are open to whoever the application itself is open to.
  foreach t in array array['component', 'payer', 'event', 'file', 'document', 'decision', 'appeal', 'proposal', 'message', 'task', 'appointment', 'offer'] loop
    execute format($p$ create policy wall on applications.%1$I as restrictive for all to kp_app
      using (exists (select from applications.application a where a.municipality = %1$I.municipality and a.id = %1$I.application)) $p$, t);
    execute format($p$ create policy concerned on applications.%1$I for all to kp_app
      using (exists (select from applications.application a where a.municipality = %1$I.municipality and a.id = %1$I.application)) $p$, t);
  end loop;
end $$;
create policy wall on applications.application as restrictive for all to kp_app
  using ((municipality = (select ctx.municipality()) or person = (select ctx.person())
      or exists (select from people.access x where x.organisation = any ((select ctx.reach())::uuid[]) and x.municipality = application.municipality
        and x.person = application.person and x.about = application.id and x.valid_from <= now() and (x.valid_to is null or x.valid_to > now())))
    and (handlers is null or (select ctx.account()) = any (handlers) or person = (select ctx.person()) or (select ctx.role()) = 'system'));
create policy own on applications.application for all to kp_app using (person = (select ctx.person()));
create policy home on applications.application for all to kp_app
  using ((select ctx.role()) in ('caseworker', 'decisionMaker', 'coordinator', 'manager') and unit = any ((select ctx.reach())::uuid[]));
create policy follower on applications.application for all to kp_app
  using ((select ctx.role()) in ('studyCounsellor', 'sfiTeacher') and (select ctx.account()) = any (followers));
create policy partner on applications.application for all to kp_app
  using ((select ctx.role()) in ('admissionOfficer', 'rector', 'payer') and partners && (select ctx.reach())::uuid[]);
create policy wall on applications.sending as restrictive for all to kp_app
  using (municipality = (select ctx.municipality()) or person = (select ctx.person())
    or exists (select from applications.application a where a.municipality = sending.municipality and a.sending = sending.id));
create policy concerned on applications.sending for all to kp_app
  using (person = (select ctx.person()) or exists (select from applications.application a where a.municipality = sending.municipality and a.sending = sending.id));
create index application_sending on applications.application (municipality, sending);

-- Protection and following belong to the person; the application carries a copy so that a list needs no second table.
create function applications.follow_person() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update applications.application a set handlers = new.handlers, followers = new.followers
  where a.municipality = new.municipality and a.person = new.id;
  return new;
end $$;
revoke all on function applications.follow_person() from public;
create policy definer on applications.application for all to kp_owner using (true) with check (true);
create trigger follow_person after update of handlers, followers on people.person
  for each row when (old.handlers is distinct from new.handlers or old.followers is distinct from new.followers) execute function applications.follow_person();
-- Ends every opening that rests on this application; the last act of a provider may be to lose sight of it.
create function applications.close_access(of_municipality text, of_application uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from applications.application a where a.municipality = of_municipality and a.id = of_application
    and (a.municipality = (select ctx.municipality()) or a.person = (select ctx.person()) or a.partners && (select ctx.reach()))) then return; end if;
  update people.access x set valid_to = pg_catalog.now()
    where x.municipality = of_municipality and x.about = of_application and (x.valid_to is null or x.valid_to > pg_catalog.now());
  update applications.application a set partners = '{}' where a.municipality = of_municipality and a.id = of_application;
end $$;
revoke all on function applications.close_access(text, uuid) from public;
grant execute on function applications.close_access(text, uuid) to kp_app;
