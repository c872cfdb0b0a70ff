import type pg from 'pg'

/** Schemas that hold the site's own tables; `ctx` and the job library are looked at apart. */
export const featureSchemas = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'ctx', 'graphile_worker', 'jobs')`
export const ownSchemas = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')`

/**
 * Tables about nobody, or whose rows belong to an account, a session or the site itself. Every other table is about people: its key begins
 * with the controller's municipality, and a wall stands before it. A new table is put here on purpose or gets its wall.
 */
export const aboutNobody = new Set([
  'accounts.account',
  'accounts.role_held',
  'accounts.token',
  'admission.list',
  'apply.deleted',
  'apply.draft',
  'apply.draft_file',
  'apply.receipt',
  'courses.course',
  'courses.price',
  'courses.price_share',
  'courses.round',
  'courses.rule',
  'courses.rule_set',
  'courses.seat',
  'courses.share',
  'courses.watch',
  'courses.watch_notice',
  'organisations.cooperation_area',
  'organisations.cooperation_member',
  'organisations.corner_member',
  'organisations.delegation',
  'organisations.organisation',
  'payments.invoice',
  'platform.defect',
  'platform.done',
  'platform.entry',
  'platform.migration',
])

export type Table = { oid: number; name: string; rls: boolean; forced: boolean; owner: string }
export async function listTables(db: pg.Client, schemas = featureSchemas): Promise<Table[]> {
  const { rows } =
    await db.query(`select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced, r.rolname as owner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
    where c.relkind in ('r', 'p') and ${schemas} order by 2`)
  return rows
}
export const listPersonTables = async (db: pg.Client): Promise<Table[]> =>
  (await listTables(db)).filter(({ name }) => !aboutNobody.has(name))

export type ForeignKey = { name: string; child: string; parent: string; columns: string[]; to: string[] }
export async function listForeignKeys(db: pg.Client): Promise<ForeignKey[]> {
  const names = (relation: string, keys: string) =>
    `(select json_agg(a.attname order by part.place) from unnest(${keys}) with ordinality part(number, place) join pg_attribute a on a.attrelid = ${relation} and a.attnum = part.number)`
  const { rows } =
    await db.query(`select k.conname as name, cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent,
      ${names('k.conrelid', 'k.conkey')} as columns, ${names('k.confrelid', 'k.confkey')} as "to"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
    join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
    join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and ${featureSchemas} order by 2, 1`)
  return rows
}

export type Column = {
  table: string
  name: string
  type: string
  required: boolean
  default: boolean
  generated: boolean
}
export async function listColumns(db: pg.Client): Promise<Column[]> {
  const { rows } =
    await db.query(`select n.nspname || '.' || c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as required, a.atthasdef or a.attidentity <> '' as "default", a.attgenerated <> '' as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${featureSchemas} order by 1, a.attnum`)
  return rows
}
