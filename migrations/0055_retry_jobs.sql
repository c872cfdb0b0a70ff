-- as: migrate
-- An operator lets jobs that have given up try again: by name, all of them, three tries more.
grant create on schema jobs to kp_jobs;
set local role kp_jobs;
create function jobs.retry(of_name text) returns int language plpgsql volatile security definer set search_path = '' as $$
declare stuck bigint[];
begin
  select pg_catalog.array_agg(j.id) into stuck from graphile_worker.jobs j where j.task_identifier = of_name and j.attempts >= j.max_attempts;
  if stuck is null then return 0; end if;
  perform graphile_worker.reschedule_jobs(stuck, run_at => pg_catalog.now(), attempts => 0);
  return pg_catalog.array_length(stuck, 1);
end $$;
revoke all on function jobs.retry(text) from public;
grant execute on function jobs.retry(text) to kp_app;
reset role;
revoke create on schema jobs from kp_jobs;
