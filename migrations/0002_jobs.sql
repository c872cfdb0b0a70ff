-- as: migrate
-- After graphile-worker's own migrations, which ran as kp_jobs. The site gets one door, not the library's tables.
create schema jobs;
grant usage on schema jobs to kp_app, kp_jobs;
grant create on schema jobs to kp_jobs;
set local role kp_jobs;
create function jobs.later(name text, facts json, run_at timestamptz default null, job_key text default null) returns bigint
  language sql volatile security definer set search_path = ''
  as $$ select (graphile_worker.add_job(name, facts, run_at => run_at, job_key => job_key, max_attempts => 3)).id $$;
-- What an operator sees: names and counts, never what a job is about.
create function jobs.standing() returns table (name text, waiting bigint, failed bigint, oldest timestamptz)
  language sql stable security definer set search_path = ''
  as $$ select task_identifier, count(*) filter (where attempts < max_attempts), count(*) filter (where attempts >= max_attempts), min(run_at)
        from graphile_worker.jobs group by task_identifier $$;
revoke all on all functions in schema jobs from public;
grant execute on function jobs.later(text, json, timestamptz, text), jobs.standing() to kp_app;
reset role;
revoke create on schema jobs from kp_jobs;
