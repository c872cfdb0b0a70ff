-- Texts of the site that a person has approved or mended, in the languages that a machine drafts. A row counts only while the Swedish is the
-- one that was approved: `swedish` is its digest. Everybody reads every text, also before sign-in; the platform's administrator writes.
create schema translations;
grant usage on schema translations to kp_app;
create table translations.text (
  id uuid primary key default gen_random_uuid(),
  language text not null check (language in ('ar', 'prs', 'so', 'ti', 'uk')),
  feature text not null check (length(feature) between 1 and 50),
  path text not null check (length(path) between 1 and 200),
  body text not null check (length(body) between 1 and 4000),
  swedish text not null check (length(swedish) = 64),
  approved_by uuid not null references accounts.account (id),
  approved_at timestamptz not null,
  version int not null default 1,
  unique (language, feature, path)
);
select platform.guard('translations.text');
create policy everybody on translations.text for select to kp_app using (true);
create policy approver on translations.text for all to kp_app
  using ((select ctx.role()) = 'platformAdministrator')
  with check ((select ctx.role()) = 'platformAdministrator' and approved_by = (select ctx.account()));
grant select, insert, update, delete on translations.text to kp_app;
