import type pg from 'pg'

/** Schemas that hold the site's own tables; `ctx` and the job library are looked at apart. */
const featureSchemas = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'ctx', 'graphile_worker', 'jobs')`
export const ownSchemas = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')`

/**
 * Tables that hold nobody's application or person. Every other table is about people: its key begins with the controller's municipality,
 * and a wall stands before it. A new table is put here on purpose or gets its wall.
 */
const aboutThings = [
  'translations.text',
  'allocation.allocation_row',
  'allocation.allocation_run',
  'allocation.bound',
  'allocation.county',
  'allocation.indicator_value',
  'allocation.kommuntal',
  'allocation.kommuntal_move',
  'allocation.lanstal',
  'allocation.offer',
  'allocation.reception_fact',
  'allocation.rule_set',
  'allocation.rule_weight',
  'forecast.forecast_parameter',
  'forecast.run',
  'forecast.scenario',
  'accounts.account',
  'accounts.role_held',
  'accounts.token',
  'applications.register',
  'applications.rule',
  'applications.usual_time',
  'apply.deleted',
  'courses.course',
  'courses.price',
  'courses.price_share',
  'courses.round',
  'courses.rule',
  'courses.rule_set',
  'courses.seat',
  'courses.share',
  'figures.connector',
  'figures.failure',
  'figures.family',
  'figures.frozen',
  'figures.indicator',
  'figures.mapping',
  'figures.neighbour',
  'figures.observation',
  'figures.peer',
  'figures.peer_weight',
  'figures.release',
  'figures.release_move',
  'figures.release_reply',
  'figures.source_body',
  'figures.source_reply',
  'figures.tile',
  'figures.waiting',
  'knowledge.adoption',
  'knowledge.announcement',
  'knowledge.answer',
  'knowledge.example',
  'knowledge.found',
  'knowledge.imported',
  'knowledge.imported_adoption',
  'knowledge.letter',
  'knowledge.post',
  'knowledge.post_edition',
  'knowledge.post_image',
  'knowledge.post_note',
  'knowledge.post_text',
  'knowledge.recommendation',
  'knowledge.region',
  'knowledge.tombstone',
  'knowledge.word',
  'organisations.cooperation_area',
  'organisations.cooperation_member',
  'organisations.corner_member',
  'organisations.delegation',
  'organisations.organisation',
  'platform.copy',
  'platform.defect',
  'platform.done',
  'platform.entry',
  'platform.migration',
  'platform.restored',
  'platform.room',
  'platform.seal',
  'rights.kept_count',
  'rights.rule',
  'rights.run',
  'rights.delivery',
  'rights.staff_choice',
  'rights.unnamed',
]
/** Each row belongs to an account, a session, an address or two organisations; no policy may open them all. */
export const ofSomebody = [
  'admission.list',
  'apply.draft',
  'apply.draft_file',
  'apply.notice',
  'apply.receipt',
  'courses.watch',
  'courses.watch_notice',
  'figures.subscription',
  'helpers.deed',
  'helpers.helper',
  'imports.import',
  'knowledge.announcement_choice',
  'knowledge.announcement_read',
  'knowledge.comment',
  'knowledge.comment_report',
  'knowledge.question',
  'knowledge.subscription',
  'payments.invoice',
  'worklist.saved_filter',
]
/** What signs people in: the site cannot read it, only the door's functions can. */
export const ofSignIn = [
  'accounts.attempt',
  'accounts.contact',
  'accounts.digits',
  'accounts.identity',
  'accounts.mail_link',
  'accounts.message',
  'accounts.newcomer_code',
  'accounts.passkey',
  'accounts.recovery_code',
  'accounts.set_up',
  'accounts.spent',
  'accounts.totp',
]
/** Protected identity: the site itself cannot read it. */
export const ofVault = ['vault.identity']
/** Of those who invite and recover: the site reads them without what opens an account. */
const ofStaff = ['accounts.invitation', 'accounts.recovery']
export const aboutNobody = new Set([...aboutThings, ...ofSomebody, ...ofSignIn, ...ofStaff, ...ofVault])

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
