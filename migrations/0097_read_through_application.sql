-- as: migrate
-- What hangs on an application is read through it: the views below ask once whether the reader sees the application, by the very policies of the table,
-- and then not again for each of its rows. kp_reads owns them and nothing else; nobody logs in as it, and it may only read. Straight from a table the
-- walls judge as before.
grant select on applications.application, applications.component, applications.payer, applications.document, applications.decision, applications.event,
  applications.proposal, applications.notice, applications.offer, applications.task, applications.message, applications.appointment, applications.appeal,
  applications.file, letters.letter, people.opened, organisations.organisation, organisations.delegation to kp_reads;

alter policy follower on applications.application to kp_app, kp_reads;
alter policy home on applications.application to kp_app, kp_reads;
alter policy own on applications.application to kp_app, kp_reads;
alter policy partner on applications.application to kp_app, kp_reads;
alter policy restricted on applications.application to kp_app, kp_reads;
alter policy system on applications.application to kp_app, kp_reads;
alter policy wall on applications.application to kp_app, kp_reads;
alter policy sides on applications.message to kp_app, kp_reads;
alter policy read_all on organisations.organisation to kp_app, kp_owner, kp_reads;
alter policy read_all on organisations.delegation to kp_app, kp_owner, kp_reads;
create policy through_application on applications.component for select to kp_reads using (true);
create policy through_application on applications.payer for select to kp_reads using (true);
create policy through_application on applications.document for select to kp_reads using (true);
create policy through_application on applications.decision for select to kp_reads using (true);
create policy through_application on applications.event for select to kp_reads using (true);
create policy through_application on applications.proposal for select to kp_reads using (true);
create policy through_application on applications.notice for select to kp_reads using (true);
create policy through_application on applications.offer for select to kp_reads using (true);
create policy through_application on applications.task for select to kp_reads using (true);
create policy through_application on applications.message for select to kp_reads using (true);
create policy through_application on applications.appointment for select to kp_reads using (true);
create policy through_application on applications.appeal for select to kp_reads using (true);
create policy through_application on applications.file for select to kp_reads using (true);
create policy through_application on letters.letter for select to kp_reads using (true);

-- What every step and every page of an application builds on.
create view applications.whole as
select a.id, a.municipality, a.person, a.round, a.course, a.provider, a.unit, a.huvudman, to_jsonb(a) as row,
  (select coalesce(jsonb_agg(to_jsonb(x) order by x.id), '[]') from applications.component x
    where x.municipality = a.municipality and x.application = a.id) as components,
  (select coalesce(jsonb_agg(to_jsonb(x) || jsonb_build_object('name', coalesce(o.own_name, o.name)) order by x.component, x.kind, x.id), '[]')
    from applications.payer x join organisations.organisation o on o.id = x.organisation
    where x.municipality = a.municipality and x.application = a.id) as payers,
  (select coalesce(jsonb_agg(to_jsonb(x) order by x.label, x.id), '[]') from applications.document x
    where x.municipality = a.municipality and x.application = a.id) as documents,
  (select coalesce(jsonb_agg(to_jsonb(x) || jsonb_build_object('reference', d.reference) order by x.decided_at, x.id), '[]')
    from applications.decision x left join organisations.delegation d on d.id = x.delegation
    where x.municipality = a.municipality and x.application = a.id) as decisions,
  (select coalesce(jsonb_agg(to_jsonb(x) order by x.seq), '[]') from applications.event x
    where x.municipality = a.municipality and x.application = a.id) as events,
  (select coalesce(jsonb_agg(to_jsonb(x) order by x.proposed_at, x.id), '[]') from applications.proposal x
    where x.municipality = a.municipality and x.application = a.id) as proposals,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'made_at', x.made_at, 'settled_at', x.settled_at, 'result', x.result,
      'channel', x.channel) order by x.made_at desc, x.id), '[]')
    from applications.notice x where x.municipality = a.municipality and x.application = a.id
      and (x.settled_at is not null or x.send_at < x.made_at + interval '2 days')) as notices,
  (select to_jsonb(x) from applications.offer x where x.municipality = a.municipality and x.application = a.id and x.answered_at is null
    order by x.sent_at desc limit 1) as offer,
  (select jsonb_build_object('made_at', t.made_at, 'done_at', t.done_at) from applications.task t
    where t.municipality = a.municipality and t.application = a.id and t.kind = 'callAboutOffer' order by t.made_at desc limit 1) as call
from applications.application a;

-- What lies round it: talk, tasks, times, appeals, files and letters.
create view applications.around as
select a.id, a.municipality,
  (select coalesce(jsonb_agg(to_jsonb(x) order by x.at), '[]') from applications.message x
    where x.municipality = a.municipality and x.application = a.id) as messages,
  (select coalesce(jsonb_agg(to_jsonb(x) || jsonb_build_object('name', coalesce(o.own_name, o.name)) order by x.due), '[]')
    from applications.task x join organisations.organisation o on o.id = x.organisation
    where x.municipality = a.municipality and x.application = a.id and x.done_at is null) as tasks,
  (select coalesce(jsonb_agg(to_jsonb(x) order by x.starts_at), '[]') from applications.appointment x
    where x.municipality = a.municipality and x.application = a.id) as appointments,
  (select coalesce(jsonb_agg(to_jsonb(x) order by x.received_at), '[]') from applications.appeal x
    where x.municipality = a.municipality and x.application = a.id) as appeals,
  (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'kind', x.kind, 'size', x.size, 'uploaded_at', x.uploaded_at)
      order by x.uploaded_at), '[]')
    from applications.file x where x.municipality = a.municipality and x.application = a.id) as files,
  (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'about', x.about, 'made_at', x.made_at) order by x.made_at desc), '[]')
    from letters.letter x where x.municipality = a.municipality and x.application = a.id) as letters
from applications.application a;

grant create on schema applications to kp_reads;
alter view applications.whole owner to kp_reads;
alter view applications.around owner to kp_reads;
revoke create on schema applications from kp_reads;
grant select on applications.whole, applications.around to kp_app;
