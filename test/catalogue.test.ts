import { describe, expect, test } from 'vitest'
import { poolOf } from '../src/platform/connection.ts'
import {
  aboutNobody,
  listColumns,
  listPersonTables,
  listTables,
  ofSignIn,
  ofSomebody,
  ofVault,
  ownSchemas,
} from './catalogue/database.ts'
import { difference, listDefiners, listGrants, typedByHand } from './catalogue/permitted.ts'
import { theSite } from './site.ts'

// The pitfalls of row security, each asked of the real database after all migrations.

const site = await theSite()
const app = site.services.app
const names = async (sql: string): Promise<string[]> => (await site.rows(sql)).map(({ name }) => name)
const people = await listPersonTables(site.db)
const refused = (sql: string) =>
  app.query(sql).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )

describe('every table', () => {
  test('has row security on and forced, so that not even its owner sees past it', async () => {
    const tables = await listTables(site.db)
    expect(tables.length).toBeGreaterThan(40)
    expect(tables.filter(({ rls, forced }) => !(rls && forced)).map(({ name }) => name)).toEqual([])
  })
  test('about people is known as such: those about nobody stand in a list, and all of the list are there', async () => {
    const there = (await listTables(site.db)).map(({ name }) => name)
    expect([...aboutNobody].filter((name) => !there.includes(name))).toEqual([])
    expect(people.map(({ name }) => name)).toContain('applications.application')
  })
  test('of rows that belong to somebody has no policy that opens them all', async () => {
    const wide = `select p.polrelid::regclass::text as name from pg_policy p where p.polrelid = any ('{${ofSomebody}}'::regclass[]) and p.polpermissive
      and 'kp_app'::regrole = any (p.polroles) and pg_get_expr(p.polqual, p.polrelid) = 'true'`
    expect(await names(wide)).toEqual([])
  })
  test('that signs people in is closed to the site, and so is whatever opens an account', async () => {
    const readable = `select t::text as name from unnest('{${ofSignIn}}'::regclass[]) t where has_any_column_privilege('kp_app', t, 'select, update')`
    expect(await names(readable)).toEqual([])
    const digests = `select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relnamespace = 'accounts'::regnamespace
      where a.attname in ('digest', 'sealed', 'secret', 'hmac') and c.relkind = 'r' and has_column_privilege('kp_app', a.attrelid, a.attnum, 'select')`
    expect(await names(digests)).toEqual([])
  })
  test('of the vault is closed to the site, and nobody may write to it but through its functions', async () => {
    const any = `select t::text || ' ' || r as name from unnest('{${ofVault}}'::regclass[]) t, unnest(array['kp_app', 'kp_door', 'kp_jobs']) r
      where has_any_column_privilege(r, t, 'select, insert, update, references') or has_table_privilege(r, t, 'delete, truncate')`
    expect(await names(any)).toEqual([])
    const written = `select t::text as name from unnest('{${ofVault}}'::regclass[]) t
      where has_any_column_privilege('kp_vault', t, 'insert, update, references') or has_table_privilege('kp_vault', t, 'delete, truncate')`
    expect(await names(written)).toEqual([])
    expect(await names(`select 'vault' as name where has_schema_privilege('kp_app', 'vault', 'usage')`)).toEqual([])
  })
  test('belongs to the owner that nobody logs in as', async () => {
    const owners = new Set((await listTables(site.db)).map(({ owner }) => owner))
    expect([...owners]).toEqual(['kp_owner'])
    expect(
      await names(
        `select rolname as name from pg_roles where rolname = 'kp_owner' and (rolcanlogin or rolsuper or rolbypassrls)`,
      ),
    ).toEqual([])
  })
  test('of the job library is closed to the site', async () => {
    const open = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'graphile_worker'
      and c.relkind in ('r', 'p', 'v') and (has_table_privilege('kp_app', c.oid, 'select, insert, update, delete') or has_table_privilege('kp_door', c.oid, 'select, insert, update, delete'))`
    expect(await names(open)).toEqual([])
    expect(await names(open.replace(/and \(has_table.*$/, ''))).not.toEqual([])
  })
})

describe('every table about people', () => {
  test.each(people.map(({ name, oid }) => [name, oid] as const))(
    '%s has a wall and a way through it',
    async (_, oid) => {
      const policies = await site.rows(
        `select polname as name, polpermissive as opens, polcmd as command, pg_get_expr(polqual, polrelid) as rule,
         array(select rolname::text from pg_roles where oid = any (polroles)) as roles from pg_policy where polrelid = $1`,
        [oid],
      )
      const walls = policies.filter(({ opens, roles }) => !opens && roles.includes('kp_app'))
      expect(walls.map(({ command }) => command)).toContain('*')
      expect(walls.some(({ rule }) => /municipality|application|person/.test(rule) && rule !== 'true')).toBe(true)
      const ways = policies.filter(({ name, opens, roles }) => opens && roles.includes('kp_app') && name !== 'system')
      expect(ways.length).toBeGreaterThan(0)
      expect(ways.filter(({ rule }) => rule === 'true')).toEqual([])
    },
  )
  test('asks once: no wall and way through it plan the same question twice', async () => {
    const twice = `select distinct w.polrelid::regclass::text as name from pg_policy w join pg_policy p using (polrelid)
      where not w.polpermissive and p.polpermissive and w.polroles && p.polroles and pg_get_expr(w.polqual, w.polrelid) = pg_get_expr(p.polqual, p.polrelid)`
    expect(await names(`${twice} and pg_get_expr(w.polqual, w.polrelid) ~ 'EXISTS'`)).toEqual([])
  })
  test('keeps its rows: the site closes, ends and takes back, and deletes nothing', async () => {
    const deletable = people.map(({ oid }) => oid)
    const sql = `select t::regclass::text as name from unnest('{${deletable}}'::oid[]) t where has_table_privilege('kp_app', t, 'delete, truncate')`
    expect(await names(sql)).toEqual([])
  })
  test('has unique constraints within a municipality only, so that none tells of another’s row', async () => {
    const first = await names(`select i.indexrelid::regclass::text as name from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and i.indrelid = any ('{${people.map(({ oid }) => oid)}}'::oid[]) and a.attname <> 'municipality'`)
    expect(first).toEqual([])
  })
})

test('views see with the reader’s eyes, and nothing is kept ready that row security does not filter', async () => {
  const own = `from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ownSchemas}`
  expect(await names(`select c.relname as name ${own} and c.relkind = 'm'`)).toEqual([])
  expect(
    await names(
      `select c.relname as name ${own} and c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false) order by c.relname desc`,
    ),
  ).toEqual(['whole', 'talk', 'opened', 'opened', 'followed', 'around'])
  // Row security asks through the first, lists begin with the others: nothing is in them but keys that are opened to the reader's own organisation.
  expect(
    await site.rows(`select pg_get_viewdef('people.opened'::regclass) ~ 'organisation = ANY \\(\\( SELECT ctx.reach' as walls,
      pg_get_viewdef('applications.opened'::regclass) ~ '&& \\( SELECT ctx.reach' as lists,
      pg_get_viewdef('applications.followed'::regclass) ~ '@> ARRAY\\[\\( SELECT ctx.account' as follows`),
  ).toEqual([{ walls: true, lists: true, follows: true }])
})

test('what is read through its application asks by the very policies of the application, and can do nothing else', async () => {
  const [role] = await site.rows(
    `select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, (select count(*)::int from pg_auth_members m where m.member = r.oid) as member
      from pg_roles r where rolname = 'kp_reads'`,
  )
  expect(role).toEqual({ rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreaterole: false, member: 0 })
  const owned = `select c.relname as name from pg_class c where c.relowner = 'kp_reads'::regrole order by 1`
  expect(await names(owned)).toEqual(['around', 'talk', 'whole'])
  const written = `select t.name from (select c.oid::regclass::text as name, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ownSchemas} and c.relkind in ('r', 'p')) t where has_any_column_privilege('kp_reads', t.oid, 'insert, update') or has_table_privilege('kp_reads', t.oid, 'delete, truncate')`
  expect(await names(written)).toEqual([])
  // One that is added for the site alone would open, or close, one way and not the other.
  const alone = `select p.polname as name from pg_policy p where p.polrelid in ('applications.application'::regclass)
    and ('kp_app'::regrole = any (p.polroles)) <> ('kp_reads'::regrole = any (p.polroles))`
  expect(await names(alone)).toEqual([])
  const walled = `select p.polname as name from pg_policy p where p.polrelid = 'applications.message'::regclass and not p.polpermissive
    and 'kp_reads'::regrole = any (p.polroles)`
  expect(await names(walled)).toEqual(['sides'])
  for (const view of ['whole', 'around'])
    expect(
      await names(`select regexp_replace(pg_get_viewdef('applications.${view}'::regclass), '^.*\\n', '', 'w') as name`),
    ).toEqual([expect.stringMatching(/FROM applications\.application a;$/)])
})

describe('functions', () => {
  test('that see past row security are those on the list, with the body that was read', async () => {
    expect(difference(await listDefiners(site.db), typedByHand('definers.csv'))).toEqual({ notTyped: [], notThere: [] })
  })
  const all = `from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ownSchemas}`
  test('that run with their owner’s rights look nowhere but where they say', async () => {
    expect(
      await names(
        `select p.proname as name ${all} and p.prosecdef and p.prosqlbody is null and not coalesce(p.proconfig @> '{"search_path=\\"\\""}', false)`,
      ),
    ).toEqual([])
  })
  test('are never marked leakproof, nor open to everybody', async () => {
    expect(await names(`select p.proname as name ${all} and p.proleakproof`)).toEqual([])
    expect(
      await names(
        `select p.oid::regprocedure::text as name ${all} and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee = 0)`,
      ),
    ).toEqual([])
  })
})

describe('the roles of the web process', () => {
  const roles = `('kp_app', 'kp_door', 'kp_vault', 'kp_jobs')`
  test('may what was typed by hand and nothing else', async () => {
    expect(difference(await listGrants(site.db), typedByHand('grants.csv'))).toEqual({ notTyped: [], notThere: [] })
    expect(await site.rows('select * from pg_default_acl')).toEqual([])
  })
  test('own nothing but the queue, see past nothing, make nothing and are nobody else', async () => {
    expect(
      await names(`select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('kp_app', 'kp_door', 'kp_vault')
      union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname in ('kp_app', 'kp_door', 'kp_vault')
      union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname in ('kp_app', 'kp_door', 'kp_vault')`),
    ).toEqual([])
    expect(
      await names(
        `select rolname as name from pg_roles where rolname in ${roles} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      ),
    ).toEqual([])
    expect(
      await names(
        `select r.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname in ${roles}`,
      ),
    ).toEqual([])
    expect(
      await names(
        `select nspname as name from pg_namespace where has_schema_privilege('kp_app', oid, 'create') or has_schema_privilege('kp_door', oid, 'create')`,
      ),
    ).toEqual([])
  })
  test('cannot become the owner, empty a table, put row security aside or reach files', async () => {
    expect(await refused('set role kp_owner')).toBe('42501')
    expect(await refused('set session authorization kp_migrate')).toBe('42501')
    expect(await refused('truncate people.person')).toBe('42501')
    expect(await refused(`copy people.person to '/tmp/people'`)).toBe('42501')
    expect(await refused(`copy people.person to program 'cat'`)).toBe('42501')
    expect(await refused('create table people.mine (id int)')).toBe('42501')
    expect(await refused('alter table people.person disable row level security')).toBe('42501')
    const client = await app.connect()
    try {
      await client.query('begin; set local row_security = off')
      await expect(client.query('select * from people.person')).rejects.toMatchObject({ code: '42501' })
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
  test('cannot read who is signed in, nor what signs people in', async () => {
    expect(await refused('select * from ctx.session')).toBe('42501')
    expect(await refused('select digest from accounts.token')).toBe('42501')
    const door = (sql: string) =>
      site.services.door.query(sql).then(
        () => 'answered',
        (error) => error.code,
      )
    expect(await door('select * from ctx.session')).toBe('42501')
    expect(await door('select * from people.person')).toBe('42501')
  })
  test('find no values of people in the statistics of the planner', async () => {
    await site.db.query('analyze')
    const schemas = [...new Set(people.map(({ name }) => name.split('.')[0]))]
    const { rows } = await app.query('select count(*)::int as n from pg_stats where schemaname = any ($1)', [schemas])
    expect(rows).toEqual([{ n: 0 }])
  })
})

describe('who is asking', () => {
  test('is nobody after the transaction, when the setting is empty and not null', async () => {
    const pool = poolOf(site.at, 'kp_app', 1, 'kp-test')
    try {
      await pool.query('begin')
      await pool.query(`select set_config('app.sess', 'somebody', true)`)
      await pool.query('commit')
      const { rows } = await pool.query(
        `select current_setting('app.sess', true) as left, ctx.digest() as digest, ctx.account() as account, ctx.municipality() as municipality, ctx.reach() as reach`,
      )
      expect(rows).toEqual([{ left: '', digest: null, account: null, municipality: null, reach: null }])
    } finally {
      await pool.end()
    }
  })
  test('cannot be said by a setting of another name', async () => {
    await expect(app.query(`select set_config('app.municipality', '1280', false)`)).resolves.toBeDefined()
    const { rows } = await app.query('select ctx.municipality() as municipality, ctx.role() as role')
    expect(rows).toEqual([{ municipality: null, role: null }])
  })
})

test('the log can be written to and nothing else', async () => {
  for (const sql of [
    'select * from platform.entry',
    `update platform.entry set verb = 'x'`,
    'delete from platform.entry',
    'truncate platform.entry',
  ])
    expect(await refused(sql), sql).toBe('42501')
  const anybody = `insert into platform.entry (role, verb) values ('anonymous', 'read')`
  expect(await refused(anybody)).toBe('answered')
  expect(await refused(`insert into platform.entry (role, verb) values ('caseworker', 'read')`)).toBe('42501')
  expect(
    await refused(`insert into platform.entry (account, role, verb) values (gen_random_uuid(), 'caseworker', 'read')`),
  ).toBe('42501')
})

test('every table with a version raises it by itself', async () => {
  const versioned = (await listColumns(site.db)).filter(({ name }) => name === 'version').map(({ table }) => table)
  expect(versioned.length).toBeGreaterThan(20)
  const raised =
    await names(`select n.nspname || '.' || c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_proc p on p.oid = t.tgfoid where p.proname = 'raise_version' and t.tgenabled = 'O' and t.tgtype = 19`)
  expect(versioned.filter((table) => !raised.includes(table))).toEqual([])
})
