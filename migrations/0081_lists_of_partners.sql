-- What others have opened to the reader, and what a counsellor follows, is found by an index. Under row security a condition on an array may look at a
-- row only after the policies have judged it, so a list that began with one read every application there is. Like people.opened these views have the
-- owner's rights and hold two keys a row and nothing more; the list joins the applications themselves, where every policy judges as before.
create index application_opened on applications.application using gin (array_remove(partners, provider));
create view applications.opened as
  select a.municipality, a.id from applications.application a
  where array_remove(a.partners, a.provider) && (select ctx.reach()) and a.handlers is null;
create view applications.followed as
  select a.municipality, a.id from applications.application a
  where a.followers @> array[(select ctx.account())] and a.handlers is null;
alter view applications.opened owner to kp_owner;
alter view applications.followed owner to kp_owner;
grant select on applications.opened, applications.followed to kp_app;
