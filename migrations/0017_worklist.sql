-- Work lists: what somebody chose to look at, kept under a name and shared with the unit when they say so. No person is named in a filter.
create schema worklist;
grant usage on schema worklist to kp_app;
create table worklist.saved_filter (
  id uuid primary key default gen_random_uuid(),
  account uuid not null,
  organisation uuid not null references organisations.organisation (id),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 500),
  shared boolean not null default false,
  made_at timestamptz not null,
  version int not null default 1
);
create index saved_filter_account on worklist.saved_filter (account);
create index saved_filter_organisation on worklist.saved_filter (organisation) where shared;
select platform.guard('worklist.saved_filter');
create policy own on worklist.saved_filter for all to kp_app
  using (account = (select ctx.account())) with check (account = (select ctx.account()) and organisation = (select ctx.organisation()));
create policy shared_below on worklist.saved_filter for select to kp_app using (shared and organisation = (select ctx.organisation()));
create policy system on worklist.saved_filter for all to kp_app using ((select ctx.role()) = 'system') with check ((select ctx.role()) = 'system');
grant select, insert, delete on worklist.saved_filter to kp_app;

-- Serves "what is late": one condition, in order, without walking the whole table.
create index application_unit_due on applications.application (unit, due) where due is not null;
create index application_provider_due on applications.application (provider, due) where due is not null;
create index application_followers on applications.application using gin (followers);
create index application_partners on applications.application using gin (partners);
