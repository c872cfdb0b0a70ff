-- Several letters may wait to be posted for the same application on the same day: each is a task of its own.
drop index applications.task_once;
create unique index task_once on applications.task (municipality, component, kind, organisation, holder, due,
  (case kind when 'postLetter' then note else '' end)) where done_at is null;
