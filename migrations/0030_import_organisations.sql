-- Organisations come in by file too.
alter table imports.import drop constraint import_kind_check;
alter table imports.import add constraint import_kind_check check (kind in ('organisations', 'courses', 'people', 'applications'));
