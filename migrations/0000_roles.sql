-- As the administrator login, before every migration; passwords are set by the migrator. Roles belong to the whole server, grants to this database.
do $$
declare name text;
begin
  foreach name in array array['kp_app', 'kp_door', 'kp_vault', 'kp_jobs', 'kp_seal'] loop
    if not exists (select from pg_roles where rolname = name) then execute format('create role %I login', name); end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'kp_owner') then create role kp_owner nologin; end if;
  -- Owns the views through which what hangs on an application is read with it.
  if not exists (select from pg_roles where rolname = 'kp_reads') then create role kp_reads nologin; end if;
  if not exists (select from pg_roles where rolname = 'kp_migrate') then create role kp_migrate login bypassrls; end if;
  -- Reads everything and writes nothing but that a copy was made; only the process that makes copies logs in as it.
  if not exists (select from pg_roles where rolname = 'kp_backup') then
    create role kp_backup login bypassrls;
    grant pg_read_all_data to kp_backup;
  end if;
  begin
    grant execute on function pg_backup_start(text, boolean), pg_backup_stop(boolean), pg_switch_wal() to kp_backup;
  exception when insufficient_privilege then null; -- a server that others look after is copied by its own means
  end;
end $$;
grant kp_owner to kp_migrate;
grant kp_reads to kp_migrate;
grant kp_jobs to kp_migrate;
alter role kp_app set statement_timeout = '10s';
alter role kp_app set idle_in_transaction_session_timeout = '15s';
revoke all on database :database from public;
revoke all on schema public from public;
grant connect on database :database to kp_app, kp_door, kp_vault, kp_jobs, kp_seal, kp_backup, kp_migrate;
grant create on database :database to kp_owner, kp_jobs;
