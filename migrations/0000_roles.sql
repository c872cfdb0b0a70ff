-- As the administrator login, before every migration; passwords are set by the migrator. Roles belong to the whole server, grants to this database.
do $$
declare name text;
begin
  foreach name in array array['kp_app', 'kp_door', 'kp_vault', 'kp_jobs'] loop
    if not exists (select from pg_roles where rolname = name) then execute format('create role %I login', name); end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'kp_owner') then create role kp_owner nologin; end if;
  if not exists (select from pg_roles where rolname = 'kp_migrate') then create role kp_migrate login bypassrls; end if;
end $$;
grant kp_owner to kp_migrate;
grant kp_jobs to kp_migrate;
alter role kp_app set statement_timeout = '10s';
alter role kp_app set idle_in_transaction_session_timeout = '15s';
revoke all on database :database from public;
revoke all on schema public from public;
grant connect on database :database to kp_app, kp_door, kp_vault, kp_jobs, kp_migrate;
grant create on database :database to kp_owner, kp_jobs;
