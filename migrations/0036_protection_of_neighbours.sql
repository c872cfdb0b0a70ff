-- What the features that came after protected identity write about somebody belongs in the vault as well.
create or replace function protection.hidden() returns table (relation regclass, whose text, way text, columns text[], blanks text[]) language sql stable set search_path = '' as $$
  select pg_catalog.to_regclass(h.name), h.whose, h.way, h.columns, h.blanks from (values
    ('people.person', 'self', 'blank', array['given_name', 'family_name', 'name_key', 'phone', 'mail', 'channel']::text[], array['', '', '', '', '', 'none']::text[]),
    ('people.person_identifier', 'person', 'take', array[]::text[], array[]::text[]),
    ('applications.application', 'person', 'blank', array['wish', 'import_key', 'pause_reason', 'channel'], array['', null, null, 'none']),
    ('applications.event', 'application', 'blank', array['note'], array[null]::text[]),
    ('applications.file', 'application', 'blank', array['name'], array['Dokument']),
    ('applications.document', 'application', 'blank', array['reason'], array[null]::text[]),
    ('applications.payer', 'application', 'blank', array['reason'], array[null]::text[]),
    ('applications.decision', 'application', 'blank', array['text'], array['']),
    ('applications.appeal', 'application', 'blank', array['text'], array['']),
    ('applications.proposal', 'application', 'blank', array['reason', 'answer', 'facts'], array['', null, '=t.facts - ''text'' - ''suggests'' - ''nextStep''']),
    ('applications.message', 'application', 'blank', array['text'], array['']),
    ('applications.task', 'application', 'blank', array['note'], array['']),
    ('applications.appointment', 'application', 'blank', array['place'], array['']),
    ('admission.answer', 'application', 'blank', array['evidence'], array['']),
    ('participation.next_step', 'application', 'blank', array['note'], array['']),
    ('accounts.account', 'ofAccount', 'blank', array['name', 'mail'], array['', null]),
    ('accounts.contact', 'account', 'take', array[]::text[], array[]::text[]),
    ('accounts.newcomer_code', 'account', 'drop', array[]::text[], array[]::text[]),
    ('apply.draft', 'account', 'drop', array[]::text[], array[]::text[]),
    ('apply.receipt', 'sending', 'drop', array[]::text[], array[]::text[]),
    ('participation.proposal', 'application', 'blank', array['reason', 'answer', 'step'], array['–', '', '=t.step - ''text'' - ''suggests'' - ''nextStep''']),
    ('people.receiver', 'person', 'take', array[]::text[], array[]::text[]),
    ('helpers.helper', 'person', 'blank', array['name'], array['–']),
    ('sharing.question', 'person', 'blank', array['text', 'answer', 'answered_by'], array['', null, null]),
    ('rights.question', 'person', 'blank', array['answer'], array['']),
    ('rights.request', 'person', 'blank', array['wrong', 'right', 'answer', 'dispute'], array['', '', '', '']),
    ('rights.delay', 'person', 'blank', array['reference'], array['–']),
    ('moves.move', 'person', 'blank', array['text', 'reason'], array['', '–']),
    ('moves.match', 'person', 'take', array[]::text[], array[]::text[]),
    ('rights.hold', 'person', 'blank', array['reason'], array['–']),
    ('duplicates.mark', 'application', 'take', array[]::text[], array[]::text[])
  ) as h(name, whose, way, columns, blanks)
  -- A table of a feature that is not there yet has nothing to move.
  where pg_catalog.to_regclass(h.name) is not null $$;
do $$
declare h record;
begin
  for h in select x.relation from protection.hidden() x
    where not exists (select from pg_policy p where p.polrelid = x.relation and p.polname = 'protection') loop
    execute format('create policy protection on %s for all to kp_owner using (true) with check (true)', h.relation);
  end loop;
end $$;

-- Helpers and questions to others end with the switch.
create or replace function protection.shut(of_municipality text, of_person uuid, at_moment timestamptz) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from ctx.session s where s.person = of_person;
  delete from accounts.message m where m.sent_at is null and m.browser in (select d.browser from accounts.digits d
    where d.account in (select a.id from accounts.account a where a.person = of_person));
  update people.consent c set withdrawn_at = at_moment where c.municipality = of_municipality and c.person = of_person and c.withdrawn_at is null;
  update people.access x set valid_to = pg_catalog.now() where x.municipality = of_municipality and x.person = of_person
    and (x.valid_to is null or x.valid_to > pg_catalog.now()) and not exists (select from applications.application a
      where a.municipality = x.municipality and a.id = x.about and x.organisation = any (a.partners));
  update helpers.helper h set ended_at = at_moment where h.person = of_person and h.ended_at is null;
  update sharing.question q set ended_at = at_moment where q.municipality = of_municipality and q.person = of_person and q.ended_at is null;
end $$;
revoke all on function protection.hidden(), protection.shut(text, uuid, timestamptz) from public;
-- The days of somebody protected are in no invoice: they are settled by hand between the named handlers.
create or replace function payments.participation(of_provider uuid, after timestamptz) returns table (
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
    and p.funding <> 'not_applicable' and a.handlers is null and (c.state = 'ongoing' or c.since > participation.after)
    and exists (select from applications.event e where e.municipality = c.municipality and e.application = a.id and e.component = c.id and e.to_state = 'ongoing')
  order by a.municipality, a.receipt, p.id $$;
-- Somebody protected waits for a seat like everybody else and has no place number: nobody's number, and no length of a list, tells of them.
drop function admission.line(uuid);
create function admission.line(of_round uuid) returns table (municipality text, application uuid, component uuid, merits jsonb, queue_at timestamptz, place int,
    funded boolean, paused_until date, asked boolean, hidden boolean)
  language sql stable security definer set search_path = '' as $$
  select a.municipality, a.id, a.leading_component,
    coalesce(e.merits, (select coalesce(pg_catalog.jsonb_object_agg(w.code, w.value), '{}') from admission.answer w
      where w.municipality = a.municipality and w.application = a.id and pg_catalog.btrim(w.evidence) <> '')),
    coalesce(e.queue_at, a.queue_at), e.place,
    (select coalesce(pg_catalog.bool_and(y.funding in ('statutory', 'committed', 'not_applicable')), false) from applications.payer y
      where y.municipality = a.municipality and y.application = a.id and y.component = a.leading_component),
    a.paused_until,
    exists (select from applications.task t where t.municipality = a.municipality and t.application = a.id and t.kind = 'confirmOffer' and t.done_at is null),
    a.handlers is not null
  from applications.application a
    left join admission.entry e on e.municipality = a.municipality and e.application = a.id
      and e.list is not distinct from (select l.id from admission.list l where l.round = of_round order by l.number desc limit 1)
  where (select ctx.role()) = 'system' and a.round = of_round and a.state = 'reserve' $$;
revoke all on function admission.line(uuid) from public;
grant execute on function admission.line(uuid) to kp_app;

-- Nobody writes a name, a contact or a number of somebody protected back into the open: what is new goes to the vault.
create function people.stay_hidden() returns trigger language plpgsql set search_path = '' as $$
begin
  new.given_name := old.given_name; new.family_name := old.family_name;
  new.name_key := ''; new.phone := ''; new.mail := ''; new.channel := 'none';
  return new;
end $$;
create trigger stay_hidden before update on people.person for each row
  when (old.handlers is not null and new.handlers is not null) execute function people.stay_hidden();
create function people.not_of_hidden() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from people.person p where p.municipality = new.municipality and p.id = new.person and p.handlers is not null) then return null; end if;
  return new;
end $$;
create trigger not_of_hidden before insert or update on people.person_identifier for each row execute function people.not_of_hidden();
create trigger not_of_hidden before insert or update of name, phone, mail on people.receiver for each row execute function people.not_of_hidden();
revoke all on function people.stay_hidden(), people.not_of_hidden() from public;
