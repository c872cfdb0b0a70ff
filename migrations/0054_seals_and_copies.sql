-- The log sealed in batches, so that a change behind the site's back is found; and what is known about copies of the database.

-- One seal per batch and municipality (`-` for lines of none): a batch is the chain's lines from the seal before it up to `to_xid`, all
-- of them committed. `era` rises when a copy is restored, because transaction numbers begin anew in a new database.
create table platform.seal (
  chain text not null,
  number bigint not null check (number > 0),
  era int not null,
  to_xid xid8 not null,
  first_seq bigint not null,
  last_seq bigint not null,
  lines int not null check (lines > 0),
  hash bytea not null,
  signature bytea not null,
  at timestamptz not null,
  primary key (chain, number)
);
select platform.guard('platform.seal');
create policy seal_read on platform.seal for select to kp_seal using (true);
create policy seal_insert on platform.seal for insert to kp_seal with check (true);
create policy looked_at on platform.seal for select to kp_app using ((select ctx.role()) in ('operator', 'dataProtectionOfficer', 'system'));
grant select, insert on platform.seal to kp_seal;
grant select on platform.seal to kp_app;

create index entry_xid on platform.entry (xid);
create policy seal_read on platform.entry for select to kp_seal using (true);
grant select on platform.entry to kp_seal;

-- Each restoring of a logical copy: lines after `after_seq` were written in the new database.
create table platform.restored (
  after_seq bigint primary key,
  at timestamptz not null default now()
);
select platform.guard('platform.restored');
create policy seal_read on platform.restored for select to kp_seal using (true);
grant select on platform.restored to kp_seal;

-- Each copy that was tried: how it went, never what is in it.
create table platform.copy (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('logical', 'physical')),
  began_at timestamptz not null,
  ended_at timestamptz not null,
  -- Null when it succeeded; else the kind of fault.
  fault text,
  bytes bigint not null default 0,
  tables int not null default 0,
  lines bigint not null default 0
);
create index copy_ended on platform.copy (ended_at desc);
select platform.guard('platform.copy');
create policy noted on platform.copy for insert to kp_backup with check (true);
create policy looked_at on platform.copy for select to kp_app using (true);
grant insert on platform.copy to kp_backup;
grant select on platform.copy to kp_app;
grant usage on schema platform to kp_seal, kp_backup;
