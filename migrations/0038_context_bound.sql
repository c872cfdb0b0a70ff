-- Who is asking, four times faster: every policy asks several times, and a setting of its own or a call inside costs more than the answer.
-- A body that is bound when it is made looks nowhere else, whatever the search path says.
do $$
declare field record;
begin
  for field in select * from (values ('account', 'uuid'), ('role', 'text'), ('organisation', 'uuid'), ('municipality', 'text'),
    ('reach', 'uuid[]'), ('person', 'uuid'), ('level', 'text')) as f(name, type)
  loop
    execute format($f$ create or replace function ctx.%I() returns %s language sql stable security definer
      begin atomic
        select s.%I from ctx.session s
          where s.digest = pg_catalog.sha256(pg_catalog.convert_to(nullif(pg_catalog.current_setting('app.sess', true), ''), 'UTF8'))
            and s.ends_at > pg_catalog.now();
      end $f$, field.name, field.type, field.name);
  end loop;
end $$;
create or replace function ctx.api_token() returns uuid language sql stable security definer
  begin atomic
    select s.api_token from ctx.session s
      where s.digest = pg_catalog.sha256(pg_catalog.convert_to(nullif(pg_catalog.current_setting('app.sess', true), ''), 'UTF8')) and s.ends_at > pg_catalog.now();
  end;
create or replace function ctx.helper() returns uuid language sql stable security definer
  begin atomic
    select h.id from ctx.session s join helpers.helper h on h.id = s.helper and h.browser = s.digest
      where s.digest = pg_catalog.sha256(pg_catalog.convert_to(nullif(pg_catalog.current_setting('app.sess', true), ''), 'UTF8'))
        and s.ends_at > pg_catalog.now() and h.ended_at is null and h.until > pg_catalog.now();
  end;
