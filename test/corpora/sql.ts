import { exactly, joined } from './parts.ts'

/** Ways out of a value in SQL. */
const outs = ["'", "''", '"', '1', "1'", ')', "')", "'))", "\\'", '%27', "x' ", '$$']
const bodies = [
  ' or 1=1 --',
  " or 'a'='a",
  ' or true) --',
  ' union select null --',
  ' union select given_name, family_name from people.person --',
  ' union all select table_name from information_schema.tables --',
  '; drop table people.person --',
  "; update people.person set given_name='x' --",
  '; delete from platform.entry --',
  '; select pg_sleep(30) --',
  ' and (select pg_sleep(30)) is null --',
  "||(select pg_sleep(30))||'",
  ' and 1=cast((select version()) as int) --',
  ' and 1=(select count(*) from pg_catalog.pg_user) --',
  "; copy people.person to program 'id' --",
  '; set role postgres --',
  "; set local app.sess = 'x' --",
  "; select set_config('row_security','off',false) --",
  '; create table own (a int) --',
  '; insert into accounts.account default values --',
  ' order by 99 --',
  ' limit 0 offset 1e9 --',
  '/**/or/**/1=1/**/',
  '\u0000 or 1=1',
  "+(select 1 from pg_read_file('/etc/passwd'))+'",
]

export const sqlStrings: readonly string[] = exactly(300, joined(outs, bodies))
