-- Recount (omräkning) of own figures: what was registered late changes a period that is out. What was counted is kept with what was shown of it, before the
-- gate and for the job alone, so that the next count is judged against every one before it.
alter table figures.frozen add column counted jsonb;
grant delete on figures.frozen to kp_app;

-- A release that holds recounts: made by the job, with its own replies pinned from the first day; two editors look at it like at any other.
alter table figures.release add column recounts boolean not null default false;
-- What has been planned for nothing is taken back, and no other release ever.
grant delete on figures.release to kp_app;
create policy taken_back on figures.release as restrictive for delete to kp_app
  using ((select ctx.role()) = 'system' and recounts and stage = 'planned');
