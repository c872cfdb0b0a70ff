import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { ownSchemas } from './database.ts'

// What is granted and which functions see past row security, as lines that can be compared with what was typed by hand.

const privileges = `string_agg(lower(g.privilege_type), ' ' order by g.privilege_type)`
const to = `coalesce((select rolname from pg_roles r where r.oid = g.grantee), 'public')`
/** Owners may everything with their own; that is what `owner` in the other list is for. */
const others = (owner: string) => `g.grantee <> ${owner}`

const granted = `
  select ${to} as role, 'table ' || n.nspname || '.' || c.relname as on, ${privileges} as may
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g
  where ${ownSchemas} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${others('c.relowner')} group by 1, 2
  union all
  select ${to}, 'columns ' || n.nspname || '.' || c.relname || ' ' || lower(g.privilege_type), string_agg(a.attname, ' ' order by a.attname)
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) g
  where ${ownSchemas} group by 1, 2
  union all
  select ${to}, 'schema ' || n.nspname, ${privileges} from pg_namespace n, aclexplode(n.nspacl) g where ${ownSchemas} and ${others('n.nspowner')} group by 1, 2
  union all
  select ${to}, 'function ' || p.oid::regprocedure::text, ${privileges}
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
  where ${ownSchemas} and ${others('p.proowner')} group by 1, 2
  union all
  select ${to}, 'database', ${privileges} from pg_database d, aclexplode(d.datacl) g
  where d.datname = current_database() and ${others('d.datdba')} group by 1, 2`

/** Grants to the database are looked at apart: its owner differs between an own and a managed server. */
export async function listGrants(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query(granted)
  return rows.map(({ role, on, may }) => `${role},${on.replaceAll(',', ' ')},${may}`).sort()
}

/** Name, owner and digest of the body of each function that runs with its owner's rights. */
export async function listDefiners(db: pg.Client): Promise<string[]> {
  const { rows } =
    await db.query(`select p.oid::regprocedure::text as name, r.rolname as owner, md5(coalesce(nullif(p.prosrc, ''), pg_get_functiondef(p.oid))) as body
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner where p.prosecdef and ${ownSchemas}`)
  return rows.map(({ name, owner, body }) => `${name.replaceAll(',', ' ')},${owner},${body}`).sort()
}

/** The lines of a file under test/expected, without its head and comments. */
export const typedByHand = (file: string): string[] =>
  readFileSync(new URL(`../expected/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line && !line.startsWith('#'))
    .sort()

/** Lines that one lacks and the other has: the whole of what a reader must change. */
export const difference = (found: string[], typed: string[]) => ({
  notTyped: found.filter((line) => !typed.includes(line)),
  notThere: typed.filter((line) => !found.includes(line)),
})
